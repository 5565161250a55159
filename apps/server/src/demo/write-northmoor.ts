import { Injectable } from '@nestjs/common';
import { CommentTimes } from '../comments/comment-times.js';
import { MarkFormatReady } from '../comments/formats.js';
import { Clock } from '../platform/clock.js';
import { BringDataset } from '../statements/bring-dataset.js';
import { MarkReady } from '../statements/mark-ready.js';
import { allowed } from './allowed.js';
import { CoChairKeys } from './co-chair-keys.js';
import { LiveConvening } from './live-convening.js';
import { LiveSuggestions, type Dated } from './live-suggestions.js';
import { dateAfter, momentOf, spread, stageOf } from './moments.js';
import type { SampleKey, SampleSection } from './northmoor.js';
import { broughtDataset } from './sample-dataset.js';
import { SampleWriter } from './sample-writer.js';
import { sectionIdOf, type Scene } from './scene.js';
import { writingPlan, type WritingPlan } from './writing-plan.js';

/** From the day on which writing starts to the day on which every section is frozen for signing. */
@Injectable()
export class WriteNorthmoor {
  // eslint-disable-next-line max-params -- drafting, comments and answers are lived one after the other
  constructor(
    private readonly writer: SampleWriter,
    private readonly bring: BringDataset,
    private readonly markReady: MarkReady,
    private readonly convening: LiveConvening,
    private readonly suggestions: LiveSuggestions,
    private readonly times: CommentTimes,
    private readonly formatReady: MarkFormatReady,
    private readonly keys: CoChairKeys,
    private readonly clock: Clock,
  ) {}

  /** Figures are brought, every section is written by its authors, and its lead says that it is ready. */
  async draft(scene: Scene): Promise<void> {
    const { opens, closes } = stageOf(scene.sample.statement, 'DRAFTING');
    this.clock.pin(momentOf(opens, '11:00'));
    for (const dataset of scene.sample.datasets) {
      const answer = await this.bring.run(scene.company.actor(dataset.owner), broughtDataset(dataset));
      allowed(`Table ${dataset.id}`, answer);
    }
    const meanwhile = await this.convening.answersBetween(scene, opens, closes);
    await this.take(scene, { part: 'drafted', from: dateAfter(opens, 1), to: dateAfter(closes, -1), meanwhile });
    for (const [index, section] of scene.sample.statement.sections.entries()) {
      this.clock.pin(new Date(momentOf(closes).getTime() + index * 60_000));
      const sectionId = sectionIdOf(scene, section.key);
      const answer = await this.markReady.run(scene.company.actor(leadOf(scene, section)), { sectionId, ready: true });
      allowed(`Marking ${section.key} ready`, answer);
    }
  }

  /** Comments open; suggestions come in, and those that cannot be accepted get their answer. Gives their ids. */
  async comment(scene: Scene): Promise<ReadonlyMap<string, string>> {
    const { opens, closes, perConstituency = {} } = stageOf(scene.sample.statement, 'COMMENT');
    await this.keys.open(scene, 'COMMENT', momentOf(opens));
    const formats = await this.times.formats(scene.statementId);
    const late = formats.map(({ id: formatId, constituency }) => {
      const readyOn = perConstituency[constituency]?.opens ?? opens;
      return { on: readyOn, act: () => this.markReadyFormat(scene, { formatId, readyOn }) };
    });
    // In the afternoon: the stage opens in the morning of the first day.
    const answers = (await this.convening.answersBetween(scene, opens, closes)).map(({ on, act }) => ({
      on,
      act: async () => {
        this.clock.pin(momentOf(on, '15:00'));
        await act();
      },
    }));
    return this.suggestions.run(scene, [...late, ...answers]);
  }

  private async markReadyFormat(scene: Scene, ready: { formatId: string; readyOn: string }): Promise<void> {
    const facilitator = scene.company.actor(scene.sample.statement.facilitator);
    allowed('The Easy Read', await this.formatReady.run(facilitator, ready));
  }

  /** Suggestions are accepted and their words go in, people finish their paragraphs, and both co-chairs freeze. */
  async respond(scene: Scene, proposals: ReadonlyMap<string, string>): Promise<void> {
    const { opens, closes } = stageOf(scene.sample.statement, 'RESPONDING');
    await this.keys.open(scene, 'RESPONDING', momentOf(opens));
    await this.take(scene, { part: 'answered', from: dateAfter(opens, 1), to: dateAfter(closes, -1), proposals });
    for (const [index, { key }] of scene.sample.statement.sections.entries()) {
      await this.keys.freeze(scene, key, new Date(momentOf(closes, '09:00').getTime() + index * BETWEEN_FREEZES_MS));
    }
  }

  /** Takes the steps of one part of every section's plan, section after section, over the days. */
  private async take(
    scene: Scene,
    { part, from, to, proposals = new Map(), meanwhile = [] }: PartToTake,
  ): Promise<void> {
    const { sections } = scene.sample.statement;
    const steps = sections.flatMap((section) =>
      writingPlan(section, scene.sample.proposals)[part].map((step) => ({ section: section.key, step })),
    );
    const moments = spread(from, to, steps.length);
    const waiting = [...meanwhile];
    for (const [index, { section, step }] of steps.entries()) {
      const moment = moments[index] ?? momentOf(to);
      // Before anybody writes on that day.
      for (const { on, act } of waiting.splice(0, waiting.filter((one) => momentOf(one.on, '08:00') < moment).length)) {
        this.clock.pin(momentOf(on, '08:00'));
        await act();
      }
      this.clock.pin(moment);
      await this.writer.take({ scene, section, proposals }, step);
    }
  }
}

interface PartToTake {
  readonly part: keyof WritingPlan;
  readonly from: string;
  readonly to: string;
  readonly proposals?: ReadonlyMap<string, string>;
  /** Done on its days, in their order. */
  readonly meanwhile?: readonly Dated[];
}

/** Who says that a section is ready: whoever looks after it, else a co-chair of the group that leads it. */
export function leadOf({ sample }: Scene, { key, lead }: SampleSection): SampleKey {
  const { people, statement } = sample;
  const named = people.find(({ leads, constituency }) => leads?.includes(key) && lead.includes(constituency ?? ''));
  const chairs = people.filter(({ id }) => statement.coChairs.includes(id));
  const found = named ?? chairs.find(({ constituency }) => lead.includes(constituency ?? ''));
  if (!found) throw new Error(`Nobody of the sample leads ${key}.`);
  return found.id;
}

/** Longer than the co-chairs need for their two keys. */
const BETWEEN_FREEZES_MS = 30 * 60_000;
