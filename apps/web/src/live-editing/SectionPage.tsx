import { groupOf, isLocked, SECTION_STATE_WORDS, sectionSteps, type SectionState } from '#concordat';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { CompetitionBanner } from '../fair-dealing/CompetitionBanner.js';
import { InterestsBeside } from '../fair-dealing/InterestsBeside.js';
import { useFairDealing, type FairDealing } from '../fair-dealing/useFairDealing.js';
import { WhoWrote } from '../attribution/WhoWrote.js';
import { FrozenText } from '../sign-off/FrozenText.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { leadsInWords } from '../statements/leads-in-words.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { KeptWords } from './KeptWords.js';
import { LiveSection } from './LiveSection.js';
import { SectionActs } from './SectionActs.js';
import { SectionsNav } from './SectionsNav.js';
import { WaysToSay } from './WaysToSay.js';

/** One section: its text, live or locked, who wrote it, and what can be done with it. */
export function SectionPage() {
  const { key = '' } = useParams();
  const { statement } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  if (!section) return <NotFoundPage />;
  // A new section is a new page: nothing of the last one stays.
  return <Section key={section.id} section={section} />;
}

function Section({ section }: { section: SectionInScope }) {
  const { statement, me } = useStatement();
  const { fair, error } = useFairDealing(statement.id, { pause: me === null });
  const { tag, colour, meaning } = SECTION_STATE_WORDS[section.state as SectionState];
  return (
    <>
      <BackToStatement />
      <a className="govuk-skip-link" href="#text">
        Skip to the text
      </a>
      <a className="govuk-skip-link" href="#sections">
        Skip to the sections
      </a>
      <div className="cp-workspace">
        <SectionsNav current={section.key} />
        <div className="cp-workspace__main">
          <PageHeading of={statement.title}>{section.title}</PageHeading>
          <p className="govuk-body">
            <Tag colour={colour}>{tag}</Tag> {meaning}
          </p>
          <p className="govuk-body">Next: {sectionSteps(section.state as SectionState)[0]?.words}</p>
          <p className="govuk-body">Led by: {leadsInWords(section.leads)}</p>
          {section.guidance ? <p className="govuk-inset-text">This section answers: {section.guidance}</p> : null}
          <CompetitionBanner />
          <h2 className="govuk-heading-m" id="text" tabIndex={-1}>
            The text
          </h2>
          <TextOf section={section} fair={fair} unread={error !== undefined} />
        </div>
        <Aside section={section} fair={fair} />
      </div>
    </>
  );
}

/** What can be done with a section, and what there is to know about it. */
function Aside({ section, fair }: { section: SectionInScope; fair: FairDealing | undefined }) {
  const { me } = useStatement();
  return (
    <aside className="cp-workspace__aside" aria-label="About this section">
      <SectionActs section={section} />
      {me ? <WaysToSay section={section} /> : null}
      {fair ? <InterestsBeside fair={fair} sectionId={section.id} /> : null}
      {me ? <WhoWrote sectionId={section.id} flagged={fair} /> : null}
      {me ? (
        <p className="govuk-body">
          <Link className="govuk-link" to="history">
            History of this section
          </Link>
        </p>
      ) : null}
      {section.signatories.length > 0 ? (
        <p className="govuk-body">
          Groups asked to sign: {section.signatories.map((code) => groupOf(code).short).join(', ')}
        </p>
      ) : null}
    </aside>
  );
}

interface TextProps {
  readonly section: SectionInScope;
  readonly fair: FairDealing | undefined;
  /** Whether what is hidden could not be asked for. */
  readonly unread: boolean;
}

/** Live while words can change, exact once they are locked. Words that are not stored outlast a lock (P7). */
function TextOf({ section, fair, unread }: TextProps) {
  const { me } = useStatement();
  const [holds, setHolds] = useState(false);
  if (!me) return <p className="govuk-body">You take no part in the words, so they are not shown until published.</p>;
  if (isLocked(section.state as SectionState) && !holds) {
    return (
      <>
        <KeptWords sectionId={section.id} />
        <FrozenText sectionId={section.id} />
      </>
    );
  }
  const shown = { section, number: section.position + 1, flagged: fair };
  // Not even for a moment are words shown that are hidden.
  return <LiveSection {...shown} onHolding={setHolds} waitsForFlags={!fair && !unread} />;
}
