import { SectionText } from '#reading';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { changesBetween, type BlockChange } from './changes-between.js';
import type { FrozenWords } from './useFrozenWords.js';

interface Props {
  readonly frozen: FrozenWords;
  /** The words as they stood on this page before, where they have changed since. */
  readonly readBefore: string | null;
  /** Whether there are newer words than the ones shown. */
  readonly isOld: boolean;
  readonly onRenew: () => void;
}

/** The exact words of a section, and what changed since one last decided on them (R16). */
export function TextToSign({ frozen, readBefore, isOld, onRenew }: Props) {
  const { text, changes } = frozen;
  return (
    <>
      <h2 className="govuk-heading-m">What you are signing</h2>
      {isOld ? <OldWords onRenew={onRenew} /> : null}
      {readBefore !== null ? (
        <Changes heading="What changed since you read it" changes={changesBetween(readBefore, text)} />
      ) : null}
      <Words frozen={frozen} />
      {changes ? <Changes heading="What changed since you last decided" changes={changes.map(asChange)} /> : null}
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
export function Words({ frozen: { text, versionNumber, frozenAt } }: { frozen: FrozenWords }) {
  const { datasets } = useStatement();
  return (
    <>
      <p className="govuk-body">
        Draft {versionNumber}, locked{' '}
        {new Date(frozenAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}
      </p>
      <div className="cp-to-sign">
        <SectionText text={text} datasets={datasets} />
      </div>
    </>
  );
}

function asChange(change: NonNullable<FrozenWords['changes']>[number]): BlockChange {
  return { blockId: change.blockId, before: change.before ?? null, after: change.after ?? null };
}

function Changes({ heading, changes }: { heading: string; changes: readonly BlockChange[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      {changes.length === 0 ? <p className="govuk-body">No words have changed.</p> : null}
      <ul className="govuk-list govuk-list--bullet">
        {changes.map(({ blockId, before, after }) => (
          <li key={blockId}>
            {before === null ? null : (
              <p className="govuk-body">
                <strong>Before:</strong> {before}
              </p>
            )}
            <p className="govuk-body">
              <strong>Now:</strong> {after ?? 'taken out'}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
