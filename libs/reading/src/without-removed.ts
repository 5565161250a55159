import {
  placeOfReason,
  type Bundle,
  type BundleAlone,
  type BundleCouncilDecision,
  type BundleMinorityStatement,
  type BundlePosition,
  type RemovedContent,
} from '#publication';
import { dateInWords } from './words.js';

type Entry = Bundle['record']['entries'][number];

/** A content that was removed from the record, with its entry. */
interface Gone {
  readonly entry: Entry;
  readonly name: string;
  /** What stands in place of the words. */
  readonly instead: string;
}

/** What stands in place of a content of the newest act of a kind; nothing where it is still there. */
type Newest = (kind: string, name: string) => string | undefined;

/**
 * The same version as a page shows it: where words that it shows were removed from the record after publication, it says so
 * in their place, with date and reason (R28). The file keeps them: they are part of what is signed. Gives back the bundle
 * itself where nothing was removed.
 */
export function withoutRemoved(bundle: Bundle): Bundle {
  const gone = (bundle.openings.removed ?? []).flatMap((removed) => goneIn(bundle, removed) ?? []);
  if (gone.length === 0) return bundle;
  /** Of acts of which the newest before publication is the one that is shown. */
  const newest: Newest = (kind, name) => {
    const shown = bundle.record.entries.findLast((entry) => entry.kind === kind);
    return gone.find((it) => it.entry === shown && it.name === name)?.instead;
  };
  return {
    ...bundle,
    sections: bundle.sections.map((section) => ({
      ...section,
      positions: section.positions.map((one) => positionShown(bundle, one, gone, section.key)),
    })),
    whole: {
      ...bundle.whole,
      positions: bundle.whole.positions.map((one) => positionShown(bundle, one, gone, null)),
    },
    minorityStatements: bundle.minorityStatements.map((one) => ownWordsShown(one, gone)),
    councilDecision: bundle.councilDecision && decisionShown(bundle.councilDecision, newest),
    alone: bundle.alone && aloneShown(bundle.alone, newest),
  };
}

function goneIn({ record }: Bundle, { seq, name, reason, date }: RemovedContent): Gone | null {
  const entry = record.entries.find((one) => one.seq === seq);
  if (!entry) return null;
  return { entry, name, instead: removedInWords({ reason, date }) };
}

/** What stands in place of words that were removed from the record. In brackets, because some stand in quotation marks. */
export function removedInWords({ reason, date }: Pick<RemovedContent, 'reason' | 'date'>): string {
  return `[These words were removed on ${dateInWords(date)} because: ${reason}]`;
}

function ownWordsShown(one: BundleMinorityStatement, gone: readonly Gone[]): BundleMinorityStatement {
  const instead = (kind: string, name: string): string | undefined =>
    gone.find((it) => it.entry.kind === kind && it.name === name && it.entry.facts.id === one.id)?.instead;
  return {
    ...one,
    title: instead('minority-statement.attached', 'title') ?? one.title,
    text: instead('minority-statement.attached', 'text') ?? one.text,
    reply: one.reply && { ...one.reply, text: instead('minority-statement.replied', 'text') ?? one.reply.text },
  };
}

function decisionShown(decision: BundleCouncilDecision, newest: Newest): BundleCouncilDecision {
  const instead = (name: 'body' | 'reference'): string => newest('council-decision.recorded', name) ?? decision[name];
  return { ...decision, body: instead('body'), reference: instead('reference') };
}

function aloneShown(alone: BundleAlone, newest: Newest): BundleAlone {
  const { reasons, mediation, reply } = alone;
  return {
    ...alone,
    reasons: reasons && (newest('statement.published', 'reasons') ?? reasons),
    mediation: { ...mediation, issue: mediation.issue && (newest('mediation.described', 'issue') ?? mediation.issue) },
    reply: reply && { ...reply, text: newest('council-reply.given', 'text') ?? reply.text },
  };
}

/**
 * A group's position holds the reasons of several people, one below the other. Those whose openings are still there stay;
 * what is left of the text is what was removed, and nothing is left where the removed words were not among them.
 */
function positionShown(
  bundle: Bundle,
  position: BundlePosition,
  gone: readonly Gone[],
  section: string | null,
): BundlePosition {
  const { text, constituency, hash } = position;
  const isOf = ({ kind, facts, constituency: group }: Entry): boolean =>
    kind === 'sign-off.given' && group === constituency && facts.section === section && facts.hash === hash;
  const removed = gone.filter(({ entry, name }) => name === 'text' && isOf(entry));
  if (text === null || removed.length === 0) return position;
  const seqs = new Set(bundle.record.entries.filter(isOf).map(({ seq }) => seq));
  const open = bundle.openings.record.filter(({ seq, name }) => name === 'text' && seqs.has(seq));
  const { kept, left } = takenApart(
    text,
    open.map(({ content }) => String(content)),
  );
  if (left.length === 0) return position;
  return { ...position, text: [...kept, ...new Set(removed.map(({ instead }) => instead))].join('\n\n') };
}

/** The whole reasons in a text that are among these, each with what stands before it, and the rest. */
function takenApart(text: string, reasons: readonly string[]): { kept: string[]; left: string[] } {
  const kept: string[] = [];
  let left = [text];
  // The longest first: a short reason may be a paragraph of a long one.
  for (const reason of [...new Set(reasons)].sort((one, other) => other.length - one.length)) {
    const piece = left.find((one) => placeOfReason(one, reason));
    const place = piece === undefined ? null : placeOfReason(piece, reason);
    if (piece === undefined || !place) continue;
    kept.push(piece.slice(place.from, place.to));
    // Without the blank line between it and its neighbours.
    const around = [piece.slice(0, place.from).replace(/\n\n$/, ''), piece.slice(place.to).replace(/^\n\n/, '')];
    left = left.flatMap((one) => (one === piece ? around : [one]));
  }
  // In the order in which they stood.
  kept.sort((one, other) => text.indexOf(one) - text.indexOf(other));
  return { kept, left: left.filter((part) => part.trim() !== '') };
}
