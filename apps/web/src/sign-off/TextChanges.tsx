import type { SignedChange } from '#sign-off';
import { AroundBlock } from '../fair-dealing/AroundBlock.js';
import { alsoHiding, type Flagged, type ShownBlock } from '../fair-dealing/hidden-words.js';
import { WithFlagged } from '../fair-dealing/WithFlagged.js';

interface ListProps {
  readonly changes: readonly SignedChange[];
  /** Blocks of these versions of the text that nobody is shown, beside those of the live text (R38). */
  readonly hiddenBlocks?: Flagged['hiddenBlocks'];
}

/** What changed in a text, thing by thing: every change has its line, also one that no word tells of (R16). */
export function TextChanges({ heading, ...list }: ListProps & { readonly heading: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ChangeList {...list} />
    </>
  );
}

/** The same without a heading. */
export function ChangeList({ changes, hiddenBlocks = [] }: ListProps) {
  if (changes.length === 0) return <p className="govuk-body">Nothing has changed.</p>;
  return (
    <WithFlagged>
      {(flagged) => (
        <ul className="govuk-list govuk-list--bullet">
          {changes.map((change) => (
            <li key={`${change.kind} ${change.blockId}`}>
              <AroundBlock flagged={alsoHiding(flagged, hiddenBlocks)} block={asBlock(change)}>
                <OneChange change={change} />
              </AroundBlock>
            </li>
          ))}
        </ul>
      )}
    </WithFlagged>
  );
}

function asBlock({ blockId: id, before, after }: SignedChange): ShownBlock {
  return { id, text: after ?? '', was: before ?? '' };
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
