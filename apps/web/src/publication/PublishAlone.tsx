import { groupOf, isPublished, type DocumentState } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import type { PublishingAlone } from '../mediation/useMediation.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { ReadFirst } from '../ui/ReadFirst.js';
import { useAct } from '../ui/useAct.js';
import { CouncilReply } from './CouncilReply.js';
import { TakeBackPublishKey } from './TakeBackPublishKey.js';

const COUNCIL_KEY = graphql(`
  mutation TurnCouncilOnlyKey($input: TurnCouncilOnlyKeyInput!) {
    turnCouncilOnlyKey(input: $input) {
      waiting
      refusals {
        code
        because
      }
    }
  }
`);

const PARTNERS_KEY = graphql(`
  mutation TurnPartnersOnlyKey($input: TurnPartnersOnlyKeyInput!) {
    turnPartnersOnlyKey(input: $input) {
      waiting
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly publishing: PublishingAlone;
  readonly again: () => void;
}

/** The last resort: what the council can publish without the others, and they without the council (R24, R24b). */
export function PublishAlone({ publishing, again }: Props) {
  const { statement } = useStatement();
  const { council, partners, reply, mayReply } = publishing;
  return (
    <>
      {isPublished(statement.state as DocumentState) ? null : (
        <section aria-labelledby="alone">
          <h2 className="govuk-heading-m" id="alone">
            If you cannot agree
          </h2>
          <p className="govuk-body">
            These are the last resort. Neither can be called written together, and both say so first.
          </p>
          <ByCouncil route={council} publishing={publishing} again={again} />
          <ByPartners route={partners} publishing={publishing} again={again} />
        </section>
      )}
      <CouncilReply reply={reply ?? null} mayReply={mayReply} again={again} />
    </>
  );
}

interface RouteProps extends Props {
  readonly route: PublishingAlone['council'];
}

function ByCouncil({ route, publishing, again }: RouteProps) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(COUNCIL_KEY, { 'alone.reasons': 'reasons' });
  const [said, setSaid] = useState('');
  const reasons = route.reasons ?? said;
  const turn = async (): Promise<void> => {
    const seenHash = publishing.documentHash ?? '';
    await run({ input: { statementId: statement.id, seenHash, reasons } });
    again();
  };
  const mayTurn = me?.constituency === 'COMMISSIONERS' && !route.mine && route.blockedBy.length === 0;
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">The council publishes without the others</h3>
      <p className="govuk-body">
        Two people of the council agree to it, one of them its sponsor or a co-chair. They give their reasons to
        everyone. The words of those who disagree come first.
      </p>
      <Standing route={route} again={again} />
      {route.reasons ? <p className="govuk-body">The reasons: “{route.reasons}”</p> : null}
      <KeepWords open={mayTurn && !route.reasons} sent={route.mine}>
        <TextArea
          id="reasons"
          label="Why does the council publish without the others?"
          hint="Everyone will read this."
          value={said}
          onChange={setSaid}
          error={errorIn(problems, 'reasons')}
        />
      </KeepWords>
      {mayTurn ? (
        <ReadFirst words={route.reasons ?? null}>
          <Turn label="I agree to publish for the council" busy={busy} problems={problems} onTurn={() => void turn()} />
        </ReadFirst>
      ) : null}
    </div>
  );
}

function ByPartners({ route, publishing, again }: RouteProps) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(PARTNERS_KEY);
  const turn = async (): Promise<void> => {
    await run({ input: { statementId: statement.id, seenHash: publishing.documentHash ?? '' } });
    again();
  };
  const agreed = route.agreedFor.includes(me?.constituency ?? '');
  const mayTurn = me?.signatory && me.constituency !== 'COMMISSIONERS' && !agreed && route.blockedBy.length === 0;
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">Other groups publish without the council</h3>
      <p className="govuk-body">
        Three groups that have signed the whole agree to it, people who draw on care or unpaid carers among them. The
        council can reply.
      </p>
      <Standing route={route} again={again} />
      {mayTurn ? (
        <Turn label="I agree for my group" busy={busy} problems={problems} onTurn={() => void turn()} />
      ) : null}
    </div>
  );
}

/** Who has agreed, and what still blocks it. */
function Standing({
  route: { kind, heading, agreedFor, mine, blockedBy },
  again,
}: Pick<RouteProps, 'route' | 'again'>) {
  const yours = mine ? (
    <>
      <p className="govuk-body">You have agreed. Others have not yet.</p>
      <TakeBackPublishKey alone={kind} what="publish alone" onTakenBack={again} />
    </>
  ) : null;
  if (blockedBy.length > 0) {
    return (
      <>
        <p className="govuk-body">Not now:</p>
        <ul className="govuk-list govuk-list--bullet">
          {blockedBy.map(({ code, because }) => (
            <li key={code}>{because}</li>
          ))}
        </ul>
        {yours}
      </>
    );
  }
  const names = agreedFor.map((code) => groupOf(code).short).join(', ');
  return (
    <>
      <p className="govuk-body">It will be headed: “{heading}”.</p>
      <p className="govuk-body">{names === '' ? 'Nobody has agreed to this yet.' : `Agreed so far: ${names}.`}</p>
      {yours}
    </>
  );
}

interface TurnProps {
  readonly label: string;
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  readonly onTurn: () => void;
}

function Turn({ label, busy, problems, onTurn }: TurnProps) {
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        <strong>This cannot be undone.</strong> When enough people have agreed, it is published at once and for ever.
      </p>
      <Button kind="warning" busy={busy} onClick={onTurn}>
        {label}
      </Button>
    </>
  );
}
