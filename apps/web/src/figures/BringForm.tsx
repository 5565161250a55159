import { smallCountsIn } from '#concordat';
import { counted, DatasetTable } from '#reading';
import { useMemo, useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { Checkbox, TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { readTable, type ReadTable } from './read-table.js';

const BRING = graphql(`
  mutation BringDataset($input: BringDatasetInput!) {
    bringDataset(input: $input) {
      dataset {
        id
        title
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'dataset.title': 'bring-title',
  'dataset.taken': 'bring-title',
  'dataset.finding': 'bring-headline',
  'dataset.words': 'bring-textAlternative',
  'dataset.source': 'bring-source',
  'dataset.period': 'bring-period',
  'dataset.geography': 'bring-geography',
  'dataset.caveat': 'bring-caveat',
  'dataset.columns': 'bring-table',
  'dataset.rows': 'bring-table',
  'dataset.size': 'bring-table',
  'dataset.shape': 'bring-table',
  'dataset.cells': 'bring-table',
  'dataset.small-counts': 'bring-small',
};

const EMPTY = { title: '', headline: '', textAlternative: '', source: '', period: '', geography: '', caveat: '' };

/** Where somebody who looks after figures says what they are, and types or pastes the table: no file is needed. */
export function BringForm() {
  const { statement, reload } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(BRING, FIELDS);
  const [said, setSaid] = useState(EMPTY);
  const [text, setText] = useState('');
  const [acknowledged, setAcknowledged] = useState(false);
  const table = useMemo(() => readTable(text), [text]);
  const write = (words: string): void => {
    setText(words);
    // What was said of other numbers says nothing of these.
    setAcknowledged(false);
  };
  const bring = async (): Promise<void> => {
    const input = { ...said, ...table, statementId: statement.id, smallCountsAcknowledged: acknowledged };
    const done = await run({
      input: { ...input, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
    });
    if (!done?.dataset) return;
    say(`The table is here, as ${done.dataset.id}.`);
    setSaid(EMPTY);
    write('');
    reload();
  };
  return (
    <form
      noValidate
      aria-labelledby="bring"
      onSubmit={(event) => {
        event.preventDefault();
        void bring();
      }}
    >
      <h2 className="govuk-heading-m" id="bring">
        Bring a table
      </h2>
      <ErrorSummary problems={problems} />
      <SaidFields said={said} problems={problems} onSay={(name, words) => setSaid({ ...said, [name]: words })} />
      <TextArea
        id="bring-table"
        label="The table"
        hint="Copy it from a spreadsheet and paste it here, or type it with a comma between values. The first line is the headings. A value with a comma in it stands in double quotes."
        rows={8}
        value={text}
        onChange={write}
        error={errorIn(problems, 'bring-table')}
      />
      <Preview table={table} title={said.title} />
      <SmallCounts table={table} problems={problems} checked={acknowledged} onChange={setAcknowledged} />
      <Button submit busy={busy}>
        Bring this table
      </Button>
    </form>
  );
}

interface SaidProps {
  readonly said: typeof EMPTY;
  readonly problems: readonly Problem[];
  readonly onSay: (name: keyof typeof EMPTY, words: string) => void;
}

const LINES = [
  ['title', 'What is counted?', 'With time and place. For example: Hours of home care a week, by area, March 2025'],
  ['source', 'Where do the figures come from?', 'For example: Council contract records'],
  ['period', 'For what time are they?', 'For example: March 2025'],
  ['geography', 'For which place are they?', 'For example: Six areas of the council'],
  ['headline', 'What do they show?', 'One sentence. It stands above a chart of the figures.'],
] as const;

const TEXTS = [
  ['textAlternative', 'The figures in words', 'For people who do not see the chart, or do not read tables.'],
  ['caveat', 'What should people be careful about?', 'You can leave this empty.'],
] as const;

function SaidFields({ said, problems, onSay }: SaidProps) {
  const fieldOf = (name: keyof typeof EMPTY) => ({
    ...{ id: `bring-${name}`, value: said[name], error: errorIn(problems, `bring-${name}`) },
    onChange: (words: string) => onSay(name, words),
  });
  return (
    <>
      {LINES.map(([name, label, hint]) => (
        <TextInput key={name} label={label} hint={hint} {...fieldOf(name)} />
      ))}
      {TEXTS.map(([name, label, hint]) => (
        <TextArea key={name} label={label} hint={hint} rows={3} {...fieldOf(name)} />
      ))}
    </>
  );
}

/** What was read, so that a comma in the wrong place is seen before anybody else sees it. */
function Preview({ table: { columns, rows }, title }: { table: ReadTable; title: string }) {
  if (columns.length === 0) return null;
  const read = `This is read as ${counted(columns.length, 'column')} and ${counted(rows.length, 'row')}.`;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{read} Show the table</span>
      </summary>
      <div className="govuk-details__text">
        <DatasetTable dataset={{ columns, rows }} id="bring-preview" caption={title || 'The table as it is read'} />
      </div>
    </details>
  );
}

interface SmallCountsProps {
  readonly table: ReadTable;
  readonly problems: readonly Problem[];
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Asked only where it matters (R39). */
function SmallCounts({ table, problems, checked, onChange }: SmallCountsProps) {
  const small = smallCountsIn(table.rows);
  const error = errorIn(problems, 'bring-small');
  if (small.length === 0) return null;
  const hint = `The table has ${counted(small.length, 'whole number')} from 1 to 7. A count of so few people can tell who they are.`;
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={`bring-small-hint${error ? ' bring-small-error' : ''}`}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Small numbers</legend>
        <div className="govuk-hint" id="bring-small-hint">
          {hint}
        </div>
        {error ? (
          <p className="govuk-error-message" id="bring-small-error">
            <span className="govuk-visually-hidden">Error:</span> {error}
          </p>
        ) : null}
        <div className="govuk-checkboxes">
          <Checkbox
            id="bring-small"
            label="I have checked: these numbers can tell of nobody, or are not counts of people"
            checked={checked}
            onChange={onChange}
          />
        </div>
      </fieldset>
    </div>
  );
}
