import type { Bundle } from '#publication';
import { inGroupOrder, type Contributors } from './contributors.js';
import { writtenForIn } from './shaped.js';
import { listedInSentence } from './words.js';

/** A group some of whose words in a section a facilitator wrote down for them (R9, R25). */
export interface Supported {
  readonly constituency: string;
  /** How they said them, and whether they were read back, in words: no numbers and no names (R10, R26). */
  readonly how: string;
}

const MODES: Readonly<Record<string, string>> = {
  phone: 'on the phone',
  paper: 'on paper',
  workshop: 'at a workshop',
  visit: 'at home',
  voice: 'in a voice message',
  BSL: 'in British Sign Language',
};

/** For which groups words were written down in each section, by its key: told by the record in the file. */
export function supportedBySection(
  { record }: Bundle,
  { groupOf }: Pick<Contributors, 'groupOf'>,
): (section: string) => readonly Supported[] {
  const writtenIn = writtenForIn(record.entries);
  return (section) => {
    const here = writtenIn(section).map(({ facts: { for: whose, mode, readBack } }) => {
      return { mode, readBack, constituency: groupOf(String(whose)) };
    });
    return inGroupOrder(here.map(({ constituency }) => constituency).filter((code) => code !== '')).map((code) => {
      const ofGroup = here.filter(({ constituency }) => constituency === code);
      const modes = [...new Set(ofGroup.map(({ mode }) => MODES[String(mode)] ?? 'in another way'))];
      return { constituency: code, how: `${listedInSentence(modes)}; ${readBackIn(ofGroup)}` };
    });
  };
}

function readBackIn(entries: readonly { readonly readBack?: unknown }[]): string {
  const confirmed = entries.filter(({ readBack }) => readBack === 'confirmed').length;
  if (confirmed === entries.length) return 'read back to them';
  return confirmed === 0 ? 'could not be read back to them' : 'some could not be read back to them';
}
