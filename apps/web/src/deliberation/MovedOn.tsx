import { useState, type FormEvent } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { useAct } from '../ui/useAct.js';
import { choicesOf, useParts, type Part } from './useBlocks.js';
import type { Suggestion } from './useSuggestions.js';

const REBASE = graphql(`
  mutation RebaseSuggestion($input: RebaseSuggestionInput!) {
    rebaseSuggestion(input: $input) {
      suggestion {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly suggestion: Suggestion;
  readonly again: () => void;
}

/** What a suggestion was about has changed: as it was, as it is now, as it would be; and a form to say where it belongs. */
export function MovedOn({ suggestion, again, canRebase }: Props & { canRebase: boolean }) {
  const { standing, baseText, proposedText } = suggestion;
  const isGone = standing.state === 'GONE';
  return (
    <section aria-labelledby="moved-on">
      <h2 className="govuk-heading-m" id="moved-on">
        The text has changed since
      </h2>
      <div className="govuk-inset-text">
        {isGone
          ? 'The paragraph that this is about is gone. '
          : 'The words that this is about are not there any more. '}
        {baseText === ''
          ? 'If this is agreed, it becomes the last paragraph.'
          : 'It can be agreed once somebody has said where it belongs now.'}
      </div>
      <dl className="govuk-summary-list">
        <Row
          name="It said, when this was suggested"
          says={baseText === '' ? 'Nothing: this is a new paragraph' : baseText}
        />
        <Row name="It says now" says={standing.wordsNow ?? 'Nothing: the paragraph is gone'} />
        <Row name="It would say" says={proposedText === '' ? 'Nothing: these words are to go' : proposedText} />
      </dl>
      {canRebase && baseText !== '' ? <NewPlace suggestion={suggestion} again={again} /> : null}
    </section>
  );
}

function Row({ name, says }: { name: string; says: string }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{says}</dd>
    </div>
  );
}

function NewPlace({ suggestion, again }: Props) {
  const { parts, error, again: ask } = useParts(suggestion.sectionId);
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Say where this belongs now</span>
      </summary>
      <div className="govuk-details__text">
        <Loadable data={parts} error={error} again={ask}>
          {(shown) => <PlaceForm suggestion={suggestion} parts={shown} again={again} />}
        </Loadable>
      </div>
    </details>
  );
}

const FIELDS = {
  'rebase.not-there': 'new-words',
  'rebase.no-change': 'new-words',
  'rebase.not-your-words': 'new-proposal',
};

function PlaceForm({ suggestion, parts, again }: Props & { parts: readonly Part[] }) {
  const { run, busy, problems } = useAct(REBASE, FIELDS, 'The suggestion has its new place.');
  const { id, by, blockId: oldBlock, putForward, answer } = suggestion;
  const start = parts.find((part) => part.blockId === oldBlock) ?? parts[0];
  const [partId, setPartId] = useState(start?.id ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [proposed, setProposed] = useState(suggestion.proposedText);
  const part = parts.find((one) => one.id === partId);
  const blockId = part?.blockId ?? '';
  const baseText = chosen ?? part?.words ?? '';
  const isOwn = by.isMe && answer === null;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await run({ input: { proposalId: id, blockId, baseText, proposedText: isOwn ? proposed : null } })) again();
  };
  const choose = (id: string): void => {
    setPartId(id);
    setChosen(null);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problems} />
      <Select id="new-part" label="Which part?" value={partId} onChange={choose} choices={choicesOf(parts)} />
      <TextArea
        id="new-words"
        label="Which words of it?"
        hint="Leave only the words that are to be replaced, exactly as they stand there now."
        value={baseText}
        onChange={setChosen}
        error={errorIn(problems, 'new-words')}
      />
      {isOwn ? (
        <TextArea
          id="new-proposal"
          label="What should it say instead?"
          value={proposed}
          onChange={setProposed}
          error={errorIn(problems, 'new-proposal')}
        />
      ) : null}
      {putForward.length > 0 ? (
        <p className="govuk-body">The answer that waits for a second person was for the old words, so it goes.</p>
      ) : null}
      <Button submit kind="secondary" busy={busy}>
        This is where it belongs
      </Button>
    </form>
  );
}
