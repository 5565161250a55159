import { areInText } from '#deliberation';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Select } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { choicesOf, useParts, type Part } from './useBlocks.js';
import type { Suggestion } from './useSuggestions.js';

const ARE_IN = graphql(`
  mutation SayWordsAreIn($input: WordsInTextInput!) {
    sayWordsAreIn(input: $input) {
      suggestion {
        id
      }
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly suggestion: Suggestion;
  /** The words that were agreed; empty where words are taken away. */
  readonly words: string;
  readonly again: () => void;
}

/** Offered where agreed words stand in the text although nobody put them in from here: another suggestion brought them, or a person typed them. */
export function AlreadyInText({ suggestion, words, again }: Props) {
  const { parts } = useParts(suggestion.sectionId);
  const { maySayIn, blockId, baseText } = suggestion;
  if (!maySayIn || !parts) return null;
  const textNow = linesByBlock(parts);
  const areIn = (foundIn: string): boolean => areInText({ acceptedText: words, baseText, blockId, foundIn, textNow });
  const holding = words === '' ? [] : parts.filter((part) => part.words.includes(words) && areIn(part.blockId));
  if (holding.length === 0 && !(words === '' && areIn(blockId))) return null;
  return <SayIt {...{ suggestion, words, again, holding }} />;
}

function linesByBlock(parts: readonly Part[]): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { blockId, words } of parts) lines.set(blockId, [...(lines.get(blockId) ?? []), words]);
  return lines;
}

function SayIt({ suggestion, words, again, holding }: Props & { holding: readonly Part[] }) {
  const { run, busy, problems } = useAct(ARE_IN);
  const [chosen, setChosen] = useState('');
  const likely = holding.find(({ blockId }) => blockId === suggestion.blockId) ?? holding[0];
  const part = holding.find(({ id }) => id === chosen) ?? likely;
  const say = async (): Promise<void> => {
    const blockId = part?.blockId ?? suggestion.blockId;
    if (await run({ input: { proposalId: suggestion.id, blockId } })) again();
  };
  return (
    <section aria-labelledby="already-in">
      <h3 className="govuk-heading-s" id="already-in">
        {words === '' ? 'Are these words gone already?' : 'Are these words in the text already?'}
      </h3>
      <p className="govuk-body">
        {words === ''
          ? 'Somebody may have taken them out. Then there is nothing left to do, and the section can go on.'
          : 'Another suggestion may have brought them, or somebody typed them. Then they need not go in again.'}
      </p>
      <ErrorSummary problems={problems} />
      {holding.length > 1 ? (
        <Select
          id="found-in"
          label="Where do they stand?"
          value={part?.id ?? ''}
          onChange={setChosen}
          choices={choicesOf(holding)}
        />
      ) : null}
      <Button kind="secondary" busy={busy} onClick={() => void say()}>
        {words === '' ? 'These words are gone already' : 'These words are in the text already'}
      </Button>
    </section>
  );
}
