import type { SignedChange } from '#sign-off';
import { AroundBlock } from '../fair-dealing/AroundBlock.js';
import { WithFlagged } from '../fair-dealing/WithFlagged.js';

/** What changed in a text, thing by thing: every change has its line, also one that no word tells of (R16). */
export function TextChanges({ heading, changes }: { heading: string; changes: readonly SignedChange[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ChangeList changes={changes} />
    </>
  );
}

/** The same without a heading. */
export function ChangeList({ changes }: { changes: readonly SignedChange[] }) {
  if (changes.length === 0) return <p className="govuk-body">Nothing has changed.</p>;
  return (
    <WithFlagged>
      {(flagged) => (
        <ul className="govuk-list govuk-list--bullet">
          {changes.map((change) => (
            <li key={`${change.kind} ${change.blockId}`}>
              <AroundBlock flagged={flagged} block={{ id: change.blockId ?? '', text: wordsOf(change) }}>
                <OneChange change={change} />
              </AroundBlock>
            </li>
          ))}
        </ul>
      )}
    </WithFlagged>
  );
}

function wordsOf({ before, after }: SignedChange): string {
  return [before, after].join('\n');
}

function OneChange({ change: { kind, before, after } }: { change: SignedChange }) {
  const only = ONE_SENTENCE[kind]?.(before, after);
  if (only !== undefined) return <p className="govuk-body">{only}</p>;
  return (
    <>
      {TITLES[kind] ? <p className="govuk-body govuk-!-margin-bottom-1">{TITLES[kind]}</p> : null}
      {before === null ? null : (
        <p className="govuk-body">
          <strong>Before:</strong> {before || 'a part without words'}
        </p>
      )}
      <p className="govuk-body">
        <strong>Now:</strong> {after === null ? 'taken out' : after || 'a part without words'}
      </p>
    </>
  );
}

const TITLES: Partial<Readonly<Record<SignedChange['kind'], string>>> = {
  title: 'The title',
  note: 'A note',
  new: 'A new part',
};

const ONE_SENTENCE: Partial<
  Readonly<Record<SignedChange['kind'], (before: string | null, after: string | null) => string>>
> = {
  moved: (_, after) => `Moved to another place: “${after}”`,
  look: (_, after) => `Looks different (such as bold, a heading, a list or a link), in the same words: “${after}”`,
  language: (before, after) => `The language was marked as “${before}” and is now marked as “${after}”.`,
  table: (before, after) => {
    if (before === null) return `Table ${after} was put in.`;
    return after === null ? `Table ${before} was taken out.` : `The figures of table ${after} changed.`;
  },
  other: () => 'No words changed, but the way in which they are stored did.',
};
