import { groupOf, type Refusal } from '#concordat';
import { COUNCIL, groupsNamed, publishesAlone, whyNotAloneKey, type AloneKind } from '#publication';
import { aloneHeading } from '#reading';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { actorNow } from '../membership/actor-now.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Refused, refusing } from '../platform/refused.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { aloneAct, AloneSituationReader, type HeldKey, type ReadSituation } from './alone-situation.reader.js';
import { lockSections } from './lock-sections.js';
import type { Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { PublishVersion } from './publish-version.js';

/** What came of a key: published by now, or waiting for more. */
export interface AloneTurn {
  readonly publication: Publication | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** What a member agrees to publish. */
export interface AloneWanted {
  readonly kind: AloneKind;
  /** Hash of the whole on the member's screen. */
  readonly seenHash: string;
  /** Why the council publishes alone; null for other groups. */
  readonly reasons: string | null;
}

/**
 * One act: a member of the council turns a key to publish without the others (R24), or a signatory of another group does
 * to publish without the council (R24b). With enough keys it is published.
 */
@Injectable()
export class TurnAloneKey {
  // eslint-disable-next-line max-params -- publishing alone looks at keys, sign-offs and mediation, and tells the feed
  constructor(
    private readonly db: DataSource,
    private readonly situations: AloneSituationReader,
    private readonly publications: PublicationReader,
    private readonly publish: PublishVersion,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: AloneWanted): Promise<AloneTurn> {
    const act = (): Promise<AloneTurn> => this.db.transaction((tx) => this.turn(tx, actor, wanted));
    const turn = await refusing(act, { publication: null, waiting: false });
    const kind = turn.publication ? 'published' : 'publish-key';
    if (turn.refusals.length === 0) this.changes.publish(`statement:${actor.statementId}`, { kind });
    return turn;
  }

  /** Takes one waiting key back: part of an act that has locked the statement. The record says it without a name. */
  async takeBack(
    tx: EntityManager,
    { statementId: chain, constituency }: Actor,
    { key: { id }, kind }: { readonly key: TurnedKey; readonly kind: AloneKind },
  ): Promise<void> {
    await tx.delete(TurnedKey, { id });
    const actor = { pseudonym: id, constituency };
    await this.timeline.add(tx, { chain, kind: 'publishing-alone.taken-back', actor, facts: { kind, key: id } });
  }

  private async turn(tx: EntityManager, asking: Actor, wanted: AloneWanted): Promise<AloneTurn> {
    const { statementId } = asking;
    await lockSections(tx, statementId);
    const lock = { mode: 'for_no_key_update' } as const;
    await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    const actor = await actorNow(tx, asking);
    const read = await this.situations.read(tx, statementId, wanted.kind);
    const reasons = wanted.kind === 'COUNCIL_ONLY' ? (wanted.reasons?.trim() ?? '') : null;
    const turned = await this.othersOf(tx, actor, { read, reasons });
    const refusals = whyNotAloneKey({
      situation: read.situation,
      actor,
      turned: turned.map(({ holder }) => holder),
      seenHash: wanted.seenHash,
      reasons,
      otherReasons: turned[0]?.key.note ?? null,
    });
    refusals.push(...read.concerned);
    if (refusals.length > 0) throw new Refused(refusals);
    const mine: HeldKey = { key: await this.keep(tx, actor, { read, reasons }), holder: actor };
    const keys = [...turned, mine].filter(({ holder }) => counts(holder, read));
    if (
      !publishesAlone(
        wanted.kind,
        keys.map(({ holder }) => holder),
      )
    ) {
      return { publication: null, waiting: true, refusals: [] };
    }
    return { publication: await this.complete(tx, { actor, read, keys, reasons }), waiting: false, refusals: [] };
  }

  /** Keys that wait. Whoever waits alone may put the reasons otherwise: the earlier key is taken back. */
  private async othersOf(
    tx: EntityManager,
    actor: Actor,
    { read, reasons }: { read: ReadSituation; reasons: string | null },
  ): Promise<HeldKey[]> {
    const act = aloneAct(read);
    const keys = await this.situations.keys(tx, actor.statementId, act);
    const [only, ...more] = keys;
    if (!only || more.length > 0) return keys;
    if (only.holder.membershipId !== actor.membershipId || only.key.note === reasons) return keys;
    await this.takeBack(tx, actor, { key: only.key, kind: read.situation.kind });
    return [];
  }

  private async keep(
    tx: EntityManager,
    actor: Actor,
    { read, reasons }: { read: ReadSituation; reasons: string | null },
  ): Promise<TurnedKey> {
    const { statementId, membershipId, constituency } = actor;
    const key: TurnedKey = {
      ...{ id: this.randomness.uuid(), statementId, act: aloneAct(read), membershipId, note: reasons },
      ...{ turnedAt: this.clock.now(), usedAt: null, successorId: null },
    };
    await tx.insert(TurnedKey, key);
    const { kind, documentHash } = read.situation;
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'publishing-alone.agreed' },
      actor: { pseudonym: key.id, constituency },
      facts: { kind, key: key.id, documentHash, mediation: read.mediation?.id ?? null },
      committed: { by: actor.pseudonym, ...(reasons !== null && { reasons }) },
    });
    return key;
  }

  private async complete(
    tx: EntityManager,
    agreed: { actor: Actor; read: ReadSituation; keys: readonly HeldKey[]; reasons: string | null },
  ): Promise<Publication> {
    const { actor, read, keys, reasons } = agreed;
    const { statementId } = actor;
    const { situation, standing, mediation } = read;
    const { hash } = standing;
    if (hash === null || mediation === null) throw new Error('The rules let it through.');
    const { kind } = situation;
    const groups = groupsNamed(kind, situation.whole);
    const decision = await this.publications.councilDecision(statementId, tx);
    const reply = kind === 'PARTNERS_ONLY' ? await this.publications.councilReply(statementId, hash, tx) : null;
    const ids = keys.map(({ key }) => key.id);
    await tx.update(TurnedKey, { id: In(ids) }, { usedAt: this.clock.now() });
    const refs = keys.map(({ key, holder }) => ({ ref: key.id, constituency: holder.constituency ?? '' }));
    // In the record under the pseudonym of the last key, as the key itself is.
    return this.publish.run(
      tx,
      { ...actor, pseudonym: ids.at(-1) ?? '' },
      {
        standing: { ...standing, hash },
        label: kind,
        changeNote: `${aloneHeading(
          kind,
          groups.map((code) => groupOf(code).label),
        )}.`,
        councilDecision: decision?.documentHash === hash ? decision : null,
        alone: { groups, keys: refs, reasons, mediation, reply },
      },
    );
  }
}

/** A key that waits counts only while its holder could still turn it: of the council, or signing for a group named. */
function counts(holder: HeldKey['holder'], { situation: { kind, whole } }: ReadSituation): boolean {
  const { constituency, signatory } = holder;
  if (kind === 'COUNCIL_ONLY') return constituency === COUNCIL;
  return signatory && constituency !== null && groupsNamed(kind, whole).includes(constituency);
}
