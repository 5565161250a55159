import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import type { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { ReferralMail } from './referral-mail.js';
import { SafeguardingReferral } from './safeguarding-referral.entity.js';

/** What a flag is about. */
export type About = Pick<
  CompetitionConcern,
  'blockId' | 'proposalId' | 'commentId' | 'minorityStatementId' | 'signOffId'
>;

export const NOTHING: About = {
  ...{ blockId: null, proposalId: null, commentId: null, minorityStatementId: null, signOffId: null },
};

/** Words to keep hidden, with where they stand: for null, in a decision on the whole statement. */
export interface ToKeep {
  readonly section: Section | null;
  readonly about: About;
  readonly quote: string;
  readonly why: string;
}

/** Writes down a flag with what the record says of it, inside the act that checked it. */
@Injectable()
export class KeepFlag {
  constructor(
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly mail: ReferralMail,
  ) {}

  /** A competition concern: who flagged it is in the record, with what commits to the words (R34). */
  async concern(tx: EntityManager, actor: Actor, kept: ToKeep): Promise<CompetitionConcern> {
    const { section, about, quote, why } = kept;
    const concern: CompetitionConcern = {
      ...{ id: this.randomness.uuid(), statementId: actor.statementId, sectionId: section?.id ?? null, ...about },
      ...{ quote: quote.trim(), why: why.trim(), flaggedBy: actor.membershipId, at: this.clock.now() },
      ...{ decision: null, reason: null, decidedBy: null, decidedAt: null },
    };
    await tx.insert(CompetitionConcern, concern);
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'concern.flagged', actor },
      facts: {
        ...{ concern: concern.id, section: section?.key ?? null, proposal: about.proposalId },
        ...(about.commentId !== null && { comment: about.commentId }),
        ...(about.minorityStatementId !== null && { minorityStatement: about.minorityStatementId }),
        ...(about.signOffId !== null && { signOff: about.signOffId }),
      },
      committed: { quote: concern.quote, why: concern.why },
    });
    return concern;
  }

  /** A worry about somebody. The record says only that there is one: not who has it, about what, or in which words (R38). */
  async referral(tx: EntityManager, actor: Actor, kept: ToKeep): Promise<SafeguardingReferral> {
    const { section, about, quote, why } = kept;
    const referral: SafeguardingReferral = {
      ...{ id: this.randomness.uuid(), statementId: actor.statementId, sectionId: section?.id ?? null, ...about },
      ...{ quote: about.blockId === null ? null : quote.trim(), why: why.trim() },
      ...{ flaggedBy: actor.membershipId, at: this.clock.now() },
      ...{ decision: null, note: null, reference: null, decidedBy: null, decidedAt: null },
    };
    await tx.insert(SafeguardingReferral, referral);
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'safeguarding.referred', actor: null });
    await this.mail.referred(tx, actor.statementId);
    return referral;
  }
}
