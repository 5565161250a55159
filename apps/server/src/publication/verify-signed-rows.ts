import { canonicalJson, sha256Hex } from '#document';
import { verifyBundle } from '#publication';
import { opens, type RecordEntry } from '#record';
import type { EntityManager } from 'typeorm';
import type { BrokenRow } from '../live-editing/log-chain.js';
import { Membership } from '../membership/membership.entity.js';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { SignOff, signerRef } from '../sign-off/sign-off.entity.js';
import type { Section } from '../statements/section.entity.js';
import { NameOpening, Publication } from './publication.entity.js';
import type { RecordOnDisk } from './verify-record-rows.js';

/** Checks the frozen versions of a section: against their hashes, the record, and the log, whose chain is in `places`. */
export async function verifyVersions(
  tx: EntityManager,
  section: Section,
  { record: { entries, openings }, places }: { record: RecordOnDisk; places: ReadonlyMap<string, string> },
): Promise<BrokenRow[]> {
  const versions = await tx.find(SectionVersion, { where: { sectionId: section.id }, order: { number: 'ASC' } });
  const frozen = entries.filter(({ kind, facts }) => kind === 'section.frozen' && facts.section === section.key);
  const faults = versions.flatMap(({ id, canonical, hash, attribution, number, epoch, seq, logHead, frozenAt }) => {
    const because: string[] = [];
    const entry = frozen.find(({ facts }) => facts.version === number);
    const committed = openings.find(({ seq: of, name }) => of === entry?.seq && name === 'attribution');
    // Older entries do not say who wrote it.
    if (committed && canonicalJson(committed.content) !== canonicalJson(attribution))
      because.push('It names others than those who wrote it.');
    if (sha256Hex(canonical) !== hash) because.push('Its text is not what was hashed.');
    const isRecorded = frozen.some(({ facts }) => {
      const same = facts.version === number && facts.hash === hash && facts.logHead === logHead;
      return same && facts.epoch === epoch && facts.seq === seq;
    });
    if (!isRecorded) because.push('The record holds no such version.');
    if (entry && frozenAt.toISOString() !== entry.at) because.push('It was locked at another time, says the record.');
    if (places.get(`${epoch} ${seq}`) !== logHead) because.push('The log has no such place.');
    return because.map((one) => ({ table: 'section_version', row: id, because: one }));
  });
  if (versions.length < frozen.length) {
    faults.push({ table: 'section_version', row: section.id, because: 'The record holds more versions.' });
  }
  return faults;
}

/** Checks the sign-offs of a statement: each against the entry of its act, and against the version that it is of. */
export async function verifySignOffs(
  tx: EntityManager,
  { statementId, sections, record }: { statementId: string; sections: readonly Section[]; record: RecordOnDisk },
): Promise<BrokenRow[]> {
  const rows = await tx.find(SignOff, { where: { statementId: statementId as SignOff['statementId'] } });
  const members = await tx.find(Membership, { where: { statementId: statementId as SignOff['statementId'] } });
  const pseudonyms = new Map(members.map(({ id, pseudonym }) => [id, pseudonym]));
  const keys = new Map(sections.map(({ id, key }) => [id, key]));
  const given = record.entries.filter(({ kind }) => kind === 'sign-off.given');
  const byId = new Map(given.map((entry) => [entry.facts.signOff, entry]));
  const contents = new Map(record.openings.map(({ seq, name, content }) => [`${seq} ${name}`, content]));
  const faults = rows.flatMap((row) => {
    const entry = byId.get(row.id);
    byId.delete(row.id);
    if (!entry) return [{ table: 'sign_off', row: row.id, because: 'The record holds no such sign-off.' }];
    const section = row.sectionId === null ? null : (keys.get(row.sectionId) ?? '');
    const wrong = differing(row, { entry, section, contents, pseudonym: pseudonyms.get(row.membershipId) ?? '' });
    return wrong.map((what) => {
      return {
        table: 'sign_off',
        row: row.id,
        because: `Its ${what} is not that of entry ${entry.seq} of the record.`,
      };
    });
  });
  const gone = [...byId.values()].map(({ seq, facts }) => {
    return { table: 'sign_off', row: String(facts.signOff), because: `It is gone; entry ${seq} of the record has it.` };
  });
  return [...faults, ...gone, ...(await verifyVersionsSigned(tx, rows))];
}

