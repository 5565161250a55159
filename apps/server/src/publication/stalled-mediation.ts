import { dayInEngland, type StatementId } from '#concordat';
import { isSigningOpen, lastDayToAgree } from '#sign-off';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, Like, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { eachOf } from '../platform/each-of.js';
import { faultNote } from '../platform/fault-note.js';
import { ChangeFeed } from '../platform/notifications.js';
import { SigningTime } from '../sign-off/signing-time.js';
import { coChairKeys } from '../statements/co-chair-keys.js';
import { stageAct } from '../statements/key-acts.js';
import { pausesOf } from '../statements/pauses-of.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { AloneSituationReader, type ReadSituation } from './alone-situation.reader.js';
import { lockSections } from './lock-sections.js';

/** Mediation that one co-chair asked for: their key, and the last day on which the other can agree. */
interface Asked {
  readonly key: TurnedKey;
  readonly until: string;
}

const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/**
 * Begins mediation where one co-chair has asked for it and the other has not answered for as long as it may last: else one
 * person could keep from the groups for ever what is open to them after it (R24, R24b; docs/decisions/0046).
 */
@Injectable()
export class StalledMediation implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('mediation');
  private timers: NodeJS.Timeout[] = [];
  private working: Promise<void> = Promise.resolve();

  // eslint-disable-next-line max-params -- it looks at keys, sign-offs, the agreement and pauses, opens the stage and tells
  constructor(
    private readonly db: DataSource,
    private readonly situations: AloneSituationReader,
    private readonly concordats: ConcordatReader,
    private readonly time: SigningTime,
    private readonly stages: TurnStageKey,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles?.includes('jobs')) return;
    const run = (): void => void (this.working = this.working.then(() => this.all()));
    this.timers = [setTimeout(run, FIRST_MS).unref(), setInterval(run, EVERY_MS).unref()];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.working;
  }

  /** Every statement in which somebody waits. Never rejects; what could not be done now is done the next time. */
  async all(): Promise<void> {
    await eachOf(
      async () => {
        const keys = await this.db.manager.findBy(TurnedKey, { act: Like('advance:MEDIATION:%'), usedAt: IsNull() });
        return keys.map(({ statementId }) => statementId);
      },
      (id) => this.begin(id),
      (fault, statement) => this.log.error({ event: 'not-begun', statement, ...faultNote(fault) }),
    );
  }

  /** Begins it where the last day is over; tells whether it did. Two servers that ask at once begin one. */
  async begin(statementId: StatementId): Promise<boolean> {
    const begun = await this.db.transaction(async (tx) => {
      await lockSections(tx, statementId);
      const lock = { mode: 'for_no_key_update' } as const;
      const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const asked = await this.asked(tx, statementId);
      if (!asked || dayInEngland(this.clock.now()) <= asked.until) return false;
      const {
        id: membershipId,
        pseudonym,
        constituency,
      } = await tx.findOneByOrFail(Membership, {
        id: asked.key.membershipId,
      });
      await this.stages.unanswered(tx, { statementId, membershipId, pseudonym, constituency }, statement, 'MEDIATION');
      return true;
    });
    if (begun) this.changes.publish(`statement:${statementId}`, { kind: 'stage' });
    return begun;
  }

  /** What one co-chair asked for and will begin by itself; null where nothing waits, or it does not. `known`: if it was read. */
  async asked(tx: EntityManager, statementId: StatementId, known?: ReadSituation): Promise<Asked | null> {
    const { state } = await tx.findOneByOrFail(Statement, { id: statementId });
    if (!isSigningOpen(state) || state === 'MEDIATION') return null;
    const [key] = await coChairKeys(tx, { statementId, act: await stageAct(tx, statementId, 'MEDIATION') });
    if (!key) return null;
    const { situation, standing } = known ?? (await this.situations.read(tx, statementId, 'PARTNERS_ONLY'));
    const { concordat } = await this.concordats.standing(statementId, tx);
    const until = lastDayToAgree({
      ...{ askedOn: dayInEngland(key.turnedAt), limitWorkingDays: concordat.parameters.mediationWorkingDays },
      ...{ label: situation.label, standing: situation.mediation },
      pauses: await pausesOf(tx, statementId, this.clock.now()),
      signingUntil: await this.time.until(statementId, standing, tx),
    });
    return until === null ? null : { key, until };
  }
}
