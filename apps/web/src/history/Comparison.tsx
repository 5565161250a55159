import { AroundBlock } from '../fair-dealing/AroundBlock.js';
import type { Flagged, ShownBlock } from '../fair-dealing/hidden-words.js';
import type { CompareSectionQuery } from '../generated/graphql.js';
import { Tag } from '../ui/Tag.js';
import { wordsInWords } from './in-words.js';

/** What differs between two versions. */
export type Compared = NonNullable<CompareSectionQuery['compareSection']>;
type Block = Compared['blocks'][number];

/** What changed from an older version to the section as it is, block by block and word by word; what did not is left out. */
export function Comparison({ compared, flagged }: { compared: Compared; flagged: Flagged }) {
  const changed = compared.blocks.filter(({ kind, moved }) => kind !== 'unchanged' || moved);
  if (compared.isSame) return <p className="govuk-body">Nothing. The section says exactly this now.</p>;
  const same = compared.blocks.length - changed.length;
  return (
    <>
      <p className="govuk-body">
        Since then {wordsInWords(compared.wordsAdded)} came and {wordsInWords(compared.wordsRemoved)} went.{' '}
        {same === 0 ? '' : `${same === 1 ? '1 part is' : `${same} parts are`} the same.`}
      </p>
      <ol className="govuk-list cp-changes">
        {changed.map((block) => (
          <li key={block.blockId}>
            <p className="cp-changes__what">
              {labelsOf(block).map((label) => (
                <Tag key={label} colour="grey">
                  {label}
                </Tag>
              ))}
            </p>
            <AroundBlock flagged={flagged} block={asBlock(block)}>
              <p className="govuk-body">
                <Words runs={block.runs} />
              </p>
            </AroundBlock>
          </li>
        ))}
      </ol>
    </>
  );
}

function asBlock({ blockId: id, runs }: Block): ShownBlock {
  const without = (other: string): string => runs.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
  return { id, text: without('removed'), was: without('added') };
}

/** Colour and lines only help: every change says in a word what it is. */
function Words({ runs }: { runs: Block['runs'] }) {
  if (runs.length === 0) return 'No words.';
  return runs.map(({ kind, text }, index) => {
    if (kind === 'added') {
      return (
        <span className="cp-change cp-change--added" key={index}>
          <span className="cp-change__word">Add:</span> <ins>{text}</ins>
        </span>
      );
    }
    if (kind === 'removed') {
      return (
        <span className="cp-change cp-change--removed" key={index}>
          <span className="cp-change__word">Remove:</span> <del>{text}</del>
        </span>
      );
    }
    return <span key={index}>{text}</span>;
  });
}

function labelsOf({ kind, moved, runs }: Block): string[] {
  const isLook = kind === 'changed' && runs.every((run) => run.kind === 'same');
  const what = {
    unchanged: [],
    added: ['New'],
    removed: ['Taken out'],
    changed: [isLook ? 'Looks different' : 'Changed'],
  };
  return [...(what[kind as keyof typeof what] ?? []), ...(moved ? ['Moved'] : [])];
}
