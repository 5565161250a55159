import { groupOf } from '#concordat';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { PeopleQuery } from '../generated/graphql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { PageHeading } from '../ui/PageHeading.js';
import { DisplayForm } from './DisplayForm.js';
import { Invitations } from './Invitations.js';
import { ROLE_WORDS } from './roles-in-words.js';

const PEOPLE = graphql(`
  query People($statementId: ID!, $after: String) {
    members(statementId: $statementId, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          constituency
          shownAs
          roles
          signatory
          headcount
        }
      }
    }
  }
`);

/** Who takes part, how one is shown oneself, and for those who organise: inviting people. */
export function PeoplePage() {
  const { statement, me } = useStatement();
  const place = usePlace();
  const variables = { statementId: statement.id, after: place.after };
  const [{ data, error }, ask] = useQuery({ query: PEOPLE, variables });
  useChanges(statement.id, () => ask());
  const organises = me === null || me.roles.some((role) => role === 'co-chair' || role === 'facilitator');
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={() => ask()}>
        {({ members }) => (
          <>
            <PageHeading of={statement.title}>{`People (${members.totalCount})`}</PageHeading>
            <MemberTable members={members.edges.map(({ node }) => node)} />
            <PageButtons place={place} page={members.pageInfo} what="people" />
            {me ? (
              <p className="govuk-body">
                <Link className="govuk-link" to={`/workspace/${statement.id}/roles`}>
                  Hand over a role, give one up, or stop taking part
                </Link>
              </p>
            ) : null}
            {me ? <DisplayForm me={me} onChanged={() => ask()} /> : null}
            {organises ? <Invitations /> : null}
          </>
        )}
      </Loadable>
    </>
  );
}

type Member = PeopleQuery['members']['edges'][number]['node'];

function MemberTable({ members }: { members: readonly Member[] }) {
  if (members.length === 0) return <p className="govuk-body">Nobody has joined yet.</p>;
  return (
    <div className="cp-scroll" role="region" aria-label="Who takes part" tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Who takes part</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Shown as
            </th>
            <th scope="col" className="govuk-table__header">
              Group
            </th>
            <th scope="col" className="govuk-table__header">
              Can
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {members.map(({ id, shownAs, constituency, roles, signatory }) => (
            <tr className="govuk-table__row" key={id}>
              <th scope="row" className="govuk-table__header">
                {shownAs}
              </th>
              <td className="govuk-table__cell">{constituency ? groupOf(constituency).short : 'None'}</td>
              <td className="govuk-table__cell">
                {[...roles.map((role) => ROLE_WORDS[role] ?? role), ...(signatory ? [ROLE_WORDS.signatory] : [])].join(
                  '; ',
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
