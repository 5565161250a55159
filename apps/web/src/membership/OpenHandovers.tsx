import { groupOf } from '#concordat';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { HANDOVER_WORDS, ROLE_WORDS, roleInGroup } from './roles-in-words.js';
import type { Handover } from './useHandingOver.js';

const ANSWER = graphql(`
  mutation AnswerHandover($input: AnswerHandoverInput!) {
    answerHandover(input: $input) {
      handover {
        id
        state
      }
      refusals {
        code
        because
      }
    }
  }
`);

const WITHDRAW = graphql(`
  mutation WithdrawHandover($input: WithdrawHandoverInput!) {
    withdrawHandover(input: $input) {
      handover {
        id
        state
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly handovers: readonly Handover[];
  readonly again: () => void;
}

/** Roles that are to move: why, who has to agree, and what the reader can say. */
export function OpenHandovers({ handovers, again }: Props) {
  return (
    <section aria-labelledby="handovers">
      <h2 className="govuk-heading-m" id="handovers">
        Waiting for people to agree
      </h2>
      {handovers.length === 0 ? <p className="govuk-body">Nothing waits.</p> : null}
      {handovers.map((one) => (
        <One key={one.id} handover={one} again={again} />
      ))}
    </section>
  );
}

function One({ handover, again }: { handover: Handover; again: () => void }) {
  const { say } = useAnnouncements();
  const answering = useAct(ANSWER);
  const withdrawing = useAct(WITHDRAW);
  const { id: handoverId, mayAgree, mayRefuse, mayTakeBack, to } = handover;
  const answer = async (agree: boolean): Promise<void> => {
    const done = await answering.run({ input: { handoverId, agree } });
    if (done?.handover) say(`${agree ? 'You agree' : 'You do not agree'}. ${HANDOVER_WORDS[done.handover.state]}.`);
    again();
  };
  const takeBack = async (): Promise<void> => {
    if (await withdrawing.run({ input: { handoverId } })) say('Taken back.');
    again();
  };
  const whom = <span className="govuk-visually-hidden"> that {to} takes this role</span>;
  return (
    <div className="govuk-inset-text">
      <ErrorSummary problems={answering.problems} />
      <ErrorSummary problems={withdrawing.problems} />
      <WhatIsAsked handover={handover} />
      <div className="govuk-button-group">
        {mayAgree ? (
          <Button busy={answering.busy} onClick={() => void answer(true)}>
            Agree{whom}
          </Button>
        ) : null}
        {mayRefuse ? (
          <Button kind="secondary" busy={answering.busy} onClick={() => void answer(false)}>
            Do not agree{whom}
          </Button>
        ) : null}
        {mayTakeBack ? (
          <Button kind="secondary" busy={withdrawing.busy} onClick={() => void takeBack()}>
            Take this back
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function WhatIsAsked({ handover }: { handover: Handover }) {
  const { role, to, reason, at, waitsFor, isToMe, iAgreed } = handover;
  return (
    <>
      <h3 className="govuk-heading-s">{roleInGroup(handover)}</h3>
      <p className="govuk-body">
        {untilNow(handover)}To take it over: {to}
        {isToMe ? ', that is you' : ''}. Put forward on {dayInWords(at)}.
      </p>
      <p className="govuk-body">Because: {reason}</p>
      <ul className="govuk-list govuk-list--bullet">
        {waitsFor.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {iAgreed ? <p className="govuk-body">You have agreed.</p> : null}
      {isToMe ? <p className="govuk-body">If you agree, you are from then on: {ROLE_WORDS[role]}.</p> : null}
    </>
  );
}

/** Whose it is until then: nothing of a lead, as there may be others beside. */
function untilNow({ role, from }: Pick<Handover, 'role' | 'from'>): string {
  if (LEADS.has(role)) return '';
  return from === null ? 'Nobody has this role now. ' : `Until now: ${from}. `;
}

/** More than one can have these: nobody takes them over. */
const LEADS: ReadonlySet<string> = new Set(['section-lead', 'safeguarding-lead']);

/** What was decided about roles, newest first. */
export function DecidedHandovers({ handovers }: Pick<Props, 'handovers'>) {
  if (handovers.length === 0) return null;
  return (
    <section aria-labelledby="decided">
      <h2 className="govuk-heading-m" id="decided">
        Decided before
      </h2>
      <ul className="govuk-list cp-versions">
        {handovers.map(({ id, role, constituency, from, to, state, at, reason }) => (
          <li key={id}>
            {HANDOVER_WORDS[state]}: {ROLE_WORDS[role]},{constituency === '' ? '' : ` ${groupOf(constituency).short},`}{' '}
            {LEADS.has(role) ? '' : `from ${from ?? 'nobody'} to `}
            {to}. Put forward on {dayInWords(at)}
            <span className="cp-versions__who">Because: {reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
