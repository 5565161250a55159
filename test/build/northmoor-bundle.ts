import { hashDocument, hashSection, sealedText, countWords, plainText } from '#document';
import {
  hashCheckpoints,
  hashDataset,
  hashStatement,
  sealBundle,
  type BundlePosition,
  type BundleSection,
  type UnsignedBundle,
} from '#publication';
import { newCommitment, sealEntry, signCheckpoint, GENESIS, type RecordEntry } from '#record';
import { groupOf } from '#concordat';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readNorthmoor, type SampleSection } from '../../apps/server/src/demo/northmoor.js';
import { passagesOf } from '../../apps/server/src/demo/sample-blocks.js';
import { broughtDataset } from '../../apps/server/src/demo/sample-dataset.js';

const SECRET = utf8ToBytes('a'.repeat(32));
const { statement, people, datasets, minorityStatements, organisations } = readNorthmoor();
const tables = datasets.map((sample) => {
  const { key: id, columns, rows, ...said } = broughtDataset(sample);
  const { title, headline, source, period, geography, caveat, textAlternative } = said;
  const table = { id, title, headline, source, period, geography, caveat, textAlternative, columns, rows };
  return { ...table, owner: sample.owner, sha256: hashDataset(table) };
});

const SIGNER = {
  publicKey: bytesToHex(ed25519.getPublicKey(SECRET)),
  sign: (bytes: Uint8Array) => ed25519.sign(bytes, SECRET),
};

const STATEMENT: UnsignedBundle['statement'] = {
  council: { name: statement.council.name, slug: statement.council.slug },
  title: statement.title,
  slug: statement.slug,
  template: statement.template,
  language: statement.language,
  period: statement.period,
  label: 'CO_PRODUCED_WITH_DISSENT',
  version: 1,
  changeNote: 'First published.',
  publishedAt: '2026-06-29T09:00:00.000Z',
  reviewBy: statement.reviewBy,
  supersedes: null,
};

/** The Northmoor statement as a sealed bundle, straight from the sample's files: for tests of how it is read. */
export function northmoorBundle(): string {
  const sections = statement.sections.map((section, order) => aSection(section, order));
  const hash = hashDocument(sections.map((section) => ({ section: section.key, hash: section.hash })));
  const names = people.filter(({ display }) => display !== 'group-only').map(nameOf);
  const onWhole = positionsOf(statement.wholeDocumentPositions, statement.wholeDocumentReservations, hash);
  const councilDecision = aDecision();
  const entries = recordOf({ sections, whole: { hash, positions: onWhole }, councilDecision });
  const unsigned: UnsignedBundle = {
    statement: STATEMENT,
    groups: [...new Set(people.flatMap(({ constituency }) => constituency ?? []))].map((code) => ({
      code,
      label: groupOf(code).label,
    })),
    contributors: people.map(({ id, constituency }) => ({
      ref: id,
      constituency,
      name: names.find(({ ref }) => ref === id)?.commitment ?? null,
    })),
    sections,
    whole: { hash, positions: onWhole },
    minorityStatements: minorityStatements.map((one, index) => ({
      id: `M${index + 1}`,
      section: one.section,
      constituency: constituencyOf(one.signedBy[0]!),
      by: 'three members',
      title: one.title,
      text: one.text,
      signedBy: one.signedBy,
      reply: { constituency: constituencyOf(one.reply.author), text: one.reply.text, by: one.reply.author, at: null },
      at: '2026-05-12T09:00:00.000Z',
    })),
    councilDecision,
    datasets: tables,
    record: {
      entries,
      head: entries.at(-1)?.hash ?? GENESIS,
      checkpoints: [ownCheckpoint(entries)],
      keys: [SIGNER.publicKey],
    },
    openings: { names: names.map(({ ref, salt, content }) => ({ ref, salt, content })), record: [] },
  };
  return sealBundle(unsigned, SIGNER);
}

/** That of its publication: the only one that the sample's files tell of. */
function ownCheckpoint(entries: readonly RecordEntry[]) {
  const last = entries.at(-1);
  if (!last) throw new Error('A record is never empty.');
  return signCheckpoint({ chain: last.chain, seq: last.seq, head: last.hash, at: last.at }, SIGNER);
}

function aDecision() {
  return {
    ...{ body: 'Cabinet', date: '2026-06-16', reference: 'CAB/26/41' },
    ...{ decision: 'AGREED', callInEnds: '2026-06-23' },
  };
}

type Recorded = Pick<UnsignedBundle, 'sections' | 'whole'> & { readonly councilDecision: ReturnType<typeof aDecision> };

