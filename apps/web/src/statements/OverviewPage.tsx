import { DOCUMENT_STATE_WORDS, groupOf, SECTION_STATE_WORDS, type DocumentState, type SectionState } from '#concordat';
import { isSafeguardingLead } from '#deliberation';
import { Link } from 'react-router';
import { RemovalCounts } from '../attribution/RemovalCounts.js';
import { RolesNext } from '../membership/RolesNext.js';
import { dayInWords } from '../deliberation/in-words.js';
import { WorriesWait } from '../safeguarding/WorriesWait.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { leadsInWords } from './leads-in-words.js';
import { NextStages } from './NextStages.js';
import { useStatement, type Scope } from './StatementScope.js';
import { YourStage } from './YourStage.js';

/** Where a statement is, what can happen next, and its sections. */
export function OverviewPage() {
  const { statement, me } = useStatement();
  return (
    <>
      <PageHeading caption={statement.council.name}>{statement.title}</PageHeading>
      <p className="govuk-body-l">
        Stage: <strong>{DOCUMENT_STATE_WORDS[statement.state as DocumentState]}</strong>
      </p>
      {statement.reviewDue ? (
        <p className="govuk-inset-text">
          Review is due: this was to be looked at again by {dayInWords(statement.reviewBy)}. It holds until another
          replaces it.
        </p>
      ) : null}
      {statement.stateReason ? <p className="govuk-inset-text">Because: {statement.stateReason}</p> : null}
      <Places statement={statement} />
      <YourPart me={me} />
      <nav aria-label="Parts of this statement">
        <ul className="govuk-list cp-parts">
          {PARTS.filter(([to]) => isFor(me, to)).map(([to, words]) => (
            <li key={to}>
              <Link className="govuk-link" to={to}>
                {words}
              </Link>{' '}
              {to === 'worries' ? <WorriesWait /> : null}
            </li>
          ))}
        </ul>
      </nav>
      <YourStage />
      {me ? <RolesNext /> : null}
      <NextStages />
      <h2 className="govuk-heading-m">Sections</h2>
      <SectionList sections={statement.sections} />
      {me ? <RemovalCounts /> : null}
    </>
  );
}

/** Which statement took its place, and whose place it took: public pages, as not everybody takes part in both. */
function Places({ statement: { replacedBy, replaces } }: Pick<Scope, 'statement'>) {
  const links = [
    ...(replacedBy ? [{ words: 'Replaced by', ...replacedBy }] : []),
    ...replaces.map((one) => ({ words: 'Replaces', ...one })),
  ];
  return links.map(({ words, title, path }) => (
    <p className="govuk-body" key={path}>
      {words}{' '}
      <a className="govuk-link" href={path}>
        {title}
      </a>
    </p>
  ));
}

const PARTS = [
  ['getting-together', 'Getting together'],
  ['agreement', 'Our agreement'],
  ['people', 'People'],
  ['roles', 'Who has which role'],
  ['figures', 'Figures'],
  ['suggestions', 'Suggestions'],
  ['comments', 'Comments'],
  ['interests', 'Your interests'],
  ['competition-checks', 'Competition checks'],
  ['worries', 'Worries about people'],
  ['providers', 'What providers could see'],
  ['signing', 'Signing'],
  ['mediation', 'Mediation'],
  ['commitments', 'What each group will do'],
  ['how-equal', 'How equal is it?'],
  ['publishing', 'Publishing'],
  ['removing', 'Remove words from the record'],
] as const;

const FOR_MEMBERS: ReadonlySet<string> = new Set([
  ...[
    'comments',
    'competition-checks',
    'getting-together',
    'interests',
    'mediation',
    'providers',
    'removing',
    'roles',
    'signing',
    'suggestions',
  ],
]);

/** Whether somebody is offered a part of a statement. */
function isFor(me: Scope['me'], part: string): boolean {
  if (part === 'worries') return me !== null && isSafeguardingLead({ roles: me.roles });
  return me !== null || !FOR_MEMBERS.has(part);
}

function YourPart({ me }: Pick<Scope, 'me'>) {
  if (!me)
    return <p className="govuk-body">You look after this council’s settings, so you take no part in the words.</p>;
  const group = me.constituency ? groupOf(me.constituency).label : 'no group';
  const parts = [
    ...(me.roles.includes('co-chair') ? ['You are one of the two co-chairs.'] : []),
    ...(me.roles.includes('section-lead') ? ['You lead a section.'] : []),
    ...(me.signatory ? ['You sign for your group.'] : []),
  ];
  return (
    <p className="govuk-body">
      You speak for: {group}. {parts.join(' ')}
    </p>
  );
}

function SectionList({ sections }: Pick<Scope['statement'], 'sections'>) {
  return (
    <ol className="govuk-task-list">
      {sections.map(({ id, key, title, state, leads }) => {
        const { tag, colour } = SECTION_STATE_WORDS[state as SectionState];
        return (
          <li className="govuk-task-list__item govuk-task-list__item--with-link" key={id}>
            <div className="govuk-task-list__name-and-hint">
              <Link className="govuk-link govuk-task-list__link" to={`sections/${key}`}>
                {title}
              </Link>
              <div className="govuk-task-list__hint">Led by: {leadsInWords(leads)}</div>
            </div>
            <div className="govuk-task-list__status">
              <Tag colour={colour}>{tag}</Tag>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
