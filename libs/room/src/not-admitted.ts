import type { Refusal } from '#concordat';

/** Stops the reading of an update at the first thing that may not be. Caught by the gate, which never throws. */
export class NotAdmitted extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** The reason with this code, for `throw`. */
export function notAdmitted(code: keyof typeof REASONS): NotAdmitted {
  return new NotAdmitted({ code, because: REASONS[code] });
}

/** What the gate says, by rule (RULES.md, P3). */
const REASONS = {
  'p3.size': 'This change is too large to be taken at once. Paste it in smaller parts.',
  'p3.count': 'This change has too many parts to be taken at once. Paste it in smaller parts.',
  'p3.malformed': 'This window sent a change that could not be read. Reload the page.',
  'p3.skip': 'This change leaves something out. Reload the page.',
  'p3.gc': 'This window forgot words that the record keeps. Reload the page.',
  'p3.client': 'These words were sent in another name. Reload the page.',
  'p3.gap': 'Something that you wrote before this is missing. Reload the page.',
  'p3.origin': 'This change hangs on words that are not here. Reload the page.',
  'p3.target': 'This change takes away words that are not here. Reload the page.',
  'p3.root': 'This change belongs to no part of the section. Reload the page.',
  'p3.content': 'This change holds something that a section cannot hold. Reload the page.',
  'p3.depth': 'This change puts too many things inside one another.',
  'p3.crowd': 'This change is too tangled to be put in its place. Reload the page.',
} as const;
