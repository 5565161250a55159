import { dayInEngland, type Refusal } from '#concordat';
import type { ContentHash } from '#document';
import { whyNotPublish } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused, refusing } from '../platform/refused.js';
import { whyNotWhileChecked } from '../sign-off/hidden-own-words.js';
import { labelOf, SignOffReader, type DocumentStanding } from '../sign-off/sign-off.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { lockSections } from './lock-sections.js';
import { PublicationReader } from './publication.reader.js';
import type { Publication } from './publication.entity.js';
import { PublishVersion } from './publish-version.js';

/** What came of a co-chair's key: published by now, or waiting for the other co-chair's. */
export interface PublishTurn {
  readonly publication: Publication | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** What a co-chair agrees to publish. */
export interface WhatToPublish {
  /** Hash of the whole on the co-chair's screen. */
  readonly seenHash: string;
  /** What is new, in a line. Both co-chairs agree to the same. */
  readonly changeNote: string;
}

/** One act: a co-chair turns a key to publish exactly this text; with the second key it is published (R21, R22). */
@Injectable()
export class TurnPublishKey {
  // eslint-disable-next-line max-params -- publishing looks at keys, sign-offs and the decision, and tells the feed
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly signOffs: SignOffReader,
    private readonly publications: PublicationReader,
    private readonly publish: PublishVersion,
    private readonly concerns: ConcernReader,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: WhatToPublish): Promise<PublishTurn> {
    const act = (): Promise<PublishTurn> => this.db.transaction((tx) => this.turn(tx, actor, wanted));
    const turn = await refusing(act, { publication: null, waiting: false });
    const kind = turn.publication ? 'published' : 'publish-key';
    if (turn.refusals.length === 0) this.changes.publish(`statement:${actor.statementId}`, { kind });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, wanted: WhatToPublish): Promise<PublishTurn> {
    const { statementId } = actor;
    await lockSections(tx, statementId);
    const lock = { mode: 'for_no_key_update' } as const;
    const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    const standing = await this.signOffs.ofStatement(statementId, tx);
    const { label, refusals: labelRefusals } = labelOf(standing);
    const councilDecision = await this.publications.councilDecision(statementId, tx);
    const published = await this.publications.latest(statementId, tx);
    const { complete, refusals, otherNote } = await this.turnKey(tx, actor, { standing, wanted });
    const { state: documentState, reviewBy } = statement;
    const { hash: documentHash } = standing;
    refusals.push(
      ...whyNotPublish({
        ...{ documentState, documentHash, published, labelRefusals, councilDecision, otherNote, reviewBy },
        today: dayInEngland(this.clock.now()),
        ...wanted,
      }),
      ...(await whyNotWhileChecked(this.concerns, { statementId, standing }, tx)),
    );
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { publication: null, waiting: true, refusals: [] };
    if (documentHash === null || label === null || councilDecision === null)
      throw new Error('The rules let it through.');
    const changeNote = wanted.changeNote.trim();
    const signed = { ...standing, hash: documentHash };
    const agreed = { standing: signed, label, changeNote, councilDecision, alone: null };
    const publication = await this.publish.run(tx, actor, agreed);
    return { publication, waiting: false, refusals: [] };
  }

  /** A co-chair who waits alone may change the note: the earlier key is taken back. */
  private async turnKey(
    tx: EntityManager,
    actor: Actor,
    { standing, wanted }: { standing: DocumentStanding; wanted: WhatToPublish },
  ): Promise<{ complete: boolean; refusals: Refusal[]; otherNote: string | null }> {
    const act = publishAct(standing.hash);
    const note = wanted.changeNote.trim();
    const waiting = await this.keys.waiting(actor.statementId, act, tx);
    const mine = waiting.find(({ membershipId }) => membershipId === actor.membershipId);
    const other = waiting.find(({ membershipId }) => membershipId !== actor.membershipId);
    if (mine && mine.note !== note) await this.keys.takeBack(tx, actor, act);
    return { ...(await this.keys.turn(tx, actor, act, { note })), otherNote: other?.note ?? null };
  }
}

/** The name under which keys for publishing a text wait. */
export function publishAct(documentHash: ContentHash | null): string {
  return `publish:${documentHash ?? 'nothing'}`;
}
