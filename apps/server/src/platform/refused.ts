import type { Refusal } from '#concordat';

/** Thrown inside a transaction to roll it back and carry the reasons out to `refusing`. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('Refused; see the reasons.');
  }
}

/** Runs an act and turns a `Refused` into an ordinary answer: `empty` with every reason. Other errors pass through. */
export async function refusing<Answer extends { refusals: Refusal[] }>(
  act: () => Promise<Answer>,
  empty: Omit<Answer, 'refusals'>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused) return { ...empty, refusals: [...error.refusals] } as Answer;
    throw error;
  }
}
