import { SectionText } from '#reading';
import { useQuery } from 'urql';
import { aroundWith } from '../fair-dealing/AroundBlock.js';
import { alsoHiding } from '../fair-dealing/hidden-words.js';
import { WithFlagged } from '../fair-dealing/WithFlagged.js';
import { graphql } from '../generated/gql.js';
import { momentInWords } from '../history/in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';

const FROZEN = graphql(`
  query FrozenText($sectionId: ID!) {
    frozenSection(sectionId: $sectionId) {
      text
      hiddenBlocks {
        blockId
        isOpen
      }
      versionNumber
      frozenAt
    }
  }
`);

/** The exact words that are signed, as they were locked. */
export function FrozenText({ sectionId }: { sectionId: string }) {
  const { datasets } = useStatement();
  const [{ data, error }, ask] = useQuery({ query: FROZEN, variables: { sectionId } });
  return (
    <Loadable data={data} error={error} again={() => ask()}>
      {({ frozenSection }) =>
        frozenSection ? (
          <>
            <p className="govuk-body">
              Draft {frozenSection.versionNumber}, locked {momentInWords(frozenSection.frozenAt)}. Only a reopened
              section can change, and changing it cancels its signatures.
            </p>
            <WithFlagged>
              {(flagged) => (
                <SectionText
                  text={frozenSection.text}
                  datasets={datasets}
                  around={aroundWith(alsoHiding(flagged, frozenSection.hiddenBlocks))}
                />
              )}
            </WithFlagged>
          </>
        ) : (
          <p className="govuk-body">This section has not been locked yet.</p>
        )
      }
    </Loadable>
  );
}
