import { tidied, whyNotPropose, type CouncilId, type ProposalToCouncil, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { pressedSince } from '../platform/pressed-twice.js';
import { Randomness } from '../platform/randomness.js';
import { TEMPLATES } from '../statements/templates.js';
import { CouncilProposal } from './proposing.entity.js';

/** What the form holds. */
export type Proposed = Omit<ProposalToCouncil, 'templates'>;

/** One act: somebody without an account proposes a statement or a topic. It is held until an officer has looked at it. */
@Injectable()
export class ProposePublicly {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async run(
    councilId: CouncilId,
    proposed: Proposed,
  ): Promise<{ proposal: CouncilProposal | null; refusals: Refusal[] }> {
    const refusals = whyNotPropose({ ...proposed, templates: TEMPLATES.map(({ key }) => key) });
    if (refusals.length > 0) return { proposal: null, refusals };
    const email = proposed.email.trim();
    const proposal: CouncilProposal = {
      ...{ id: this.randomness.uuid(), councilId, kind: proposed.kind as CouncilProposal['kind'] },
      template: proposed.kind === 'statement' ? proposed.template : null,
      ...{ title: tidied(proposed.title), why: tidied(proposed.why), name: tidied(proposed.name) },
      ...{ answerTo: email === '' ? null : email, at: this.clock.now(), state: 'HELD' },
      ...{ answer: null, reason: null, answeredBy: null, answeredAt: null, statementId: null },
    };
    return { proposal: await this.db.transaction((tx) => onceIn(tx, proposal)), refusals: [] };
  }
}

/** Keeps a proposal, unless the same was sent a moment ago: then that one, because somebody pressed the button twice. */
async function onceIn(tx: EntityManager, proposal: CouncilProposal): Promise<CouncilProposal> {
  const { councilId, kind, template, title, why, name, answerTo, at } = proposal;
  const since = await pressedSince(tx, councilId, at);
  const sent = await tx.findOneBy(CouncilProposal, {
    ...{ councilId, kind, title, why, name, state: 'HELD', at: MoreThan(since) },
    ...{ template: template ?? IsNull(), answerTo: answerTo ?? IsNull() },
  });
  if (!sent) await tx.insert(CouncilProposal, proposal);
  return sent ?? proposal;
}
