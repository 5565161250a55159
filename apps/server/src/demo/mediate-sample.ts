import { Injectable } from '@nestjs/common';
import { DescribeMediation, NoteAttempt } from '../mediation/describe-mediation.js';
import { EndMediation } from '../mediation/end-mediation.js';
import { MediationReader } from '../mediation/mediation.reader.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { CoChairKeys } from './co-chair-keys.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Says what the sample's mediation is about, what was tried, and that it ended in agreement (J7). */
@Injectable()
export class MediateSample {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly keys: CoChairKeys,
    private readonly mediations: MediationReader,
    private readonly describing: DescribeMediation,
    private readonly noting: NoteAttempt,
    private readonly ending: EndMediation,
    private readonly clock: Clock,
  ) {}

  /** The facilitator says it, once mediation has opened. */
  async describe(scene: Scene, section: string, at: Date): Promise<void> {
    this.clock.pin(at);
    const mediationId = await this.idOf(scene);
    const about = { mediationId, issue: ISSUE, mediator: MEDIATOR, sectionId: sectionIdOf(scene, section) };
    allowed('Describing mediation', await this.describing.run(scene.company.actor(FACILITATOR), about));
  }

  async note(scene: Scene, at: Date): Promise<void> {
    this.clock.pin(at);
    const tried = { mediationId: await this.idOf(scene), note: TRIED };
    allowed('Noting an attempt', await this.noting.run(scene.company.actor(FACILITATOR), tried));
  }

  async agree(scene: Scene, at: Date): Promise<void> {
    const mediationId = await this.idOf(scene);
    await this.keys.both(scene, 'Ending mediation', at, (actor) =>
      this.ending.run(actor, { mediationId, outcome: 'agreed' }),
    );
  }

  private async idOf({ statementId }: Scene): Promise<string> {
    return (await this.mediations.newest(statementId))?.id ?? '';
  }
}

const FACILITATOR = 'sam';
/** Not in the sample, which has only when it was opened and how it ended. */
const ISSUE = 'When travel between visits is paid, and for whom.';
const MEDIATOR = 'A mediator whom both co-chairs chose, from outside the council';
const TRIED = 'A changed paragraph on travel time, with dates, was put to every group.';
