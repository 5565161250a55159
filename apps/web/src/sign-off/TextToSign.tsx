import type { SealedSectionText } from '#document';
import { SectionText } from '#reading';
import { textChanges } from '#sign-off';
import { aroundWith } from '../fair-dealing/AroundBlock.js';
import { alsoHiding } from '../fair-dealing/hidden-words.js';
import { WithFlagged } from '../fair-dealing/WithFlagged.js';
import { momentInWords } from '../history/in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { TextChanges } from './TextChanges.js';
import { asChanges, type FrozenWords } from './useFrozenWords.js';

interface Props {
  readonly frozen: FrozenWords;
  /** The words as they stood on this page before, where they have changed since. */
  readonly readBefore: FrozenWords | null;
  /** Whether there are newer words than the ones shown. */
  readonly isOld: boolean;
  readonly onRenew: () => void;
}

/** What changed in a section since one read it, and since one last decided on it (R16). */
export function ChangedWords({ frozen, readBefore, isOld, onRenew }: Props) {
  const changes = asChanges(frozen.changes);
  return (
    <>
      {isOld ? <OldWords onRenew={onRenew} /> : null}
      {readBefore !== null ? (
        <TextChanges
          heading="What changed since you read it"
          changes={between(readBefore.text, frozen.text)}
          hiddenBlocks={[...readBefore.hiddenBlocks, ...frozen.hiddenBlocks]}
        />
      ) : null}
      {changes ? <TextChanges heading="What changed since you last decided" changes={changes} /> : null}
    </>
  );
}

/** Words never change under the eyes of who reads them: they are asked for. */
export function OldWords({ onRenew }: { onRenew: () => void }) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">These words have changed since you opened this page.</p>
      <Button kind="secondary" onClick={onRenew}>
        Show the words as they are now
      </Button>
    </div>
  );
}

/** The words of one section in a frame. */
export function Words({ frozen: { text, hiddenBlocks, versionNumber, frozenAt } }: { frozen: FrozenWords }) {
  const { datasets } = useStatement();
  return (
    <>
      <p className="govuk-body">
        Draft {versionNumber}, locked {momentInWords(frozenAt)}
      </p>
      <div className="cp-to-sign">
        <WithFlagged>
          {(flagged) => (
            <SectionText text={text} datasets={datasets} around={aroundWith(alsoHiding(flagged, hiddenBlocks))} />
          )}
        </WithFlagged>
      </div>
    </>
  );
}

function between(earlier: string, later: string) {
  return textChanges(JSON.parse(earlier) as SealedSectionText, JSON.parse(later) as SealedSectionText);
}
