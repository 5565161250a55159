import { Button, SummaryList } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import { ANSWER_WORDS } from '../answer-words.js';

interface SignedOutPage {
  /** The address that the form was sent to. */
  readonly action: string;
  /** What was sent, by the names of the fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly demo: boolean;
}

/** For an officer whose session ended while they wrote: their words, to send again once they are signed in. */
export function signedOutPage({ action, fields, demo }: SignedOutPage): string {
  const sent = Object.entries(fields).filter(([, value]) => value !== '');
  const rows = sent.flatMap(([name, value]) => {
    const key = LABELS[name];
    const words = (ANSWER_WORDS as Readonly<Record<string, string>>)[value] ?? value;
    return key ? [{ key, value: <span className="cp-own-lines">{words}</span> }] : [];
  });
  return page({
    ...{ title: 'You are signed out', nav: 'workspace', noindex: true, demo },
    children: (
      <>
        <h1 className="govuk-heading-xl">You are signed out</h1>
        <p className="govuk-body">
          This was not sent yet. Leave this page open.{' '}
          <a
            className="govuk-link"
            href={`/sign-in?returnTo=${encodeURIComponent(action)}`}
            target="_blank"
            rel="noreferrer"
          >
            Sign in in a new tab
          </a>
          , then press again.
        </p>
        <h2 className="govuk-heading-m">What you wrote</h2>
        <SummaryList rows={rows} />
        <form method="post" action={action}>
          {sent.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button>Send again</Button>
        </form>
      </>
    ),
  });
}

/** What people write or choose on the desk. What is not here is sent again too, and means nothing to read. */
const LABELS: Readonly<Record<string, string>> = {
  ...{ answer: 'What the council says', reason: 'Why', title: 'Title of the statement' },
  ...{ from: 'From', to: 'To', review: 'Looked at again by', 'take-back-reason': 'Why it is taken back' },
  ...{ 'sponsor-name': 'Name of the sponsor', 'sponsor-job': 'Job title' },
  ...{ 'chair-name': 'Name of the co-chair', 'chair-email': 'E-mail address of the co-chair' },
};
