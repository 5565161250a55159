import type { EntityManager } from 'typeorm';

/** Ten minutes: longer than a slow answer, shorter than a second thought. */
const A_MOMENT = 600_000;

/**
 * For forms that anybody can send: the moment since when the same words, sent to the same place, are a button pressed twice.
 * Holds until commit everybody else who sends to that place, so that the second press sees the first.
 */
export async function pressedSince(tx: EntityManager, place: string, now: Date): Promise<Date> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`sent to ${place}`]);
  return new Date(now.getTime() - A_MOMENT);
}
