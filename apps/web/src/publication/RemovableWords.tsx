import { useState } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { useAct } from '../ui/useAct.js';
import { keyOf, whenAndWhose } from './removals-in-words.js';
import { REMOVE, useRemovable, type Removable, type RemovablePage, type Turned, type Waiting } from './useRemovals.js';

interface Props {
  readonly waiting: readonly Waiting[];
  /** How many were removed. */
  readonly removed: number;
  readonly onTurned: (turned: Turned) => void;
}

const REASON = 'removal-reason';

/** Refusals that are about the reason. */
const FIELDS = { 'removal.reason': REASON, 'removal.long-reason': REASON } as const;

/** Words that can be removed, newest first, a page at a time: choose some, say why, and turn the first key. */
export function RemovableWords(props: Props) {
  const { statement } = useStatement();
  const [before, setBefore] = useState<readonly string[]>([]);
  const { data, error, again } = useRemovable(statement.id, before.at(-1) ?? null, props.removed);
  return (
    <section aria-labelledby="removable">
      <h2 className="govuk-heading-m" id="removable">
        Ask for words to be removed
      </h2>
      <p className="govuk-body">
        These are words beside the text: reasons, answers, comments and names. The text of a section is not here.
      </p>
      <Loadable data={data} error={error} again={again}>
        {(page) => <ChooseWords key={before.length} page={page} {...props} again={again} />}
      </Loadable>
      <div className="govuk-button-group">
        {before.length > 0 ? (
          <Button kind="secondary" onClick={() => setBefore(before.slice(0, -1))}>
            Newer words
          </Button>
        ) : null}
        {data?.pageInfo.hasNextPage ? (
          <Button kind="secondary" onClick={() => setBefore([...before, data.pageInfo.endCursor ?? ''])}>
            Older words
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function ChooseWords({
  page,
  waiting,
  onTurned,
  again,
}: Omit<Props, 'removed'> & { page: RemovablePage; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(REMOVE, FIELDS);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const asked = new Set(waiting.filter(({ counts }) => counts).map(keyOf));
  const shown = page.edges.map(({ node }) => node).filter((node) => !asked.has(keyOf(node)));
  const ask = async ({ seq, name }: Removable): Promise<void> => {
    const done = await run({ input: { statementId: statement.id, seq, name, reason } });
    if (!done) return;
    setChosen('');
    setReason('');
    again();
    const says = 'You asked. A co-chair of another group has to agree.';
    onTurned({ says, stillStandsIn: done.stillStandsIn, isGone: false });
  };
  const form = (one: Removable) => (
    <>
      <TextArea
        id={REASON}
        label="Why should these words go?"
        hint="Everybody can read this. Do not repeat the words here. Use 300 characters or fewer."
        value={reason}
        onChange={setReason}
        error={errorIn(problems, REASON)}
        rows={3}
      />
      <Button busy={busy} onClick={() => void ask(one)}>
        Ask to remove these words
      </Button>
    </>
  );
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">{howMany(page.totalCount)}</p>
      {shown.length === 0 ? null : (
        <Radios
          id="words"
          label="Which words?"
          value={chosen}
          onChange={setChosen}
          choices={shown.map((one) => ({ value: keyOf(one), label: one.what, hint: hintOf(one), more: form(one) }))}
        />
      )}
    </>
  );
}

function howMany(count: number): string {
  if (count === 0) return 'There are no words in the record yet.';
  return count === 1
    ? 'The record holds words in 1 place.'
    : `The record holds words in ${count} places. Newest first.`;
}

function hintOf(one: Removable): string {
  return `${whenAndWhose(one)}: ${one.words === null || one.words === undefined ? HIDDEN : `“${one.words}”`}`;
}

const HIDDEN = 'these words are hidden from you while somebody checks them.';
