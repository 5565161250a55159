import type { Section } from './section.entity.js';

type Known = Pick<Section, 'id' | 'statementId' | 'key' | 'title' | 'guidance' | 'position'>;

/** A section as it is before anybody has written in it. */
export function emptySection(known: Known & Partial<Section>): Section {
  return {
    ...{ leads: [], signatories: [], appendix: false, wordGuide: null },
    ...{ state: 'EMPTY', epoch: 1, headSeq: 0, logHead: '0'.repeat(64) },
    ...known,
  };
}
