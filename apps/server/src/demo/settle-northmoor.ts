import type { Constituency } from '#concordat';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { CoChairKeys } from './co-chair-keys.js';
import { daysAfter, momentOf, spread, stageOf } from './moments.js';
import type { SampleSection } from './northmoor.js';
import { MediateSample } from './mediate-sample.js';
import { SampleWriter } from './sample-writer.js';
import type { Scene } from './scene.js';
import { decisionOn, SignSample, type GroupDecision } from './sign-sample.js';
import { writingPlan } from './writing-plan.js';

/** Signing, mediation where a group could not sign, signing again, and the whole. */
@Injectable()
export class SettleNorthmoor {
  constructor(
    private readonly keys: CoChairKeys,
    private readonly signing: SignSample,
    private readonly writer: SampleWriter,
    private readonly mediation: MediateSample,
    private readonly clock: Clock,
  ) {}

  /** Every section is signed, and those who disagree say why; a group that wants mediation does not sign its section yet. */
  async signSections(scene: Scene): Promise<void> {
    const { sample } = scene;
    const { opens, closes } = stageOf(sample.statement, 'SIGN_OFF');
    await this.keys.open(scene, 'SIGN_OFF', momentOf(opens));
    const asked = sample.statement.sections.filter(({ appendix }) => !appendix);
    const days = spread(opens, closes, asked.length + 2).slice(1, -1);
    for (const [index, section] of asked.entries()) {
      const decisionOf = (group: Constituency): GroupDecision => firstDecision(scene, section, group);
      await this.signing.section(scene, section, { at: days[index] ?? momentOf(closes), decisionOf });
    }
    for (const [index, statement] of sample.minorityStatements.entries()) {
      await this.signing.minorityStatement(scene, statement, momentOf(closes, `1${index * 3}:00`));
    }
  }

  /** Mediation: the section is opened again, its new words go in, and its groups sign what it says now (R16). */
  async mediate(scene: Scene): Promise<void> {
    const { opens, closes } = stageOf(scene.sample.statement, 'MEDIATION');
    await this.keys.open(scene, 'MEDIATION', momentOf(opens));
    for (const section of scene.sample.statement.sections.filter((one) => isMediated(scene, one))) {
      await this.mediation.describe(scene, section.key, momentOf(opens, '10:45'));
      await this.keys.reopen(scene, section.key, momentOf(opens, '11:00'));
      this.clock.pin(momentOf(closes, '09:00'));
      const page = { scene, section: section.key, proposals: new Map<string, string>() };
      for (const step of writingPlan(section, scene.sample.proposals).mediated) await this.writer.take(page, step);
      await this.mediation.note(scene, momentOf(closes, '09:30'));
      await this.keys.freeze(scene, section.key, momentOf(closes));
      await this.signing.section(scene, section, { at: momentOf(closes, '11:00') });
    }
    await this.mediation.agree(scene, momentOf(closes, '15:00'));
    await this.keys.open(scene, 'SIGN_OFF', momentOf(closes, '16:00'));
  }

  /** Every group signs the whole. */
  async signWhole(scene: Scene): Promise<void> {
    const { closes } = stageOf(scene.sample.statement, 'MEDIATION');
    await this.signing.whole(scene, daysAfter(momentOf(closes, '09:00'), 2));
  }
}

/** Tells whether a section is opened again in mediation. */
function isMediated({ sample }: Scene, section: SampleSection): boolean {
  return writingPlan(section, sample.proposals).mediated.length > 0;
}

/** What a group decides at first: one that will sign with a reservation after mediation does not sign before it. */
function firstDecision(scene: Scene, section: SampleSection, group: Constituency): GroupDecision {
  const settled = decisionOn(section, group);
  const waits = isMediated(scene, section) && settled.position === 'SIGNED_WITH_RESERVATION';
  return waits ? { position: 'DISSENTED', text: NOT_YET } : settled;
}

/** Not in the sample, which has only the words that the group signed with in the end. */
const NOT_YET =
  'We cannot sign this section yet. The dates for paid travel are too late, and nothing helps until then.';
