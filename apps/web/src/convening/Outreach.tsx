import { groupOf } from '#concordat';
import { PlainTable } from '#reading';
import { useState } from 'react';
import { dayInWords, personInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextInput } from '../ui/fields.js';
import { PageButtons, type Place } from '../ui/PageButtons.js';
import { useAct } from '../ui/useAct.js';
import type { Convening } from './useConvening.js';

const LOG = graphql(`
  mutation LogOutreach($input: LogOutreachInput!) {
    logOutreach(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly convening: Convening;
  readonly again: () => void;
  readonly place: Place;
}

/** The public call, and whom organisers asked to take part. */
export function Outreach({ convening: { call, outreach, groups }, again, place: page }: Props) {
  const { statement, me } = useStatement();
  const organises = me?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
  return (
    <section aria-labelledby="outreach">
      <h2 className="govuk-heading-m" id="outreach">
        Whom you asked
      </h2>
      <p className="govuk-body">
        {call.isOpen
          ? `Anybody can ask to take part, or suggest a topic, at least until the end of ${dayInWords(call.until)}.`
          : 'The public call has closed.'}{' '}
        <a className="govuk-link" href={`/call/${statement.council.slug}/${statement.slug}`}>
          Read the page that the public sees
        </a>
      </p>
      <PlainTable
        id="outreach-log"
        caption="Whom organisers asked to take part"
        columns={['When', 'How', 'Where', 'Who was meant', 'People reached', 'Noted by']}
        rows={outreach.edges.map(({ node: { on, how, place, constituency, reached, by } }) => [
          dayInWords(on),
          how,
          place,
          groupOf(constituency).label,
          String(reached),
          by.isMe ? 'you' : personInWords(by),
        ])}
        empty="Nothing is noted yet."
      />
      <PageButtons place={page} page={outreach.pageInfo} what="people asked" />
      {organises ? <LogForm groups={groups} again={again} /> : null}
    </section>
  );
}

const FIELDS = {
  'outreach.day': 'outreach-on',
  'outreach.how': 'outreach-how',
  'outreach.place': 'outreach-place',
  'outreach.reached': 'outreach-reached',
};

function LogForm({ groups, again }: { groups: readonly string[]; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(LOG, FIELDS, 'What was done is in the list.');
  const empty = { on: '', how: '', place: '', constituency: groups[0] ?? '', reached: '' };
  const [said, setSaid] = useState(empty);
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const log = async (): Promise<void> => {
    const reached = /^\d{1,7}$/.test(said.reached) ? Number(said.reached) : -1;
    if (!(await run({ input: { statementId: statement.id, ...said, reached } }))) return;
    setSaid(empty);
    again();
  };
  const line = (name: 'on' | 'how' | 'place' | 'reached', label: string, type = 'text') => (
    <TextInput
      id={`outreach-${name}`}
      type={type}
      label={label}
      value={said[name]}
      onChange={set(name)}
      error={errorIn(problems, `outreach-${name}`)}
    />
  );
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Note whom you asked</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        {line('on', 'When?', 'date')}
        {line('how', 'How? A letter, a talk, a visit')}
        {line('place', 'Where?')}
        <Select
          id="outreach-group"
          label="Whom did you mean to reach?"
          value={said.constituency}
          onChange={set('constituency')}
          choices={groups.map((code) => ({ value: code, label: groupOf(code).label }))}
        />
        {line('reached', 'About how many people did it reach?')}
        <Button kind="secondary" busy={busy} onClick={() => void log()}>
          Note this
        </Button>
      </div>
    </details>
  );
}
