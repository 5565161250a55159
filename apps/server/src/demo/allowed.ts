import type { Refusal } from '#concordat';

/**
 * Gives what an act answered. Throws when it was refused: the sample is made so that every act of it is allowed, so a
 * refusal here is a fault of the loader or of a rule.
 */
export function allowed<Answer extends { readonly refusals: readonly Refusal[] }>(
  what: string,
  answer: Answer,
): Answer {
  if (answer.refusals.length === 0) return answer;
  const reasons = answer.refusals.map(({ code, because }) => `${code}: ${because}`).join(' ');
  throw new Error(`The sample cannot be loaded. ${what} was refused: ${reasons}`);
}
