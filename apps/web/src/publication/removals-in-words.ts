import { groupOf } from '#concordat';
import { dayInWords } from '../deliberation/in-words.js';

/** "3 March 2027, Unpaid carers and family members": when words came into the record, and of which group. */
export function whenAndWhose({ at, constituency }: { at?: string | null; constituency?: string | null }): string {
  const parts = [...(at ? [dayInWords(at)] : []), ...(constituency ? [groupOf(constituency).label] : [])];
  return parts.join(', ');
}

/** Tells one content of the record from another. */
export function keyOf({ seq, name }: { readonly seq: number; readonly name: string }): string {
  return `${seq}:${name}`;
}
