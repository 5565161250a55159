import type { BundleDataset } from '#publication';
import { chartOf } from '#reading';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { Select } from '../ui/fields.js';
import { CHART, insertDataset, type ShownAs } from './insert-dataset.js';

interface Props {
  readonly editor: Editor;
  /** The statement's tables, of which the text names one. */
  readonly tables: readonly BundleDataset[];
  readonly onDone: () => void;
}

/** Asks which table of figures goes in behind the paragraph with the caret, and how; Escape goes back to the text. */
export function InsertTable({ editor, tables, onDone }: Props) {
  const { say } = useAnnouncements();
  useEffect(() => document.getElementById('insert-table')?.focus(), []);
  const back = (): void => {
    editor.commands.focus();
    onDone();
  };
  const insert = (table: BundleDataset, as: ShownAs): void => {
    insertDataset(editor, table, as);
    say(`The figures ${table.id} are in the text. The caret is in the words above them.`);
    onDone();
  };
  return (
    <div
      className="cp-link-form"
      role="group"
      aria-label="Insert a table"
      onKeyDown={(event) => {
        if (event.key === 'Escape') back();
      }}
    >
      {tables.length > 0 ? (
        <Choice tables={tables} onChoose={insert} />
      ) : (
        <p className="govuk-body" id="insert-table" tabIndex={-1}>
          Nobody has brought a table to this statement yet. Who looks after figures does it on the page “Figures”.
        </p>
      )}
      <Button kind="secondary" onClick={back}>
        Cancel
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly tables: readonly BundleDataset[];
  readonly onChoose: (table: BundleDataset, as: ShownAs) => void;
}

function Choice({ tables, onChoose }: ChoiceProps) {
  const [id, setId] = useState(tables[0]?.id ?? '');
  const [as, setAs] = useState<ShownAs>('table');
  const table = tables.find((one) => one.id === id) ?? tables[0];
  const hasChart = table !== undefined && chartOf(table, CHART) !== null;
  return (
    <>
      <Select
        id="insert-table"
        label="Which table?"
        hint="It goes in after the paragraph that you are in."
        value={id}
        onChange={setId}
        choices={tables.map((one) => ({ value: one.id, label: `${one.id}: ${one.title}` }))}
      />
      {hasChart ? (
        <Select
          id="insert-as"
          label="How is it shown?"
          value={as}
          onChange={(value) => setAs(value === 'chart' ? 'chart' : 'table')}
          choices={WAYS}
        />
      ) : null}
      <Button kind="secondary" onClick={() => table && onChoose(table, hasChart ? as : 'table')}>
        Insert it
      </Button>{' '}
    </>
  );
}

const WAYS = [
  { value: 'table', label: 'As a table' },
  { value: 'chart', label: 'As bars, with the table below' },
];
