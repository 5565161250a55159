import type { DocumentState, Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { TurnReopenKey } from '../sign-off/turn-reopen-key.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { allowed } from './allowed.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Turns both co-chairs' keys, one a little after the other (R2). */
@Injectable()
export class CoChairKeys {
  constructor(
    private readonly stage: TurnStageKey,
    private readonly freezeKey: TurnFreezeKey,
    private readonly reopenKey: TurnReopenKey,
    private readonly clock: Clock,
  ) {}

  /** Opens a stage. */
  async open(scene: Scene, to: DocumentState, at: Date): Promise<void> {
    await this.both(scene, `Opening ${to}`, at, (actor) => this.stage.run(actor, { to }));
  }

  /** Freezes a section for signing. */
  async freeze(scene: Scene, section: string, at: Date): Promise<void> {
    const sectionId = sectionIdOf(scene, section);
    await this.both(scene, `Freezing ${section}`, at, (actor) => this.freezeKey.run(actor, { sectionId }));
  }

  /** Opens a frozen section again. */
  async reopen(scene: Scene, section: string, at: Date): Promise<void> {
    const sectionId = sectionIdOf(scene, section);
    await this.both(scene, `Reopening ${section}`, at, (actor) => this.reopenKey.run(actor, { sectionId }));
  }

  /** Runs an act as each co-chair, in the sample's order. Throws when it is still waiting after both. */
  async both(scene: Scene, what: string, at: Date, act: (actor: Actor) => Promise<KeyTurned>): Promise<void> {
    let waiting = true;
    for (const [index, key] of scene.sample.statement.coChairs.entries()) {
      this.clock.pin(new Date(at.getTime() + index * BETWEEN_KEYS_MS));
      ({ waiting } = allowed(what, await act(scene.company.actor(key))));
    }
    if (waiting) throw new Error(`The sample cannot be loaded. ${what} waits for another key.`);
  }
}

interface KeyTurned {
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** How long the second co-chair takes. */
const BETWEEN_KEYS_MS = 20 * 60_000;
