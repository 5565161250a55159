import { useParams } from 'react-router';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { MinorityStatements } from './MinorityStatements.js';
import { stillToSign } from './next-to-sign.js';
import { ReasonsGiven } from './ReasonsGiven.js';
import { SignForm } from './SignForm.js';
import { SignWhole } from './SignWhole.js';
import { ChangedWords, Words } from './TextToSign.js';
import { useFrozenWords } from './useFrozenWords.js';
import { useSigning, type Signing } from './useSigning.js';

/** Reading exact words and deciding about them: one section, or with the key `whole` the statement. */
export function SignPage() {
  const { key = '' } = useParams();
  const { statement } = useStatement();
  const { data, error, again } = useSigning(statement.id);
  const section = statement.sections.find((one) => one.key === key);
  if (!section && key !== 'whole') return <NotFoundPage />;
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={again}>
        {({ signing }) =>
          section ? (
            <SignSection key={section.id} section={section} signing={signing} onAnswer={again} />
          ) : (
            <>
              <SignWhole key="whole" signing={signing} onAnswer={again} />
              <ReasonsGiven groups={signing.whole} onChanged={again} />
            </>
          )
        }
      </Loadable>
    </>
  );
}

interface SignSectionProps {
  readonly section: SectionInScope;
  readonly signing: Signing;
  readonly onAnswer: () => void;
}

function SignSection({ section, signing, onAnswer }: SignSectionProps) {
  const { statement, me } = useStatement();
  const { data, before, error, renew } = useFrozenWords(section.id);
  const standing = signing.sections.find(({ sectionId }) => sectionId === section.id);
  const answered = (): void => {
    renew();
    onAnswer();
  };
  return (
    <Loadable data={data} error={error} again={renew}>
      {([frozen]) => (
        <>
          <SignForm
            subject={`section ${section.position + 1}, ${section.title}`}
            sectionId={section.id}
            hash={standing?.hash ? (frozen?.hash ?? null) : null}
            groups={standing?.groups ?? []}
            lapsed={standing?.lapsed ?? null}
            left={stillToSign(statement.sections, signing, me?.constituency ?? '')}
            onAnswer={answered}
            changed={
              frozen ? (
                <ChangedWords
                  frozen={frozen}
                  readBefore={before?.[0] && before[0].hash !== frozen.hash ? before[0] : null}
                  isOld={Boolean(standing?.hash) && standing?.hash !== frozen.hash}
                  onRenew={renew}
                />
              ) : null
            }
          >
            {frozen ? (
              <>
                <h2 className="govuk-heading-m">What you are signing</h2>
                <Words frozen={frozen} />
              </>
            ) : (
              <p className="govuk-body">This cannot be signed yet, because its words can still change.</p>
            )}
          </SignForm>
          <ReasonsGiven groups={standing?.groups ?? []} onChanged={onAnswer} />
          <MinorityStatements sectionId={section.id} standing={standing} onChanged={onAnswer} />
        </>
      )}
    </Loadable>
  );
}
