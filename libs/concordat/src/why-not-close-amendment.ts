import type { Refusal } from './refusal.js';

/** Somebody who would close a change of the agreement that waits for answers. */
export interface ClosingRequest {
  /** Whether they proposed it. */
  readonly isMine: boolean;
  /** Whether whoever proposed it takes part now. */
  readonly proposerTakesPart: boolean;
  /** Whether a group has decided no. */
  readonly isRefused: boolean;
  readonly signatory: boolean;
  readonly isCoChair: boolean;
}

/** Why somebody may close a change that waits: theirs, of somebody who left, or one that a group said no to. */
export type ClosingReason = 'mine' | 'proposer-left' | 'refused';

/** Tells why somebody may close a change that waits for answers; null where they may not. */
export function mayClose(request: ClosingRequest): ClosingReason | null {
  const { isMine, proposerTakesPart, isRefused, signatory, isCoChair } = request;
  if (isMine) return 'mine';
  if (!signatory && !isCoChair) return null;
  if (!proposerTakesPart) return 'proposer-left';
  return isRefused ? 'refused' : null;
}

/** Says why somebody may not close a change that waits for answers; empty when they may. Another can follow only then. */
export function whyNotClose(request: ClosingRequest): Refusal[] {
  if (mayClose(request) !== null) return [];
  const because =
    request.signatory || request.isCoChair
      ? 'Whoever proposed the change takes it back. You can say no to it. Once a group has said no, anybody who signs can close it.'
      : 'Whoever proposed the change takes it back. Tell those who sign for your group what you think.';
  return [{ code: 'amendment.not-yours', because }];
}
