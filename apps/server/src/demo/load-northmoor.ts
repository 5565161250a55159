import { Injectable } from '@nestjs/common';
import type { Inviter } from '../membership/invite-member.js';
import type { Council } from '../membership/council.entity.js';
import { BeginPrevention } from './begin-prevention.js';
import { CheckPromises } from './check-promises.js';
import { ConveneStatement, type ConveningTimes } from './convene-statement.js';
import { LiveConvening } from './live-convening.js';
import { LiveProposing } from './live-proposing.js';
import { dateAfter, momentOf, stageOf } from './moments.js';
import type { Northmoor } from './northmoor.js';
import { PublishSample } from './publish-sample.js';
import { parametersOf, promisesOf } from './sample-concordat.js';
import type { Scene } from './scene.js';
import { SettleNorthmoor } from './settle-northmoor.js';
import { TellPanel } from './tell-panel.js';
import { WriteNorthmoor } from './write-northmoor.js';

/** Told how far loading has come, as a whole percentage. */
export type Progress = (percent: number) => void;

/** For which council the sample is lived, by whose hand it starts, and when it is really loaded. */
export interface Loading {
  readonly by: Inviter;
  readonly councilId: Council['id'];
  readonly loadedAt: Date;
}

/** Lives the sample through the application's own acts, at the sample's dates, from an empty council to version 1. */
@Injectable()
export class LoadNorthmoor {
  // eslint-disable-next-line max-params -- one for each part of the sample's story
  constructor(
    private readonly convene: ConveneStatement,
    private readonly convening: LiveConvening,
    private readonly writing: WriteNorthmoor,
    private readonly settling: SettleNorthmoor,
    private readonly telling: TellPanel,
    private readonly publishing: PublishSample,
    private readonly prevention: BeginPrevention,
    private readonly promises: CheckPromises,
    private readonly proposing: LiveProposing,
  ) {}

  /** The percentages are shares of the time that the steps took when they were measured. */
  async run(sample: Northmoor, loading: Loading, progress: Progress): Promise<void> {
    const scene = await this.begin(sample, loading);
    progress(10);
    await this.writing.draft(scene);
    progress(35);
    const proposals = await this.writing.comment(scene);
    progress(40);
    await this.writing.respond(scene, proposals);
    progress(50);
    await this.settling.signSections(scene);
    progress(75);
    await this.settling.mediate(scene);
    progress(80);
    await this.settling.signWhole(scene);
    await this.telling.run(scene, proposals);
    await this.promises.kept(scene);
    progress(85);
    await this.publishing.run(scene);
    progress(90);
    await this.prevention.run(sample, loading);
    await this.proposing.run(sample, loading);
  }

  private begin(sample: Northmoor, { by, councilId, loadedAt }: Loading): Promise<Scene> {
    const { statement, concordat } = sample;
    const newStatement = {
      councilId,
      template: statement.template,
      title: statement.title,
      slug: statement.slug,
      periodFrom: statement.period.from,
      periodTo: statement.period.to,
      reviewBy: statement.reviewBy,
      language: statement.language,
      sections: statement.sections.map(({ key, title, lead, signatories }) => ({
        key,
        title,
        leads: lead,
        signatories,
      })),
      parameters: parametersOf(concordat),
      promises: promisesOf(concordat),
      demonstration: { loadedAt: loadedAt.toISOString() },
    };
    const meanwhile = {
      gathered: (scene: Scene) => this.convening.gather(scene),
      allAgreed: (scene: Scene) => this.convening.prepare(scene),
    };
    return this.convene.run(sample, by, newStatement, { ...timesOf(sample), meanwhile });
  }
}

function timesOf({ statement, concordat }: Northmoor): ConveningTimes {
  const { opens } = stageOf(statement, 'CONVENING');
  const agreedOn = new Map(concordat.agreements.map(({ constituency, on }) => [constituency, on]));
  return {
    started: momentOf(opens),
    invited: momentOf(opens, '11:00'),
    joined: momentOf(dateAfter(opens, 7)),
    opened: {
      CONCORDAT: momentOf(stageOf(statement, 'CONCORDAT').opens),
      DRAFTING: momentOf(stageOf(statement, 'DRAFTING').opens),
    },
    agreed: (constituency) => {
      const on = agreedOn.get(constituency);
      if (!on) throw new Error(`The sample does not say when ${constituency} agreed.`);
      return momentOf(on, '14:00');
    },
  };
}
