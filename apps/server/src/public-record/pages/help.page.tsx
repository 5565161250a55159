import { GROUPS } from '#concordat';
import { GroupName } from '#reading';
import { page } from '../../platform/pages/page.js';

/** For whom a page of words is made. */
export interface Visitor {
  readonly demo: boolean;
  readonly signedIn: boolean;
}

/** What this is, in plain words, and where to get help. */
export function helpPage(visitor: Visitor): string {
  return page({
    ...visitor,
    title: 'Help',
    nav: 'help',
    children: (
      <>
        <h1 className="govuk-heading-xl">Help</h1>
        <h2 className="govuk-heading-l">What is a statement?</h2>
        <p className="govuk-body">
          A council has to say what care and support its area needs, what there is, and what should change. That paper
          is called a market position statement. Here it is not written by the council alone: the people it is about
          write it, sign it and publish it with the council.
        </p>
        <h2 className="govuk-heading-l">Who takes part?</h2>
        <ul className="govuk-list govuk-list--spaced">
          {GROUPS.map(({ code }) => (
            <li key={code}>
              <GroupName code={code} />
            </li>
          ))}
        </ul>
        <p className="govuk-body">No group stands above another. Which groups take part is different in each place.</p>
        <Signing />
        <h2 className="govuk-heading-l">How do I take part?</h2>
        <p className="govuk-body">
          You get an invitation by e-mail. Follow its link and say how you want to be shown: by your name, by a name you
          choose, or only by your group. Then <a href="/sign-in">sign in</a> with your e-mail. There is no password.
        </p>
        <p className="govuk-body">
          If you cannot use a computer, or would rather talk to somebody, <a href="/contact">get in touch</a>. What you
          say counts the same.
        </p>
        <h2 className="govuk-heading-l" id="source-code">
          Source code
        </h2>
        <p className="govuk-body">
          This program is free for anyone to use, read and change, under the MIT licence. Ask{' '}
          <a href="/contact">whoever runs this site</a> for a copy of the exact version that runs here. With it you can
          also check the documents yourself: see <a href="/keys">the keys that seal them</a>.
        </p>
      </>
    ),
  });
}

function Signing() {
  return (
    <>
      <h2 className="govuk-heading-l">What does it mean that a group signed?</h2>
      <p className="govuk-body">
        A group signs exact words. If one letter changes afterwards, the signature ends and the group is asked again.
      </p>
      <dl className="govuk-summary-list">
        <Meaning word="Signed" means="The group agrees with these words." />
        <Meaning word="Signed, with a reservation" means="The group agrees, and says what it still worries about." />
        <Meaning word="Did not sign" means="The group does not agree. Its reasons stand before the text." />
        <Meaning word="Stood aside" means="The group chose to have no say in this part." />
        <Meaning word="Did not reply" means="We asked, and heard nothing. Silence never counts as a yes." />
        <Meaning word="Written together" means="Enough groups signed every part, and nobody disagreed." />
        <Meaning
          word="Written together, with disagreement"
          means="Enough groups signed every part. Some did not, and the page says who and why."
        />
      </dl>
    </>
  );
}

function Meaning({ word, means }: { word: string; means: string }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{word}</dt>
      <dd className="govuk-summary-list__value">{means}</dd>
    </div>
  );
}
