import { groupOf } from '#concordat';
import { useRef } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { InvitationsQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { useAct } from '../ui/useAct.js';
import { useAnnouncements } from '../ui/announcements.js';
import { InviteForm } from './InviteForm.js';

const INVITATIONS = graphql(`
  query Invitations($statementId: ID!, $after: String) {
    invitations(statementId: $statementId, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          fullName
          email
          constituency
          state
        }
      }
    }
  }
`);

const AGAIN = graphql(`
  mutation SendInvitationAgain($invitationId: ID!) {
    sendInvitationAgain(invitationId: $invitationId) {
      invitation {
        id
      }
      refusals {
        because
      }
    }
  }
`);

const END = graphql(`
  mutation EndInvitation($invitationId: ID!) {
    endInvitation(invitationId: $invitationId) {
      invitation {
        id
        state
      }
      refusals {
        because
      }
    }
  }
`);

/** Inviting people, and who has been invited. */
export function Invitations() {
  const { statement } = useStatement();
  const place = usePlace();
  const variables = { statementId: statement.id, after: place.after };
  const [{ data }, ask] = useQuery({ query: INVITATIONS, variables });
  const sending = useAct(AGAIN);
  const ending = useAct(END);
  const heading = useRef<HTMLHeadingElement>(null);
  const { say } = useAnnouncements();
  useChanges(statement.id, () => ask());
  const again = async (invitationId: string): Promise<void> => {
    await sending.run({ invitationId });
    ask();
  };
  const end = async ({ id: invitationId, fullName }: InvitedProps['invitation']): Promise<void> => {
    const done = await ending.run({ invitationId });
    ask();
    if (!done) return;
    // The button that was pressed is gone.
    heading.current?.focus();
    say(`The invitation of ${fullName} has ended.`);
  };
  return (
    <>
      <InviteForm onInvited={() => ask()} />
      <ErrorSummary problems={[...sending.problems, ...ending.problems]} />
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        Invitations
      </h2>
      {data && data.invitations.edges.length > 0 ? (
        <ul className="govuk-task-list">
          {data.invitations.edges.map(({ node: invitation }) => (
            <Invited
              key={invitation.id}
              invitation={invitation}
              busy={sending.busy || ending.busy}
              onAgain={() => void again(invitation.id)}
              onEnd={() => void end(invitation)}
            />
          ))}
        </ul>
      ) : (
        <p className="govuk-body">Nobody has been invited yet.</p>
      )}
      {data ? <PageButtons place={place} page={data.invitations.pageInfo} what="invitations" /> : null}
    </>
  );
}

const STATES: Readonly<Record<string, string>> = { SENT: 'Sent', ACCEPTED: 'Accepted', EXPIRED: 'Ran out' };

interface InvitedProps {
  readonly invitation: InvitationsQuery['invitations']['edges'][number]['node'];
  readonly busy: boolean;
  readonly onAgain: () => void;
  readonly onEnd: () => void;
}

function Invited({ invitation: { fullName, constituency, state, email }, busy, onAgain, onEnd }: InvitedProps) {
  return (
    <li className="govuk-task-list__item">
      <div className="govuk-task-list__name-and-hint">
        {fullName}
        <div className="govuk-task-list__hint">
          {constituency ? groupOf(constituency).short : 'No group'} · {STATES[state] ?? state}
        </div>
      </div>
      <div className="govuk-task-list__status">
        {state !== 'ACCEPTED' && email ? (
          <Button kind="secondary" busy={busy} onClick={onAgain}>
            Send again<span className="govuk-visually-hidden"> to {fullName}</span>
          </Button>
        ) : null}
        {state !== 'ACCEPTED' ? (
          <Button kind="secondary" busy={busy} onClick={onEnd}>
            End<span className="govuk-visually-hidden"> the invitation of {fullName}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
