import { checkpointLine, type SignedCheckpoint } from '#record';

/** A checkpoint for a mail: what it is good for, and the line itself. */
export function checkpointWords(checkpoint: SignedCheckpoint, baseUrl: string): string {
  return [
    'Receipt from the record. Keep this mail: with the next line anyone can show later if the record was changed.',
    checkpointLine(checkpoint),
    `How to check it: ${baseUrl}/verify`,
  ].join('\n');
}
