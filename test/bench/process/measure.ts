import type { Question } from './questions.js';

/** What a question took, in milliseconds. */
export interface Measured {
  readonly name: string;
  readonly goalMs: number;
  /** The first answer of all, when nothing was read before. */
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly bytes: number;
}

/** Asks a server as a browser does; throws where it answers with an error. */
export type Ask = (question: Question, turn: number) => Promise<{ ms: number; bytes: number }>;

/** Asks again and again, one after the other. What comes before the server has compiled its code is not counted. */
export async function measure(question: Question, ask: Ask, { times }: { times: number }): Promise<Measured> {
  const { ms: firstMs } = await ask(question, 0);
  for (let turn = 1; turn < WARM_UP; turn += 1) await ask(question, turn);
  const found: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const answer = await ask(question, turn);
    found.push(answer.ms);
    bytes = Math.max(bytes, answer.bytes);
  }
  found.sort((one, other) => one - other);
  const { name, goalMs } = question;
  return { name, goalMs, firstMs, p50Ms: share(found, 0.5), p95Ms: share(found, 0.95), bytes };
}

const WARM_UP = 16;

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}
