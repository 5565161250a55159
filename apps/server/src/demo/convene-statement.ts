import type { DocumentState, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { AgreeConcordat } from '../concordats/agree-concordat.js';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Clock } from '../platform/clock.js';
import { StartStatement, type NewStatement } from '../statements/start-statement.js';
import { StatementReader } from '../statements/statement.reader.js';
import type { Inviter } from '../membership/invite-member.js';
import { allowed } from './allowed.js';
import { CoChairKeys } from './co-chair-keys.js';
import { GatherCompany } from './gather-company.js';
import type { Northmoor } from './northmoor.js';
import type { Scene } from './scene.js';

/** When a statement of the demo comes together. */
export interface ConveningTimes {
  readonly started: Date;
  readonly invited: Date;
  readonly joined: Date;
  /** When the co-chairs open these stages. */
  readonly opened: Readonly<Record<'CONCORDAT' | 'DRAFTING', Date>>;
  /** When the first of a group says yes to how they work together. */
  readonly agreed: (constituency: string) => Date;
  /** What else happens: once everybody has joined, and once every group has agreed. */
  readonly meanwhile?: {
    readonly gathered: (scene: Scene) => Promise<void>;
    readonly allAgreed: (scene: Scene) => Promise<void>;
  };
}

/** Brings a statement of the demo to the day on which writing starts (R1): started, people joined, agreement agreed. */
@Injectable()
export class ConveneStatement {
  // eslint-disable-next-line max-params -- one act after the other, from an empty page to an agreed way of working
  constructor(
    private readonly start: StartStatement,
    private readonly statements: StatementReader,
    private readonly gather: GatherCompany,
    private readonly agree: AgreeConcordat,
    private readonly concordats: ConcordatReader,
    private readonly keys: CoChairKeys,
    private readonly clock: Clock,
  ) {}

  /** `by` is the council's administrator, who starts it and invites. */
  async run(sample: Northmoor, by: Inviter, statement: NewStatement, times: ConveningTimes): Promise<Scene> {
    this.clock.pin(times.started);
    // The sample begins with its call: who proposed it, and who stood for it, it does not say.
    const begun = await this.start.run(by, { ...statement, begins: 'CONVENING' });
    const started = allowed(`Starting "${statement.title}"`, begun).statement;
    if (!started) throw new Error('The statement was neither started nor refused.');
    const rows = await this.statements.sections(started.id);
    const sections = new Map(rows.map(({ key, id }): [string, SectionId] => [key, id]));
    const company = await this.gather.run(sample, by, { ...times, statementId: started.id, sections });
    const scene: Scene = {
      sample,
      statementId: started.id,
      sections,
      company,
    };
    await times.meanwhile?.gathered(scene);
    await this.open(scene, 'CONCORDAT', times);
    await this.agreeAll(scene, times);
    await times.meanwhile?.allAgreed(scene);
    await this.open(scene, 'DRAFTING', times);
    return scene;
  }

  private async open(
    scene: Scene,
    stage: DocumentState & keyof ConveningTimes['opened'],
    times: ConveningTimes,
  ): Promise<void> {
    await this.keys.open(scene, stage, times.opened[stage]);
  }

  /** Those who sign say yes, group after group on its day, until every group has agreed. */
  private async agreeAll({ statementId, company }: Scene, { agreed }: ConveningTimes): Promise<void> {
    const { concordat, required } = await this.concordats.standing(statementId);
    const answers = required.flatMap((constituency) =>
      company.signatories(constituency).map((who, index) => ({
        who,
        at: new Date(agreed(constituency).getTime() + index * BETWEEN_ANSWERS_MS),
      })),
    );
    for (const { who, at } of answers.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      if ((await this.concordats.standing(statementId)).complete) return;
      this.clock.pin(at);
      const answer = await this.agree.run(company.actor(who), { seenHash: concordat.hash });
      allowed(`The agreement of ${who}`, answer);
    }
  }
}

const BETWEEN_ANSWERS_MS = 7 * 60_000;
