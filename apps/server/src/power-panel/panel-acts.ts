import type { Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { FlagFirstOpposed } from './flag-first-opposed.js';
import { PanelWorkView } from './panel-work.view.js';
import type {
  AgreeWhatChangedInput,
  FlagFirstOpposedInput,
  PanelWorkPayload,
  RateLadderInput,
  SayWhatChangedInput,
} from './power-panel.types.js';
import { RateLadder } from './rate-ladder.js';
import { AgreeWhatChanged, SayWhatChanged } from './say-what-changed.js';

/** Carries out what members add to the panel, tells others, and shows all of it as it then is. */
@Injectable()
export class PanelActs {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly view: PanelWorkView,
    private readonly changes: ChangeFeed,
    private readonly rating: RateLadder,
    private readonly saying: SayWhatChanged,
    private readonly agreeing: AgreeWhatChanged,
    private readonly flagging: FlagFirstOpposed,
  ) {}

  async rate(actor: Actor, input: RateLadderInput): Promise<PanelWorkPayload> {
    return this.shown(actor, await this.rating.run(actor, input));
  }

  async say(actor: Actor, { sectionId, text }: SayWhatChangedInput): Promise<PanelWorkPayload> {
    return this.shown(actor, await this.saying.run(actor, { sectionId: sectionId as SectionId, text }));
  }

  async agree(actor: Actor, { sectionId, seen }: AgreeWhatChangedInput): Promise<PanelWorkPayload> {
    return this.shown(actor, await this.agreeing.run(actor, { sectionId: sectionId as SectionId, seen }));
  }

  async flag(actor: Actor, input: FlagFirstOpposedInput): Promise<PanelWorkPayload> {
    return this.shown(actor, await this.flagging.run(actor, input));
  }

  private async shown(actor: Actor, { refusals }: { readonly refusals: Refusal[] }): Promise<PanelWorkPayload> {
    if (refusals.length > 0) return { work: null, refusals };
    this.changes.publish(`statement:${actor.statementId}`, { kind: 'stage' });
    return { work: await this.view.of(actor.statementId), refusals: [] };
  }
}
