import { groupOf } from '#concordat';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement, type Scope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea, TextInput } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { ReadFirst } from '../ui/ReadFirst.js';
import { useAct } from '../ui/useAct.js';
import { useFilled } from '../ui/useFilled.js';
import type { Mediation } from './useMediation.js';

const DESCRIBE = graphql(`
  mutation DescribeMediation($input: DescribeMediationInput!) {
    describeMediation(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const NOTE = graphql(`
  mutation NoteAttempt($input: NoteAttemptInput!) {
    noteAttempt(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly mediation: Mediation;
  readonly again: () => void;
}

/** The newest mediation: what it is about, its limit, what was tried, what came of it. */
export function MediationNow({ mediation, again }: Props) {
  const { statement, me } = useStatement();
  const isOpen = mediation.standing === 'open';
  const writes = me?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
  const { issue, mediator, openedAt, askedBy, until, attempts } = mediation;
  const rows = [
    ['What you cannot agree about', issue ?? 'Nobody has said it yet.'],
    ['Where', placeInWords(mediation, statement)],
    ['Who helps', mediator ?? 'Nobody has said it yet.'],
    ...(askedBy
      ? [['How it began', `${groupOf(askedBy).label} asked for it. The other co-chair did not answer in time.`]]
      : []),
    ['How long', `From ${dayInWords(openedAt)} until ${dayInWords(until)}`],
    ['What came of it', outcomeInWords(mediation)],
  ];
  return (
    <>
      <dl className="govuk-summary-list">
        {rows.map(([key, value]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <KeepWords open={isOpen && writes}>
        <DescribeForm mediation={mediation} again={again} />
      </KeepWords>
      <h2 className="govuk-heading-m">What was tried</h2>
      {attempts.length === 0 ? <p className="govuk-body">Nothing has been noted yet.</p> : null}
      <ul className="govuk-list govuk-list--bullet">
        {attempts.map(({ note, at }) => (
          <li key={at}>
            {dayInWords(at)}: {note}
          </li>
        ))}
      </ul>
      <KeepWords open={isOpen && writes}>
        <AttemptForm mediation={mediation} again={again} />
      </KeepWords>
    </>
  );
}

function placeInWords({ sectionId }: Mediation, { sections }: Scope['statement']): string {
  const section = sections.find(({ id }) => id === sectionId);
  return section ? `In the section “${section.title}”` : 'In the whole statement';
}

function outcomeInWords({ standing, outcome, until }: Mediation): string {
  if (standing === 'open') return 'It goes on.';
  if (standing === 'agreed') return 'You agreed. Everybody can sign what you agreed.';
  return outcome === 'failed' ? 'You did not agree.' : `You had not agreed by ${dayInWords(until)}.`;
}

const DESCRIBE_FIELDS = { 'mediation.no-issue': 'issue', 'mediation.no-mediator': 'mediator' };

function DescribeForm({ mediation, again }: Props) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(DESCRIBE, DESCRIBE_FIELDS, 'What this is about was saved.');
  const { said, setSaid, isOvertaken } = useFilled({
    ...{ issue: mediation.issue ?? '', mediator: mediation.mediator ?? '', sectionId: mediation.sectionId ?? '' },
  });
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  // Open while nobody has said it; it does not shut when somebody else does.
  const [beginsOpen] = useState(mediation.issue === null);
  const choices = [
    { value: '', label: 'The whole statement' },
    ...statement.sections.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const describe = async (): Promise<void> => {
    const input = { mediationId: mediation.id, ...said, sectionId: said.sectionId === '' ? null : said.sectionId };
    if (await run({ input })) again();
  };
  return (
    <details className="govuk-details" open={beginsOpen}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say what this is about</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id="issue"
          label="What can you not agree about?"
          hint="If it fails, everyone can read this beside what is published."
          rows={3}
          value={said.issue}
          onChange={set('issue')}
          error={errorIn(problems, 'issue')}
        />
        <Select id="where" label="Where?" value={said.sectionId} onChange={set('sectionId')} choices={choices} />
        <TextInput
          id="mediator"
          label="Who helps you?"
          hint="For example: a mediator from the next county"
          value={said.mediator}
          onChange={set('mediator')}
          error={errorIn(problems, 'mediator')}
        />
        <ReadFirst words={isOvertaken ? wordsOf(mediation) : null} say={MEANWHILE}>
          <Button kind="secondary" busy={busy} onClick={() => void describe()}>
            Save
          </Button>
        </ReadFirst>
      </div>
    </details>
  );
}

const MEANWHILE =
  'Somebody else has said this meanwhile. You can read it above. If you save, your words take the place of theirs.';

function wordsOf({ issue, mediator, sectionId }: Mediation): string {
  return [issue, mediator, sectionId].join(' ');
}

function AttemptForm({ mediation: { id: mediationId }, again }: Props) {
  const { run, busy, problems } = useAct(NOTE, { 'mediation.note': 'attempt' }, 'What was tried is in the list.');
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (!(await run({ input: { mediationId, note } }))) return;
    setNote('');
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Note what was tried</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id="attempt"
          label="What was tried?"
          hint="In a few words, without names. You cannot change it later."
          rows={2}
          value={note}
          onChange={setNote}
          error={errorIn(problems, 'attempt')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          Note this
        </Button>
      </div>
    </details>
  );
}