/** What was locked, what everybody decided, and that it was published. */
function recordOf({ sections, whole, councilDecision }: Recorded): RecordEntry[] {
  const entries: RecordEntry[] = [];
  const add = (
    kind: string,
    by: { actor: string; constituency: string },
    facts: RecordEntry['facts'],
    committed: Readonly<Record<string, string>> = {},
  ): void => {
    const commitments = Object.fromEntries(
      Object.entries(committed).map(([name, content]) => [name, newCommitment(content, saltOf(name)).commitment]),
    );
    const previous = entries.at(-1)?.hash ?? GENESIS;
    const place = { v: 1, chain: '0d5bb8a2-6f0f-4c5e-9d0a-6d5e5f0a3c11', seq: entries.length + 1, previous } as const;
    entries.push(sealEntry({ ...place, at: '2026-06-29T09:00:00.000Z', kind, ...by, facts, commitments }));
  };
  const council = { actor: 'amira', constituency: 'COMMISSIONERS' };
  for (const { key: section, hash, versionNumber: version, log } of sections) {
    add('section.frozen', council, { section, hash, version, epoch: log.epoch, seq: log.seq, logHead: log.head });
  }
  for (const { key: section, positions } of [...sections, { key: null, ...whole }]) {
    for (const { constituency, signatories, hash } of positions) {
      for (const { ref: actor, position } of signatories) {
        const facts = { signOff: `${actor} ${section}`, section, position, hash };
        add('sign-off.given', { actor, constituency }, facts);
      }
    }
  }
  minorityStatements.forEach(({ section, title, text, signedBy, reply }, index) => {
    const id = `M${index + 1}`;
    const [author = '', ...others] = signedBy;
    const by = { actor: author, constituency: constituencyOf(author) };
    add('minority-statement.attached', by, { id, section, by: 'three members' }, { title, text });
    for (const actor of others) add('minority-statement.joined', { ...by, actor }, { id, section });
    const replier = { actor: reply.author, constituency: constituencyOf(reply.author) };
    add('minority-statement.replied', replier, { id }, { text: reply.text });
  });
  const { body, reference, ...facts } = councilDecision;
  add('council-decision.recorded', council, { ...facts, documentHash: whole.hash }, { body, reference });
  const published = { version: 1, label: 'CO_PRODUCED_WITH_DISSENT', documentHash: whole.hash, format: 5 };
  const said = { statement: hashStatement(STATEMENT), checkpoints: hashCheckpoints([]) };
  add('statement.published', { actor: 'des', constituency: 'PEOPLE' }, { ...published, ...said });
  return entries;
}

/** A salt that is the same for the same name. */
function saltOf(name: string): (length: number) => Uint8Array {
  return (length) => utf8ToBytes(name.padEnd(length, '.'));
}

function aSection(sample: SampleSection, order: number): BundleSection {
  const { key, title, lead, signatories, appendix, state, positions, reservations = [] } = sample;
  const passages = passagesOf(sample);
  const content = passages.flatMap(({ blocks }) => blocks);
  const used = tables.filter(({ id }) => content.some(({ attrs }) => attrs?.dataset === id));
  const text = sealedText({
    statement: statement.slug,
    section: key,
    title,
    language: statement.language,
    content: [...content],
    notes: [],
    datasets: used.map(({ id, sha256 }) => ({ id, sha256 })),
  });
  const hash = hashSection(text);
  const credits = passages.flatMap(({ author, blocks }) =>
    blocks.map((block) => ({
      id: String(block.attrs?.id),
      words: [{ by: author, words: countWords(plainText(block)) }],
    })),
  );
  const words = [...new Set(credits.map((credit) => credit.words[0]!.by))].map((by) => ({ by, words: 1 }));
  return {
    ...{ key, title, order, leads: lead, signatories, appendix, state, versionNumber: 1, text, hash },
    frozenAt: '2026-04-20T09:00:00.000Z',
    attribution: { blocks: credits, words },
    positions: positionsOf(positions, reservations, hash),
    log: { epoch: 1, seq: 1, head: hash },
  };
}

function positionsOf(
  positions: SampleSection['positions'],
  notes: readonly { readonly constituency: string; readonly text: string }[],
  hash: BundlePosition['hash'],
): BundlePosition[] {
  return Object.entries(positions).map(([constituency, position]) => ({
    constituency,
    position,
    text: notes.find((note) => note.constituency === constituency)?.text ?? null,
    signatories: people
      .filter((person) => person.signatory && person.constituency === constituency)
      .map(({ id }) => ({ ref: id, position, at: '2026-05-14T18:30:00.000Z' })),
    decidedBy: 'consensus',
    hash,
  }));
}

function nameOf({ id, shownAs, organisation }: (typeof people)[number]) {
  const place = organisations.find((one) => one.id === organisation)?.name;
  const content = { name: place && !shownAs.includes(place) ? `${shownAs}, ${place}` : shownAs };
  return {
    ref: id,
    content,
    ...newCommitment(content, (length) => utf8ToBytes(id.padEnd(length, '.')).slice(0, length)),
  };
}

function constituencyOf(id: string): string {
  return people.find((person) => person.id === id)?.constituency ?? '';
}
