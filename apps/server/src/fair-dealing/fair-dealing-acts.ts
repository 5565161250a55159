import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { DecideConcern, type DecidedConcern } from './decide-concern.js';
import { DeclareInterests, type Declared } from './declare-interests.js';
import type { FairDealingPayload } from './fair-dealing.types.js';
import { FairDealingView } from './fair-dealing.view.js';
import { FlagWords, type FlaggedParagraph, type Why } from './flag-words.js';

/** Carries out what members do about interests and competition concerns, and shows all of it as it then is. */
@Injectable()
export class FairDealingActs {
  constructor(
    private readonly view: FairDealingView,
    private readonly declaring: DeclareInterests,
    private readonly flagging: FlagWords,
    private readonly deciding: DecideConcern,
  ) {}

  async declare(actor: Actor, declared: Declared): Promise<FairDealingPayload> {
    return this.shown(actor, await this.declaring.run(actor, declared));
  }

  async flagParagraph(actor: Actor, flagged: FlaggedParagraph): Promise<FairDealingPayload> {
    return this.shown(actor, await this.flagging.paragraph(actor, flagged));
  }

  async flagSuggestion(actor: Actor, flagged: Why & { proposalId: string }): Promise<FairDealingPayload> {
    return this.shown(actor, await this.flagging.suggestion(actor, flagged));
  }

  async flagComment(actor: Actor, flagged: Why & { commentId: string }): Promise<FairDealingPayload> {
    return this.shown(actor, await this.flagging.comment(actor, flagged));
  }

  async decide(actor: Actor, decided: DecidedConcern): Promise<FairDealingPayload> {
    return this.shown(actor, await this.deciding.run(actor, decided));
  }

  private async shown(actor: Actor, { refusals }: { refusals: Refusal[] }): Promise<FairDealingPayload> {
    return { fairDealing: refusals.length > 0 ? null : await this.view.of(actor), refusals };
  }
}
