import type { StatementId } from '#concordat';
import { containsWords } from '#deliberation';
import { plainText, readSection } from '#document';
import type { EntityManager } from 'typeorm';
import type { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { goesEverywhere } from './live-words.js';
import { Publication } from './publication.entity.js';
import type { HeldWords } from './same-words.js';

/** What an act of each kind also wrote beside the record. */
const LIVE: readonly (readonly [kind: string, place: string])[] = [
  ['sign-off.given', 'The list of decisions holds the same words, and is never changed.'],
  ['minority-statement.', 'The words of this group beside the section are the same, and stay as they are.'],
  ['promise.marked', 'What people said of this promise holds the same words, and is never changed.'],
  ['concern.flagged', 'The check holds the same words: they hide those that stand in the text.'],
  ['section.', 'The section has the same words above it, until the agreement gives it others.'],
  ['sponsor.', 'The page of what was proposed to the council holds the same words, until the work begins.'],
  ['statement.proposed', 'The page of what was proposed to the council holds the same words, and stays as it is.'],
  ['position.', 'Where this group started from holds the same words, and is never changed.'],
  ['council-decision.', 'The decision of the council holds the same words, and stays as it is.'],
  ['council-reply.', 'The reply of the council holds the same words, and is never changed.'],
  ['member.', 'The list of members holds the same name, and stays as it is.'],
];

/** Acts that wrote their words in the record alone. */
const NOWHERE: readonly string[] = [
  'statement.published',
  'content.removed',
  'removal.asked-for',
  'removal.taken-back',
];

const ANYWHERE = 'Pages of this statement may still hold the same words. Look there too.';

/** Words that are to go, with the entries that hold the same and go with them. */
export interface WordsToGo {
  readonly entry: RecordEntryRow;
  readonly opening: RecordOpening;
  readonly together: readonly HeldWords[];
}

/**
 * Where the words of a content of the record stand that removing it from the record does not reach, in sentences: what is
 * taken out must not be thought gone where it is not. Backups and mails that went out are not known here.
 */
export async function stillStandsIn(tx: EntityManager, texts: SectionTextReader, going: WordsToGo): Promise<string[]> {
  const { entry, opening } = going;
  const chain = entry.chain as StatementId;
  const live = notReached(entry.kind, opening.name);
  const text = await inText(tx, texts, entry, opening.content);
  const again = await saidAgain(tx, going);
  return [...live, ...text, ...again, ...(await inPublished(tx, chain, opening.content))];
}

/** Better one warning too many: words must not be thought gone where they are not. */
function notReached(kind: string, name: string): string[] {
  if (goesEverywhere(kind, name) || NOWHERE.includes(kind)) return [];
  const known = LIVE.filter(([prefix]) => kind.startsWith(prefix)).map(([, place]) => place);
  return known.length > 0 ? known : [ANYWHERE];
}

/** The text of the section that it is about: words that stand there are changed there, by who may. */
async function inText(
  tx: EntityManager,
  texts: SectionTextReader,
  { chain, facts }: RecordEntryRow,
  content: unknown,
): Promise<string[]> {
  if (typeof content !== 'string' || content.trim() === '' || typeof facts.section !== 'string') return [];
  const section = await tx.findOneBy(Section, { statementId: chain as StatementId, key: facts.section });
  if (!section) return [];
  const { doc } = await texts.at(section.id, tx);
  if (!containsWords(readSection(doc).map(plainText).join('\n'), content)) return [];
  return [
    `The text of the section “${section.title}” says the same words. Take them out there too, in the section itself.`,
  ];
}

/** As where two people of a group gave one reason. Own words are left out: that some wait is not told to others (R19). */
async function saidAgain(tx: EntityManager, { opening, together }: WordsToGo): Promise<string[]> {
  const { chain, seq, name, content } = opening;
  if (typeof content !== 'string' || content === '') return [];
  const found = await tx
    .createQueryBuilder(RecordOpening, 'opening')
    .innerJoin(RecordEntryRow, 'entry', 'entry.chain = opening.chain AND entry.seq = opening.seq')
    .where('opening.chain = :chain AND opening.content = to_jsonb(:content::text)', { chain, content })
    .andWhere('NOT (opening.seq = :seq AND opening.name = :name)', { seq, name })
    .andWhere(`entry.kind NOT LIKE 'minority-statement.%'`)
    .getMany();
  const going = (one: RecordOpening): boolean =>
    together.some((other) => other.opening.seq === one.seq && other.opening.name === one.name);
  const count = found.filter((one) => !going(one)).length;
  if (count === 0) return [];
  const places = count === 1 ? '1 more place' : `${count} more places`;
  return [`The record holds the same words in ${places}. They have to be removed there too.`];
}

/** Versions whose signed parts hold the words: they cannot be taken out there without breaking the signature. */
async function inPublished(tx: EntityManager, statementId: StatementId, content: unknown): Promise<string[]> {
  if (typeof content !== 'string' || content === '') return [];
  const found = await tx
    .createQueryBuilder(Publication, 'publication')
    .select('publication.version', 'version')
    .where('publication.statement_id = :statementId', { statementId })
    .andWhere('position(:words in publication.bundle) > 0', { words: JSON.stringify(content).slice(1, -1) })
    .orderBy('publication.version', 'ASC')
    .getRawMany<{ version: number }>();
  return found.map(
    ({ version }) =>
      `The file of version ${version}, which is published, holds the same words in a part that is sealed.`,
  );
}
