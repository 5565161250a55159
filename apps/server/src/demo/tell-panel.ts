import { Injectable } from '@nestjs/common';
import { AddCommitment } from '../commitments/add-commitment.js';
import { Clock } from '../platform/clock.js';
import { FlagFirstOpposed } from '../power-panel/flag-first-opposed.js';
import { RateLadder } from '../power-panel/rate-ladder.js';
import { AgreeWhatChanged, SayWhatChanged } from '../power-panel/say-what-changed.js';
import { allowed } from './allowed.js';
import { daysAfter, momentOf, stageOf } from './moments.js';
import type { SampleSection } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';
import { leadOf } from './write-northmoor.js';

/** Before the council decides, the groups say what changed, how equal it was, and what each of them will do. */
@Injectable()
export class TellPanel {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly say: SayWhatChanged,
    private readonly agree: AgreeWhatChanged,
    private readonly flag: FlagFirstOpposed,
    private readonly rate: RateLadder,
    private readonly commit: AddCommitment,
    private readonly clock: Clock,
  ) {}

  /** `proposals` are the ids of the suggestions by the sample's own. */
  async run(scene: Scene, proposals: ReadonlyMap<string, string>): Promise<void> {
    const { sample } = scene;
    const after = momentOf(stageOf(sample.statement, 'MEDIATION').closes, '09:00');
    this.clock.pin(daysAfter(after, 5));
    for (const section of sample.statement.sections) await this.whatChanged(scene, section);
    this.clock.pin(daysAfter(after, 6));
    const coChair = scene.company.actor(sample.statement.coChairs[0] ?? '');
    for (const id of sample.startingPositions.councilFirstOpposed) {
      const proposalId = proposals.get(id) ?? '';
      allowed(`${id}, first opposed`, await this.flag.run(coChair, { proposalId, flag: true }));
    }
    this.clock.pin(daysAfter(after, 7));
    for (const { constituency, rung, why } of sample.statement.ladderRatings) {
      const [first = ''] = scene.company.signatories(constituency);
      allowed(`The rung of ${constituency}`, await this.rate.run(scene.company.actor(first), { rung, why }));
    }
    this.clock.pin(daysAfter(after, 8));
    for (const { id, owner: constituency, what, by, howWeWillKnow: measure, contact } of sample.commitments) {
      const added = await this.commit.run(scene.company.actor(contact), { constituency, what, by, measure });
      allowed(`Commitment ${id}`, added);
    }
  }

  private async whatChanged(scene: Scene, section: SampleSection): Promise<void> {
    const text = scene.sample.startingPositions.whatChanged.find((one) => one.section === section.key)?.text;
    if (text === undefined) return;
    const { company } = scene;
    const lead = company.actor(leadOf(scene, section));
    const sectionId = sectionIdOf(scene, section.key);
    allowed(`What changed in ${section.key}`, await this.say.run(lead, { sectionId, text }));
    const other = section.signatories.find((group) => group !== lead.constituency) ?? '';
    const [first = ''] = company.signatories(other);
    const agreed = await this.agree.run(company.actor(first), { sectionId, seen: text });
    allowed(`Agreeing to what changed in ${section.key}`, agreed);
  }
}
