import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { RecordCouncilDecision } from '../publication/record-council-decision.js';
import { TurnPublishKey } from '../publication/turn-publish-key.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { allowed } from './allowed.js';
import { CoChairKeys } from './co-chair-keys.js';
import { momentOf, stageOf } from './moments.js';
import type { Scene } from './scene.js';

/** The council's decision, the days in which it can be called in, and publishing by both co-chairs. */
@Injectable()
export class PublishSample {
  constructor(
    private readonly keys: CoChairKeys,
    private readonly decide: RecordCouncilDecision,
    private readonly publish: TurnPublishKey,
    private readonly signOffs: SignOffReader,
    private readonly clock: Clock,
  ) {}

  /** The statement's sponsor records the decision; what was decided on is exactly what is published. */
  async run(scene: Scene): Promise<void> {
    const { statement, people } = scene.sample;
    const { opens, closes } = stageOf(statement, 'COUNCIL_DECISION');
    await this.keys.open(scene, 'COUNCIL_DECISION', momentOf(opens, '09:00'));
    const sponsor = people.find(({ roles }) => roles.includes('sponsor'))?.id ?? '';
    this.clock.pin(momentOf(opens, '16:00'));
    const taken = { ...DECISION, date: opens, callInEnds: closes };
    allowed('The council’s decision', await this.decide.run(scene.company.actor(sponsor), taken));
    const seenHash = await this.signOffs.documentHash(scene.statementId);
    if (!seenHash) throw new Error('The whole cannot be published while a section is open.');
    const published = momentOf(stageOf(statement, 'PUBLISHED').opens);
    const wanted = { seenHash, changeNote: CHANGE_NOTE };
    await this.keys.both(scene, 'Publishing', published, (actor) => this.publish.run(actor, wanted));
  }
}

/** The sample gives the dates and says that it was Cabinet; the reference is ours. */
const DECISION = { body: 'Cabinet', reference: 'NMC/2026/41', decision: 'AGREED' } as const;
const CHANGE_NOTE = 'First version.';
