import { groupOf } from '#concordat';
import { groupsNamed, whyNotAlone } from '#publication';
import { aloneHeading } from '#reading';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { aloneAct, AloneSituationReader, type ReadSituation } from './alone-situation.reader.js';
import type { AloneRouteType, PublishingAloneType } from './alone.types.js';
import { PublicationReader } from './publication.reader.js';
import { ReplyForCouncil } from './reply-for-council.js';
import { StalledMediation } from './stalled-mediation.js';

/** Shows what can be published when the groups cannot agree: by whom, and what still blocks it (R24, R24b). */
@Injectable()
export class AloneView {
  constructor(
    private readonly db: DataSource,
    private readonly situations: AloneSituationReader,
    private readonly publications: PublicationReader,
    private readonly replying: ReplyForCouncil,
    private readonly stalled: StalledMediation,
  ) {}

  async of(actor: Actor): Promise<PublishingAloneType> {
    const partners = await this.situations.read(this.db.manager, actor.statementId, 'PARTNERS_ONLY');
    // Read once: for the council it differs in nothing else.
    const council: ReadSituation = { ...partners, situation: { ...partners.situation, kind: 'COUNCIL_ONLY' } };
    const { refusals, documentHash } = await this.replying.whyNot(this.db.manager, actor, 'Something.', partners);
    const reply = documentHash && (await this.publications.councilReply(actor.statementId, documentHash));
    return {
      documentHash,
      council: await this.route(actor, council),
      partners: await this.route(actor, partners),
      reply: reply || null,
      mediationWaitsUntil: (await this.stalled.asked(this.db.manager, actor.statementId, partners))?.until ?? null,
      mayReply: refusals.length === 0,
    };
  }

  private async route(actor: Actor, read: ReadSituation): Promise<AloneRouteType> {
    const { kind } = read.situation;
    const keys = await this.situations.keys(this.db.manager, actor.statementId, aloneAct(read));
    const named = groupsNamed(kind, read.situation.whole).map((code) => groupOf(code).label);
    return {
      kind,
      heading: named.length > 0 ? aloneHeading(kind, named) : null,
      agreedFor: keys.flatMap(({ holder }) => holder.constituency ?? []),
      mine: keys.some(({ holder }) => holder.membershipId === actor.membershipId),
      reasons: keys[0]?.key.note ?? null,
      blockedBy: [...whyNotAlone(read.situation), ...read.concerned],
    };
  }
}
