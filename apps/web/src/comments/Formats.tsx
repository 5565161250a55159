import { groupOf } from '#concordat';
import { FORMATS, type Format } from '#deliberation';
import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Select } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { FormatRow } from './FormatRow.js';
import type { Times } from './useComments.js';

const OWE = graphql(`
  mutation OweFormat($input: OweFormatInput!) {
    oweFormat(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly times: Times;
  readonly again: () => void;
}

/** Until when each group can comment, and the formats that its members are owed (R11). */
export function Formats({ times, again }: Props) {
  const { me } = useStatement();
  const organises = me?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
  return (
    <section aria-labelledby="times">
      <h2 className="govuk-heading-m" id="times">
        Until when
      </h2>
      {times.opensOn === null ? (
        <p className="govuk-body">
          Comments are not open yet. Say now which formats each group needs, and when they are there, so that nobody has
          to wait for them later. The time of a group begins when comments open, or when its last format is there.
        </p>
      ) : (
        <p className="govuk-body">
          Comments opened on {dayInWords(times.opensOn)}. Each group has {times.days} days from when its people have the
          formats that they need.
        </p>
      )}
      {times.clocks.length === 0 ? null : (
        <dl className="govuk-summary-list">
          {times.clocks.map(({ constituency, closesOn, waitsFor }) => (
            <div className="govuk-summary-list__row" key={constituency}>
              <dt className="govuk-summary-list__key">{groupOf(constituency).label}</dt>
              <dd className="govuk-summary-list__value">
                {closesOn === null
                  ? `Not started: waiting for ${waitsFor.map((format) => FORMATS[format as Format] ?? format).join(', ')}`
                  : `Until the end of ${dayInWords(closesOn)}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3 className="govuk-heading-s">Formats that people are owed</h3>
      {times.formats.length === 0 ? <p className="govuk-body">Nothing beside the web page and paper yet.</p> : null}
      {times.formats.map((format) => (
        <FormatRow
          key={`${format.constituency} ${format.format}`}
          format={format}
          organises={organises}
          again={again}
        />
      ))}
      {organises ? <OweForm times={times} again={again} /> : null}
    </section>
  );
}

function OweForm({ times, again }: Props) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(OWE);
  const [constituency, setConstituency] = useState(times.groups[0] ?? '');
  const [format, setFormat] = useState('EASY_READ');
  const owe = async (): Promise<void> => {
    if (await run({ input: { statementId: statement.id, constituency, format } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add a format that a group needs</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <Select
          id="owed-to"
          label="Who needs it?"
          value={constituency}
          onChange={setConstituency}
          choices={times.groups.map((code) => ({ value: code, label: groupOf(code).label }))}
        />
        <Select
          id="owed-format"
          label="What do they need?"
          value={format}
          onChange={setFormat}
          choices={Object.entries(FORMATS).map(([value, words]) => ({ value, label: upperFirst(words) }))}
        />
        <Button kind="secondary" busy={busy} onClick={() => void owe()}>
          Add it
        </Button>
      </div>
    </details>
  );
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
