import { Injectable } from '@nestjs/common';
import type { Council } from '../membership/council.entity.js';
import { NameOfficer } from '../membership/name-officer.js';
import { Clock } from '../platform/clock.js';
import { AnswerCouncilProposal } from '../proposing/answer-proposal.js';
import { ProposePublicly } from '../proposing/propose-publicly.js';
import { allowed } from './allowed.js';
import { addressOf, fullNameOf } from './demo-people.js';
import { daysAfter } from './moments.js';
import type { Northmoor } from './northmoor.js';

/** Lives what people of Northmoor proposed lately: one answer, and one that waits for a visitor to try. */
@Injectable()
export class LiveProposing {
  constructor(
    private readonly officers: NameOfficer,
    private readonly proposing: ProposePublicly,
    private readonly answering: AnswerCouncilProposal,
    private readonly clock: Clock,
  ) {}

  /** Lived in the weeks before the demo was loaded. */
  async run(
    { statement, people }: Northmoor,
    { councilId, loadedAt }: { councilId: Council['id']; loadedAt: Date },
  ): Promise<void> {
    const helen = people.find(({ id }) => id === 'helen');
    if (!helen) throw new Error('The sample has nobody who answers for the council.');
    const wanted = { council: statement.council.slug, fullName: fullNameOf(helen), email: addressOf('helen') };
    this.clock.pin(daysAfter(loadedAt, -6));
    const { officer } = allowed('The officer', await this.officers.run(wanted));
    const { proposal } = allowed('The topic', await this.proposing.run(councilId, ANSWERED));
    this.clock.pin(daysAfter(loadedAt, -4));
    if (!officer || !proposal) throw new Error('The proposal was neither taken in nor refused.');
    const by = { personId: officer.id, pseudonym: officer.pseudonym };
    const given = { proposalId: proposal.id, answer: 'NOT_TAKEN', reason: REASON };
    allowed('The answer', await this.answering.run(by, given));
    this.clock.pin(daysAfter(loadedAt, -2));
    allowed('The statement', await this.proposing.run(councilId, WAITING));
  }
}

const ANSWERED = {
  ...{ kind: 'topic', template: '', name: 'A bus driver', email: '' },
  title: 'Evening buses to the villages',
  why: 'Care workers and visitors cannot get home after 7 in the evening.',
};
const REASON =
  'Buses are planned by the transport team, so no care statement can promise them. We have passed your words on to them.';
const WAITING = {
  ...{ kind: 'statement', template: 'mps', name: '', email: '' },
  title: 'Breaks for people who care for somebody',
  why: 'Many of us have not had a week off in years. We want to write down together what breaks there will be.',
};
