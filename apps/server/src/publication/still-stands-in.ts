import type { StatementId } from '#concordat';
import type { EntityManager } from 'typeorm';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { goesEverywhere } from './live-words.js';
import { Publication } from './publication.entity.js';

/** What an act of each kind also wrote beside the record. */
const LIVE: readonly (readonly [kind: string, place: string])[] = [
  ['sign-off.given', 'The list of decisions holds the same words, and is never changed.'],
  ['minority-statement.', 'The words of this group beside the section are the same, and stay as they are.'],
  ['comment.kept-back', 'The comment says the same about why it is not shown, also where everybody can read it.'],
  ['comment.answer', 'The answer beside the comment holds the same words, also where everybody can read them.'],
  ['ladder.', 'The page about how equal it was holds the same words, until the group rates again.'],
  ['what-changed.', 'The page about what changed holds the same words, and stays as it is.'],
  ['commitment.', 'What this group will do holds the same words, and stays as it is.'],
  ['mediation.', 'The page about mediation holds the same words, and stays as it is.'],
  ['concordat.', 'The page of our agreement holds the same words, and stays as it is.'],
  ['sponsor.', 'The page of what was proposed to the council holds the same words, until the work begins.'],
  ['statement.proposed', 'The page of what was proposed to the council holds the same words, and stays as it is.'],
  [
    'proposal.',
    'The suggestion and its answers hold the same words for those who take part. The page that everybody reads leaves them out.',
  ],
  ['position.', 'Where this group started from holds the same words, and is never changed.'],
  ['council-decision.', 'The decision of the council holds the same words, and stays as it is.'],
  ['removal.explained', 'The reason beside the section holds the same words, and stays as it is.'],
  ['version.named', 'The name of the version is the same, and stays as it is.'],
  ['member.', 'The list of members holds the same name, and stays as it is.'],
  ['stage.opened', 'The page of the statement shows the same reason while the stage lasts.'],
];

/** Acts that wrote their words in the record alone. */
const NOWHERE: readonly string[] = [
  'statement.published',
  'content.removed',
  'removal.asked-for',
  'removal.taken-back',
];

const ANYWHERE = 'Pages of this statement may still hold the same words. Look there too.';

/**
 * Where the words of a content of the record stand that removing it from the record does not reach, in sentences: what is
 * taken out must not be thought gone where it is not. Backups and mails that went out are not known here.
 */
export async function stillStandsIn(
  tx: EntityManager,
  { chain, seq, name, content }: Pick<RecordOpening, 'seq' | 'name' | 'content'> & { readonly chain: StatementId },
  kind: string,
): Promise<string[]> {
  const known = LIVE.filter(([prefix]) => kind.startsWith(prefix)).map(([, place]) => place);
  // Better one warning too many: words must not be thought gone where they are not.
  const isAnywhere = known.length === 0 && !NOWHERE.includes(kind) && !goesEverywhere(kind, name);
  const live = isAnywhere ? [ANYWHERE] : known;
  const again = await saidAgain(tx, { chain, seq, name, content });
  return [...live, ...again, ...(await inPublished(tx, chain, content))];
}

/** As where two people of a group gave one reason. Own words are left out: that some wait is not told to others (R19). */
async function saidAgain(
  tx: EntityManager,
  { chain, seq, name, content }: Pick<RecordOpening, 'chain' | 'seq' | 'name' | 'content'>,
): Promise<string[]> {
  if (typeof content !== 'string' || content === '') return [];
  const count = await tx
    .createQueryBuilder(RecordOpening, 'opening')
    .innerJoin(RecordEntryRow, 'entry', 'entry.chain = opening.chain AND entry.seq = opening.seq')
    .where('opening.chain = :chain AND opening.content = to_jsonb(:content::text)', { chain, content })
    .andWhere('NOT (opening.seq = :seq AND opening.name = :name)', { seq, name })
    .andWhere(`entry.kind NOT LIKE 'minority-statement.%'`)
    .getCount();
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
