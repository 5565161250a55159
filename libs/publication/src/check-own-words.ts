import { NAMES_NEEDED } from '#sign-off';
import type { RecordEntry } from '#record';
import type { Bundle, BundleMinorityStatement, BundleReply } from './bundle.js';
import { isTied } from './check-publishing.js';
import type { BundleFault } from './fault.js';
import { isOpenedOtherwise } from './opened-words.js';

/** Checks that those who disagree are all there, with their own words and the reply to them (R19). B47. */
export function checkOwnWords(bundle: Bundle): BundleFault[] {
  if (!isTied(bundle)) return [];
  const { entries } = bundle.record;
  const shown = new Map(bundle.minorityStatements.map((one) => [one.id, one]));
  const standing = entries.filter((entry) => entry.kind === 'minority-statement.attached' && stands(entries, entry));
  const leftOut = standing.filter(({ facts }) => !shown.has(String(facts.id)));
  return [
    ...leftOut.flatMap(({ seq, facts }) =>
      fault(String(facts.id), `It is left out: entry ${seq} of the record has it.`),
    ),
    ...bundle.minorityStatements.flatMap((one) => {
      const entry = standing.find(({ facts }) => facts.id === one.id);
      const because = entry ? whyNotSaid(bundle, one, entry) : ['The record does not hold it, or too few joined it.'];
      return because.flatMap((why) => fault(one.id, why));
    }),
  ];
}

/** The words of a group stand at once, those of members once enough have joined. */
function stands(entries: readonly RecordEntry[], entry: RecordEntry): boolean {
  return entry.facts.by === 'constituency' || namesOf(entries, entry) >= NAMES_NEEDED;
}

/** Whoever attached it, and each who joined. */
function namesOf(entries: readonly RecordEntry[], { facts: { id } }: RecordEntry): number {
  return 1 + entries.filter(({ kind, facts }) => kind === 'minority-statement.joined' && facts.id === id).length;
}

function whyNotSaid(bundle: Bundle, one: BundleMinorityStatement, entry: RecordEntry): string[] {
  const { section, by, constituency, signedBy, reply } = one;
  const { facts, seq } = entry;
  const { entries } = bundle.record;
  const isSame = section === facts.section && by === facts.by && constituency === entry.constituency;
  const replied = entries.findLast(({ kind, facts: of }) => kind === 'minority-statement.replied' && of.id === one.id);
  const isOther = (['title', 'text'] as const).some((name) => {
    return isOpenedOtherwise(bundle, { entry, name, words: one[name] });
  });
  return [
    ...(isSame ? [] : [`It is not as entry ${seq} of the record says.`]),
    ...(signedBy.length === namesOf(entries, entry) ? [] : ['The record has another number of names below it.']),
    ...(isOther ? [`Its words are not those of entry ${seq} of the record.`] : []),
    ...whyNotReplied(bundle, reply, replied),
  ];
}

function whyNotReplied(bundle: Bundle, reply: BundleReply | null, entry: RecordEntry | undefined): string[] {
  if (!entry) return reply === null ? [] : ['The record holds no reply to it.'];
  if (reply === null) return [`The reply of entry ${entry.seq} of the record is left out.`];
  const isSame = reply.by === entry.actor && reply.constituency === entry.constituency;
  const isOther = isOpenedOtherwise(bundle, { entry, name: 'text', words: reply.text });
  return isSame && !isOther ? [] : [`The reply is not that of entry ${entry.seq} of the record.`];
}

function fault(id: string, because: string): BundleFault[] {
  return [{ part: `minority-statement:${id}`, because }];
}
