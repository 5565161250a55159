import { DOCUMENT_STATE_WORDS, type DocumentState } from '#concordat';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { YourStatementsQuery } from '../generated/graphql.js';
import { Loadable } from '../ui/Loadable.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { PageHeading } from '../ui/PageHeading.js';

const YOURS = graphql(`
  query YourStatements($after: String) {
    me {
      fullName
      administers {
        id
        name
      }
      answersFor {
        name
        slug
      }
    }
    myStatements(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          state
          council {
            name
          }
        }
      }
    }
  }
`);

/** Statements that the person takes part in, and what they do for a council: start one, answer what people propose. */
export function YourStatementsPage() {
  const place = usePlace();
  const [{ data, error }, ask] = useQuery({ query: YOURS, variables: { after: place.after } });
  return (
    <Loadable data={data} error={error} again={() => ask()}>
      {({ me, myStatements }) => (
        <>
          <PageHeading>Your statements</PageHeading>
          {myStatements.totalCount === 0 ? (
            <p className="govuk-body">You do not take part in a statement yet. An invitation comes by e-mail.</p>
          ) : (
            <StatementList statements={myStatements.edges.map(({ node }) => node)} />
          )}
          <PageButtons place={place} page={myStatements.pageInfo} what="statements" />
          {me.administers.length > 0 ? <StartOne councils={me.administers.map(({ name }) => name)} /> : null}
          {me.answersFor.map((council) => (
            <AnswerProposals key={council.slug} council={council} />
          ))}
        </>
      )}
    </Loadable>
  );
}

type Mine = YourStatementsQuery['myStatements']['edges'][number]['node'];

function StatementList({ statements }: { statements: readonly Mine[] }) {
  return (
    <ul className="govuk-task-list">
      {statements.map(({ id, title, state, council }) => (
        <li className="govuk-task-list__item govuk-task-list__item--with-link" key={id}>
          <div className="govuk-task-list__name-and-hint">
            <Link className="govuk-link govuk-task-list__link" to={`/workspace/${id}`}>
              {title}
            </Link>
            <div className="govuk-task-list__hint">{council.name}</div>
          </div>
          <div className="govuk-task-list__status">{DOCUMENT_STATE_WORDS[state as DocumentState]}</div>
        </li>
      ))}
    </ul>
  );
}

function StartOne({ councils }: { councils: readonly string[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">You look after {councils.join(' and ')}</h2>
      <p className="govuk-body">
        You start statements and invite people. You have no say in the words: you cannot write, answer or sign.
      </p>
      <Link className="govuk-button" role="button" to="/workspace/start">
        Start a statement
      </Link>
    </>
  );
}

function AnswerProposals({ council: { name, slug } }: { council: YourStatementsQuery['me']['answersFor'][number] }) {
  return (
    <>
      <h2 className="govuk-heading-m">You answer for {name}</h2>
      <p className="govuk-body">
        Anybody can propose a statement or a topic. You say whether the council takes it up, and why.
      </p>
      {/* A page of its own, outside of the workspace. */}
      <a className="govuk-link" href={`/council-desk/${slug}`}>
        See what people proposed to {name}
      </a>
    </>
  );
}
