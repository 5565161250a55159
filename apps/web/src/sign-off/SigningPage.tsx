import { DECIDES_WORDS, groupOf, type DecisionRule, type DocumentState } from '#concordat';
import { dateInWords } from '#reading';
import { isSigningOpen } from '#sign-off';
import { Link } from 'react-router';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { LapsedNotice } from './LapsedNotice.js';
import { positionInWords, useSigning, type GroupStanding, type Signing } from './useSigning.js';

/** What one's own group is asked to sign, and below it who has signed. */
export function SigningPage() {
  const { statement, me } = useStatement();
  const { data, error, again } = useSigning(statement.id);
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={again}>
        {({ signing }) => (
          <>
            <PageHeading of={statement.title}>Signing</PageHeading>
            {signing.until && isSigningOpen(statement.state as DocumentState) ? <Until day={signing.until} /> : null}
            {isSigningOpen(statement.state as DocumentState) ? <LapsedNotice signing={signing} /> : null}
            {me?.signatory ? (
              <Mine signing={signing} constituency={me.constituency ?? ''} />
            ) : (
              <p className="govuk-body">You do not sign for a group. Below is who has signed.</p>
            )}
            <WhoSigned signing={signing} />
          </>
        )}
      </Loadable>
    </>
  );
}

function Until({ day }: { day: string }) {
  return (
    <p className="govuk-inset-text">
      You can sign until the end of {dateInWords(day)}. Saying nothing is never counted as yes: it is shown as no
      answer.
    </p>
  );
}

function Mine({ signing, constituency }: { signing: Signing; constituency: string }) {
  const { statement } = useStatement();
  const asked = statement.sections.filter(
    ({ signatories, appendix }) => !appendix && signatories.includes(constituency),
  );
  const rule = signing.whole.find((one) => one.constituency === constituency)?.rule;
  return (
    <>
      <h2 className="govuk-heading-m">For {groupOf(constituency).label}</h2>
      {rule ? <p className="govuk-body">Your group decides {DECIDES_WORDS[rule as DecisionRule]}.</p> : null}
      <ul className="govuk-task-list">
        {asked.map(({ id, key, title }) => {
          const section = signing.sections.find(({ sectionId }) => sectionId === id);
          const group = section?.groups.find((one) => one.constituency === constituency);
          const ofTask = { to: key, title, group, canStart: Boolean(section?.hash), lapsed: Boolean(section?.lapsed) };
          return <Task key={id} {...ofTask} />;
        })}
        <Task
          to="whole"
          title="The whole statement"
          group={signing.whole.find((one) => one.constituency === constituency)}
          canStart={signing.hash !== null}
          lapsed={signing.lapsedWhole !== null}
        />
      </ul>
    </>
  );
}

interface TaskProps {
  readonly to: string;
  readonly title: string;
  readonly group: GroupStanding | undefined;
  readonly canStart: boolean;
  /** Whether one decided before the words changed. */
  readonly lapsed: boolean;
}

function Task({ to, title, group, canStart, lapsed }: TaskProps) {
  const { statement } = useStatement();
  const isOpen = isSigningOpen(statement.state as DocumentState);
  const mine = group?.myDecision;
  const status = !canStart
    ? 'Cannot start yet – still being written'
    : mine
      ? `You: ${positionInWords(mine.position)}`
      : group?.decidesWithoutMe
        ? 'Your group decides without you'
        : isOpen
          ? lapsed
            ? 'Sign again: the words changed'
            : 'To do'
          : 'Signing is not open';
  return (
    <li className={`govuk-task-list__item${canStart ? ' govuk-task-list__item--with-link' : ''}`}>
      <div className="govuk-task-list__name-and-hint">
        {canStart ? (
          <Link className="govuk-link govuk-task-list__link" to={to}>
            {title}
          </Link>
        ) : (
          title
        )}
        {group ? (
          <div className="govuk-task-list__hint">
            {decidedInWords(group)} {positionInWords(group.position)}.
          </div>
        ) : null}
      </div>
      <div className="govuk-task-list__status">{status}</div>
    </li>
  );
}

/** More may decide than have to. */
function decidedInWords({ decided, needed }: { decided: number; needed: number }): string {
  if (decided > needed) return `${decided} people of your group have decided.`;
  return `${decided} of ${needed} people of your group have decided.`;
}

function WhoSigned({ signing }: { signing: Signing }) {
  const { statement } = useStatement();
  const groups = signing.whole.map(({ constituency }) => constituency);
  const rows = [
    ...statement.sections
      .filter(({ appendix }) => !appendix)
      .map(({ id, title }) => ({
        title,
        standings: signing.sections.find(({ sectionId }) => sectionId === id)?.groups ?? [],
      })),
    { title: 'The whole statement', standings: signing.whole },
  ];
  return (
    <div className="cp-scroll" role="region" aria-label="Who has signed" tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Who has signed</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Section
            </th>
            {groups.map((code) => (
              <th scope="col" className="govuk-table__header" key={code}>
                {groupOf(code).short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          <tr className="govuk-table__row">
            <th scope="row" className="govuk-table__header">
              How the group decides
            </th>
            {signing.whole.map(({ constituency, rule }) => (
              <td className="govuk-table__cell" key={constituency}>
                {upperFirst(DECIDES_WORDS[rule as DecisionRule])}
              </td>
            ))}
          </tr>
          {rows.map(({ title, standings }) => (
            <tr className="govuk-table__row" key={title}>
              <th scope="row" className="govuk-table__header">
                {title}
              </th>
              {groups.map((code) => (
                <td className="govuk-table__cell" key={code}>
                  {cellFor(
                    standings.find(({ constituency }) => constituency === code),
                    signing.whole.find(({ constituency }) => constituency === code)?.rule,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A group's position; where people decided in another way than their group does now, with that way. */
function cellFor(group: GroupStanding | undefined, usual: string | undefined): string {
  if (!group) return 'Not asked';
  const position = positionInWords(group.position);
  return group.rule === usual ? position : `${position} (decided ${DECIDES_WORDS[group.rule as DecisionRule]})`;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
