import { DECIDES_WORDS, groupOf, type DecisionRule, type DocumentState } from '#concordat';
import { isSigningOpen } from '#sign-off';
import type { ReactNode } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { PageHeading } from '../ui/PageHeading.js';
import { WhatIsNext } from '../ui/WhatIsNext.js';
import { CheckDecision } from './CheckDecision.js';
import { Decide } from './Decide.js';
import { Decided } from './Decided.js';
import type { ToSign } from './next-to-sign.js';
import { useDecision } from './useDecision.js';
import { SignAgain } from './SignAgain.js';
import { positionInWords, type GroupStanding, type LapsedSignOff } from './useSigning.js';

interface Props {
  /** "section 3, Money": what is decided about, inside a sentence. */
  readonly subject: string;
  readonly sectionId: string | null;
  /** Of the words on the screen; null when there is nothing to sign yet. */
  readonly hash: string | null;
  readonly groups: readonly GroupStanding[];
  /** What one decided before these words changed; null where nothing lapsed. */
  readonly lapsed: LapsedSignOff | null;
  /** What is left to decide about after this. */
  readonly left: readonly ToSign[];
  /** After every answer: asks again for the words and for where the groups stand. */
  readonly onAnswer: () => void;
  /** What is different since the reader saw or decided it: first, so that signing again takes no scrolling (R16). */
  readonly changed: ReactNode;
  /** The words. */
  readonly children: ReactNode;
}

/** Deciding: sign, with a reservation, not sign or stand aside; then checking one's answers; then done (ux.md, 10.6). */
export function SignForm({ subject, sectionId, hash, groups, lapsed, left, onAnswer, changed, children }: Props) {
  const { statement, me } = useStatement();
  const { decision, decide, step, goTo, problems, busy, sign } = useDecision(sectionId, onAnswer);
  const mine = groups.find(({ constituency }) => constituency === me?.constituency);
  const given = mine?.myDecision;
  const isOpen = isSigningOpen(statement.state as DocumentState);
  const canDecide = Boolean(isOpen && me?.signatory && mine && mine.decidesWithoutMe === null && hash);
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeading of={statement.title}>{`Sign ${subject}`}</PageHeading>
      {given ? (
        <p className="govuk-inset-text">
          You decided: {positionInWords(given.position)}.{isOpen ? ' You can change your mind until publication.' : ''}
        </p>
      ) : null}
      {isOpen ? (
        <WhoSigns mine={mine} signs={Boolean(me?.signatory && !mine?.decidesWithoutMe)} />
      ) : (
        <p className="govuk-body">Signing is not open.</p>
      )}
      {isOpen && mine?.decidesWithoutMe ? <p className="govuk-inset-text">{mine.decidesWithoutMe}</p> : null}
      {mine ? <WhatIsNext id="next" steps={mine.next} /> : null}
      {canDecide && step === 'done' ? (
        <Decided subject={subject} position={decision.position} left={left} onChange={() => goTo('decide')} />
      ) : null}
      {changed}
      {canDecide && step === 'decide' && lapsed ? (
        <SignAgain
          lapsed={lapsed}
          busy={busy}
          onAgain={() => void sign(hash ?? '', { ...lapsed, text: lapsed.text ?? '' })}
        />
      ) : null}
      {children}
      {canDecide && step === 'check' ? (
        <CheckDecision
          subject={subject}
          decision={decision}
          busy={busy}
          onChange={() => goTo('decide')}
          onSign={() => void sign(hash ?? '')}
        />
      ) : null}
      {canDecide && step === 'decide' ? (
        <Decide decision={decision} problems={problems} onDecide={decide} onContinue={() => goTo('check')} />
      ) : null}
    </>
  );
}

function WhoSigns({ mine, signs }: { mine: GroupStanding | undefined; signs: boolean }) {
  if (!mine) return <p className="govuk-body">Your group is not asked to sign this.</p>;
  const group = groupOf(mine.constituency).label;
  const count = `${mine.needed} people must decide; ${mine.decided === 1 ? '1 has' : `${mine.decided} have`}`;
  return (
    <p className="govuk-body">
      {signs ? `You are signing for: ${group} (${count}).` : `Other people sign for ${group} (${count}).`} Your group
      decides {DECIDES_WORDS[mine.rule as DecisionRule]}.
    </p>
  );
}