interface Beside {
  readonly entry: RecordEntry;
  readonly section: string | null;
  readonly contents: ReadonlyMap<string, unknown>;
  readonly pseudonym: string;
}

/** Columns that say something else than the entry of the act. Facts that older entries do not have are not compared. */
function differing(row: SignOff, { entry, section, contents, pseudonym }: Beside): string[] {
  const { seq, actor, constituency, facts, commitments } = entry;
  const by = row.showName ? undefined : contents.get(`${seq} by`);
  const text = contents.get(`${seq} text`);
  const pairs: [what: string, is: unknown, was: unknown][] = [
    ['position', row.position, facts.position],
    ['hash', row.hash, facts.hash],
    ['section', section, facts.section],
    ['group', row.constituency, constituency],
    ['way of deciding', row.decisionRule, facts.decisionRule ?? row.decisionRule],
    ['quorum', row.quorum, facts.quorum ?? row.quorum],
    ['time', row.at.toISOString(), entry.at],
    ['signer', signerRef(row, pseudonym), actor],
    ['signer', pseudonym, by ?? pseudonym],
    // Words that were removed are in neither place.
    ['text', row.text, text ?? ('text' in commitments ? row.text : null)],
  ];
  return [...new Set(pairs.filter(([, is, was]) => is !== was).map(([what]) => what))];
}

/** A sign-off of a section names the version whose hash it has. */
async function verifyVersionsSigned(tx: EntityManager, rows: readonly SignOff[]): Promise<BrokenRow[]> {
  const versions = await tx.find(SectionVersion, { select: { sectionId: true, number: true, hash: true } });
  const hashes = new Map(versions.map(({ sectionId, number, hash }) => [`${sectionId} ${number}`, hash]));
  return rows
    .filter(({ sectionId, versions: of, hash }) => {
      return sectionId !== null && (of.length !== 1 || hashes.get(`${sectionId} ${of[0]}`) !== hash);
    })
    .map(({ id }) => ({ table: 'sign_off', row: id, because: 'It is not of the version that it names.' }));
}

/** Checks a published version: the file, the columns that repeat it, the names that it opens, and the record it ends with. */
export async function verifyPublication(
  tx: EntityManager,
  publication: Publication,
  { entries }: Pick<RecordOnDisk, 'entries'>,
): Promise<BrokenRow[]> {
  const { id, bundle, sha256 } = publication;
  const named = (because: string): BrokenRow => ({ table: 'publication', row: id, because });
  const verdict = verifyBundle(new TextEncoder().encode(bundle));
  const faults = verdict.faults.map(({ part, because }) => named(`${part}: ${because}`));
  if (sha256Hex(bundle) !== sha256) faults.push(named('Its file is not what was hashed.'));
  if (!verdict.bundle) return faults;
  const { statement, whole, signature, record, contributors } = verdict.bundle;
  const pairs: [unknown, unknown][] = [
    [publication.version, statement.version],
    [publication.kind, statement.label],
    [publication.changeNote, statement.changeNote],
    [publication.publishedAt.toISOString(), statement.publishedAt],
    [publication.documentHash, whole.hash],
    [publication.keyId, signature.keyId],
  ];
  if (pairs.some(([is, was]) => is !== was)) faults.push(named('It says something else than its file.'));
  const last = record.entries.at(-1);
  if (entries.find(({ seq }) => seq === last?.seq)?.hash !== last?.hash) {
    faults.push(named('Its file has another record.'));
  }
  const names = new Map(contributors.map(({ ref, name }) => [ref, name]));
  const openings = await tx.find(NameOpening, { where: { publicationId: id } });
  const closed = openings.filter(({ ref, salt, name }) => !opens(names.get(ref) ?? '', { salt, content: { name } }));
  return [
    ...faults,
    ...closed.map(({ ref }) => {
      return { table: 'name_opening', row: `${id} ${ref}`, because: 'It does not open what was committed to.' };
    }),
  ];
}
