import { useParams } from 'react-router';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { BackToSection } from './BackToSection.js';
import { Moments } from './Moments.js';
import { NamedVersions } from './NamedVersions.js';

/** The history of a section: versions with a name first, then every moment at which somebody wrote. */
export function HistoryPage() {
  const { key = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  // Who takes no part in the words does not see them before they are published.
  if (!section || !me) return <NotFoundPage />;
  return <History key={section.id} section={section} />;
}

function History({ section }: { section: SectionInScope }) {
  const { statement } = useStatement();
  return (
    <>
      <BackToSection section={section} />
      <PageHeading of={statement.title}>{`History of ${section.title}`}</PageHeading>
      <p className="govuk-body">
        Nothing that was written here is lost. Open any version to read it, to see what is different now, to give it a
        name or to bring it back.
      </p>
      <NamedVersions sectionId={section.id} />
      <h2 className="govuk-heading-m">Every moment</h2>
      <Moments sectionId={section.id} />
    </>
  );
}
