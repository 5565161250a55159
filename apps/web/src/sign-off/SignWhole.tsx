import { hashDocument, type ContentHash } from '#document';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { stillToSign } from './next-to-sign.js';
import { SignForm } from './SignForm.js';
import { OldWords, Words } from './TextToSign.js';
import { useFrozenWords, type FrozenWords } from './useFrozenWords.js';
import type { Signing } from './useSigning.js';

interface Props {
  readonly signing: Signing;
  readonly onAnswer: () => void;
}

/** The whole statement, to be read and signed as one (R21). */
export function SignWhole({ signing, onAnswer }: Props) {
  const { statement, me } = useStatement();
  const { sections } = statement;
  const { data, error, renew } = useFrozenWords(sections.map(({ id }) => id).join(' '));
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
            left={stillToSign(sections, signing, me?.constituency ?? '')}
            onAnswer={answered}
          >
            <p className="govuk-body">
              You sign the statement as one: all of its sections as they are locked now. Sections that your group did
              not sign stay so, and its reasons stay beside them.
            </p>
            <h2 className="govuk-heading-m">What you are signing</h2>
            {signing.hash && signing.hash !== seen ? <OldWords onRenew={renew} /> : null}
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

/** The hash of exactly the words on the screen, so that nobody signs what they were not shown; null while one is missing. */
function hashOf(sections: readonly SectionInScope[], words: readonly (FrozenWords | null)[]): ContentHash | null {
  const hashes = sections.flatMap(({ key }, index) => {
    const hash = words[index]?.hash;
    return hash ? [{ section: key, hash: hash as ContentHash }] : [];
  });
  return hashes.length === sections.length ? hashDocument(hashes) : null;
}
