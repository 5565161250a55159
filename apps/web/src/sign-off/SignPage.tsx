import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { MinorityStatements } from './MinorityStatements.js';
import { SignForm } from './SignForm.js';
import { TextToSign } from './TextToSign.js';
import { useSigning } from './useSigning.js';

const TEXT = graphql(`
  query TextToSign($sectionId: ID!) {
    frozenSection(sectionId: $sectionId) {
      sectionId
      versionNumber
      hash
      frozenAt
      text
      changes {
        blockId
        before
        after
      }
    }
  }
`);

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
            <SignSection section={section} signing={signing} onDone={again} />
          ) : (
            <SignForm
              subject="the whole statement"
              heading="Sign the whole statement"
              sectionId={null}
              hash={signing.hash ?? null}
              groups={signing.whole}
              onDone={again}
            >
              <p className="govuk-body">
                You sign the statement as one: all of its sections as they are locked now. Sections that your group did
                not sign stay so, and its reasons stay beside them.
              </p>
            </SignForm>
          )
        }
      </Loadable>
    </>
  );
}

interface SignSectionProps {
  readonly section: ReturnType<typeof useStatement>['statement']['sections'][number];
  readonly signing: NonNullable<ReturnType<typeof useSigning>['data']>['signing'];
  readonly onDone: () => void;
}

function SignSection({ section, signing, onDone }: SignSectionProps) {
  const [{ data, error }, ask] = useQuery({ query: TEXT, variables: { sectionId: section.id } });
  const standing = signing.sections.find(({ sectionId }) => sectionId === section.id);
  const done = (): void => {
    ask({ requestPolicy: 'network-only' });
    onDone();
  };
  return (
    <Loadable data={data} error={error} again={() => ask()}>
      {({ frozenSection }) => (
        <>
          <SignForm
            subject={section.title}
            heading={`Sign section ${section.position + 1}, ${section.title}`}
            sectionId={section.id}
            hash={frozenSection?.hash ?? null}
            groups={standing?.groups ?? []}
            onDone={done}
          >
            {frozenSection ? <TextToSign frozen={frozenSection} /> : null}
          </SignForm>
          <MinorityStatements sectionId={section.id} standing={standing} onChanged={done} />
        </>
      )}
    </Loadable>
  );
}
