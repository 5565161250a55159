import { hashDocument, type ContentHash } from '#document';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { stillToSign } from './next-to-sign.js';
import { SignForm } from './SignForm.js';
import { OldWords, Words } from './TextToSign.js';
import { ChangeList } from './TextChanges.js';
import { asChanges, useFrozenWords, type FrozenWords } from './useFrozenWords.js';
import type { Signing } from './useSigning.js';

interface Props {
  readonly signing: Signing;
  readonly onAnswer: () => void;
}

/** The whole statement, to be read and signed as one (R21). */
export function SignWhole({ signing, onAnswer }: Props) {
  const { statement, me } = useStatement();
  const { sections } = statement;
  const { data, error, renew } = useFrozenWords(sections.map(({ id }) => id).join(' '), true);
  const answered = (): void => {
    renew();
    onAnswer();
  };
  return (
    <Loadable data={data} error={error} again={renew}>
      {(words) => {
        const seen = hashOf(sections, words);
        return (
          <SignForm
            subject="the whole statement"
            sectionId={null}
            hash={signing.hash ? seen : null}
            groups={signing.whole}
            lapsed={signing.lapsedWhole}
            left={stillToSign(sections, signing, me?.constituency ?? '')}
            onAnswer={answered}
            changed={
              <>
                {signing.hash && signing.hash !== seen ? <OldWords onRenew={renew} /> : null}
                {signing.lapsedWhole ? <ChangedSections signing={signing} words={words} /> : null}
              </>
            }
          >
            <p className="govuk-body">
              You sign the statement as one: all of its sections as they are locked now. Sections that your group did
              not sign stay so, and its reasons stay beside them.
            </p>
            <h2 className="govuk-heading-m">What you are signing</h2>
            {sections.map(({ id, title }, index) => (
              <WholeSection key={id} title={title} words={words[index] ?? null} />
            ))}
          </SignForm>
        );
      }}
    </Loadable>
  );
}

function WholeSection({ title, words }: { title: string; words: FrozenWords | null }) {
  return (
    <section>
      <h3 className="govuk-heading-m">{title}</h3>
      {words ? <Words frozen={words} /> : <p className="govuk-body">Not locked yet: its words can still change.</p>}
    </section>
  );
}

interface ChangedProps {
  readonly signing: Signing;
  readonly words: readonly (FrozenWords | null)[];
}

/** What changed in each section since one last decided about the whole (R16). */
function ChangedSections({ signing, words }: ChangedProps) {
  const { statement } = useStatement();
  return (
    <>
      <h2 className="govuk-heading-m">What changed since you last decided about the whole</h2>
      {statement.sections.map(({ id, title }, index) =>
        signing.changedSinceWhole.includes(id) ? (
          <section key={id} aria-label={title}>
            <h3 className="govuk-heading-s">{title}</h3>
            <ChangeList changes={asChanges(words[index]?.changesSinceWhole) ?? []} />
          </section>
        ) : null,
      )}
    </>
  );
}

/** The hash of exactly the words on the screen, so that nobody signs what they were not shown; null while one is missing. */
function hashOf(sections: readonly SectionInScope[], words: readonly (FrozenWords | null)[]): ContentHash | null {
  const hashes = sections.flatMap(({ key }, index) => {
    const hash = words[index]?.hash;
    return hash ? [{ section: key, hash: hash as ContentHash }] : [];
  });
  return hashes.length === sections.length ? hashDocument(hashes) : null;
}
