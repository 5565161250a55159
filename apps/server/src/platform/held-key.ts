import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { KeptAnswer } from './kept-answer.entity.js';

/** The idempotency key under which something is being done now. */
export interface HeldKey {
  readonly personId: string;
  readonly key: string;
  readonly attempt: number;
}

/** What was begun in an act may go on after it: a room that it opened has no key. */
interface Held extends HeldKey {
  isOver: boolean;
}

const HELD = new AsyncLocalStorage<Held>();

/** Does something under a key. */
export async function holding<Answer>(key: HeldKey, act: () => Promise<Answer>): Promise<Answer> {
  const held: Held = { ...key, isOver: false };
  try {
    return await HELD.run(held, act);
  } finally {
    held.isOver = true;
  }
}

/**
 * Does something that is no part of the act that happens to set it going: what others asked for, and what an act only
 * prepares. Neither says that the act is done.
 */
export function outsideAnyKey<Answer>(act: () => Answer): Answer {
  return HELD.exit(act);
}

/** Does something later, in whoever's turn that is, under the key that is held now. */
export function underThisKey<Given extends unknown[], Answer>(
  act: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const held = HELD.getStore();
  return held ? (...given) => HELD.run(held, act, ...given) : act;
}

/**
 * Says, in an act's own transaction, that what was asked under the key is done; does nothing where there is no key.
 * Throws, so that the act is undone, when another server has taken over meanwhile.
 */
export async function markActed(tx: EntityManager): Promise<void> {
  const held = HELD.getStore();
  if (!held || held.isOver) return;
  const { personId, key, attempt } = held;
  const { affected } = await tx.update(KeptAnswer, { personId, key, attempt }, { acted: true });
  if (affected === 0) throw new Error('Another server does what was asked under this key.');
}
