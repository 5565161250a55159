import type { StatementId } from '#concordat';
import { removedInWords } from '#reading';
import { In, type EntityManager } from 'typeorm';
import type { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import type { DocumentStanding, GroupStanding } from '../sign-off/sign-off.reader.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { PublishedAlone } from './bundle-alone.js';
import type { CouncilDecision } from './publication.entity.js';

/** Acts whose words stay in a row that nobody can change, and the fact of their entry that names the row. */
const ROW_OF = {
  'sign-off.given': 'signOff',
  'minority-statement.attached': 'id',
  'minority-statement.replied': 'id',
  'council-decision.recorded': 'id',
  'council-reply.given': 'reply',
} as const;

/** What is published in place of words of one row that were removed from the record; the words where they were not (R28). */
export type WithoutRemoved = <Words extends string | null>(
  words: Words,
  of: { readonly kind: keyof typeof ROW_OF; readonly id: string; readonly name: string },
) => Words | string;

/** Reads what was removed from a statement's record: nothing of it goes into a file that is sealed afterwards (R28). */
export async function withoutRemovedFrom(tx: EntityManager, chain: StatementId): Promise<WithoutRemoved> {
  const removals = await tx.findBy(RecordRemoval, { chain });
  const entries = await tx.findBy(RecordEntryRow, { chain, seq: In(removals.map(({ seq }) => seq)) });
  return (words, { kind, id, name }) => {
    if (words === null) return words;
    const entry = entries.find((one) => one.kind === kind && one.facts[ROW_OF[kind]] === id);
    const removal = entry && removals.find((one) => one.seq === entry.seq && one.name === name);
    return removal ? removedInWords(removal) : words;
  };
}

/** Where everybody stands, without reasons that were removed. */
export function reasonsLeft<Of extends DocumentStanding>(standing: Of, without: WithoutRemoved): Of {
  const groups = (some: readonly GroupStanding[]): GroupStanding[] =>
    some.map((group) => ({
      ...group,
      signOffs: group.signOffs.map((one) => ({
        ...one,
        text: without(one.text, { kind: 'sign-off.given', id: one.id, name: 'text' }),
      })),
    }));
  const sections = standing.sections.map((section) => ({ ...section, groups: groups(section.groups) }));
  return { ...standing, sections, whole: groups(standing.whole) };
}

/** Own words and the reply to them, without what was removed. */
export function ownWordsLeft(one: MinorityStatement, without: WithoutRemoved): MinorityStatement {
  const { id } = one;
  return {
    ...one,
    title: without(one.title, { kind: 'minority-statement.attached', id, name: 'title' }),
    text: without(one.text, { kind: 'minority-statement.attached', id, name: 'text' }),
    replyText: without(one.replyText, { kind: 'minority-statement.replied', id, name: 'text' }),
  };
}

/** What the council decided, without what was removed. */
export function decisionLeft<Decision extends Pick<CouncilDecision, 'id' | 'body' | 'reference'>>(
  decision: Decision,
  without: WithoutRemoved,
): Decision {
  const of = (name: 'body' | 'reference'): string =>
    without(decision[name], { kind: 'council-decision.recorded', id: decision.id, name });
  return { ...decision, body: of('body'), reference: of('reference') };
}

/** What is said of publishing alone, without a reply that was removed. The other words go from their rows too. */
export function aloneLeft(alone: PublishedAlone, without: WithoutRemoved): PublishedAlone {
  const { reply } = alone;
  if (!reply) return alone;
  const text = without(reply.text, { kind: 'council-reply.given', id: reply.id, name: 'text' });
  return { ...alone, reply: { ...reply, text } };
}
