import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement, type Scope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { ROLE_WORDS, rolesToGiveUp } from './roles-in-words.js';

const GIVE_UP = graphql(`
  mutation GiveUpRole($input: GiveUpRoleInput!) {
    giveUpRole(input: $input) {
      membership {
        id
        roles
        signatory
      }
      refusals {
        code
        because
      }
    }
  }
`);

const LEAVE = graphql(`
  mutation LeaveStatement($input: LeaveStatementInput!) {
    leaveStatement(input: $input) {
      membership {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

/** The reader's own roles, each to be given up after a step that says what follows. */
export function GiveUp({ me, again }: { me: NonNullable<Scope['me']>; again: () => void }) {
  const roles = rolesToGiveUp(me);
  return (
    <section aria-labelledby="give-up">
      <h2 className="govuk-heading-m" id="give-up">
        Your roles
      </h2>
      {roles.length === 0 ? <p className="govuk-body">You take part as a member, and have no other role.</p> : null}
      {roles.map((role) => (
        <OneRole key={role} role={role} again={again} />
      ))}
    </section>
  );
}

function OneRole({ role, again }: { role: string; again: () => void }) {
  const { statement, reload } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(GIVE_UP);
  const [sure, setSure] = useState(false);
  const words = ROLE_WORDS[role] ?? role;
  const giveUp = async (): Promise<void> => {
    const done = await run({ input: { statementId: statement.id, role } });
    setSure(false);
    if (done) say(`You gave up this role: ${words}.`);
    reload();
    again();
  };
  return (
    <div className="govuk-inset-text">
      <ErrorSummary problems={problems} />
      <h3 className="govuk-heading-s">{words}</h3>
      {sure ? (
        <AreYouSure role={role} busy={busy} onYes={() => void giveUp()} onNo={() => setSure(false)} />
      ) : (
        <Button kind="secondary" onClick={() => setSure(true)}>
          Give up this role<span className="govuk-visually-hidden">: {words}</span>
        </Button>
      )}
    </div>
  );
}

interface SureProps {
  readonly role: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Stands between the wish and what only others can undo. */
function AreYouSure({ role, busy, onYes, onNo }: SureProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h4 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        You cannot take this role back by yourself
      </h4>
      <p className="govuk-body">{FOLLOWS[role] ?? 'You stay a member. Somebody else can be invited for this role.'}</p>
      <div className="govuk-button-group">
        <Button kind="warning" busy={busy} onClick={onYes}>
          Give it up
        </Button>
        <Button kind="secondary" onClick={onNo}>
          Not now
        </Button>
      </div>
    </>
  );
}

const FOLLOWS: Readonly<Record<string, string>> = {
  'co-chair':
    'No stage can open until somebody follows you. Better: hand the role to somebody first. Where you agreed to something and the other co-chair has not yet, your agreement does not count any more. You stay a member.',
  signatory:
    'What you decided on words as they are still counts. A co-chair can put somebody forward. You stay a member.',
  'safeguarding-lead':
    'You can no longer read worries about people. If fewer than two leads are left, co-chairs and the facilitator are asked to invite another. You keep your other roles.',
};

/** Ends the reader's part in this statement. */
export function Leave() {
  const { statement } = useStatement();
  const navigate = useNavigate();
  const { run, busy, problems } = useAct(LEAVE, LEAVE_FIELDS);
  const [sure, setSure] = useState(false);
  const leave = async (): Promise<void> => {
    if (await run({ input: { statementId: statement.id, sure } })) void navigate('/workspace');
  };
  return (
    <section aria-labelledby="leave">
      <h2 className="govuk-heading-m" id="leave">
        Stop taking part
      </h2>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        Your words and what you decided stay, under the name that you chose. Your roles can be taken over. You get no
        more messages about this statement.
      </p>
      <div className="govuk-form-group">
        <Checkbox
          id="leave-sure"
          label="I want to stop. I know that I cannot come back to this statement by myself"
          checked={sure}
          onChange={setSure}
        />
      </div>
      <Button kind="warning" busy={busy} onClick={() => void leave()}>
        Stop taking part
      </Button>
      <p className="govuk-body">
        To have your name and address taken away everywhere:{' '}
        <a href="/your-account/erase">remove me from this service</a>.
      </p>
    </section>
  );
}

const LEAVE_FIELDS = { 'leave.not-sure': 'leave-sure' };
