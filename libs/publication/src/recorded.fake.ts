import { GENESIS, newCommitment, sealEntry, type JsonObject, type RecordEntry, type SignedCheckpoint } from '#record';
import {
  anEntry,
  aRecord,
  aSigner,
  bytesFrom,
  CHAIN,
  checkpointOf,
  checkpointsOf,
  interestsIn,
  type ADecision,
  type AFrozen,
} from './a-record.fake.js';
import {
  BUNDLE_FORMATS,
  type BundleMinorityStatement,
  type BundlePosition,
  type BundleSection,
  type RecordOpening,
  type UnsignedBundle,
} from './bundle.js';
import { hashCheckpoints, hashStatement } from './hash-published.js';

/** A bundle whose record is still to be written. */
export type Unrecorded = Omit<UnsignedBundle, 'record'>;

/** The bundle with the record of all that it says, up to its publication. `more` is decided beside what it shows. */
export function recorded(
  bundle: Unrecorded,
  more: readonly ADecision[] = [],
  format: number = BUNDLE_FORMATS.length,
): UnsignedBundle {
  const { entries, openings } = decided(bundle, more);
  const before = checkpointsOf(entries);
  for (const act of actsOf(bundle, { format, checkpoints: before.checkpoints })) {
    const commitments: Record<string, string> = {};
    const seq = entries.length + 1;
    for (const [name, content] of Object.entries(act.committed ?? {})) {
      const { commitment, salt } = newCommitment(content, bytesFrom(`${act.kind} ${name}`));
      commitments[name] = commitment;
      openings.push({ seq, name, salt, content });
    }
    const { at = '2026-06-10T09:00:00.000Z', kind, actor, constituency, facts } = act;
    const previous = entries.at(-1)?.hash ?? GENESIS;
    entries.push(sealEntry({ v: 1, chain: CHAIN, seq, at, kind, actor, constituency, facts, commitments, previous }));
  }
  const written = withRecord(bundle, entries, openings);
  const own = entries.at(-1);
  if (format < 5 || !own) return written;
  const checkpoints = [...before.checkpoints, checkpointOf(own, aSigner())];
  return { ...written, record: { ...written.record, checkpoints } };
}

/** The same as before records said all about a version: nothing after what people decided. */
export function recordedBefore4(bundle: Unrecorded): UnsignedBundle {
  const { entries, openings } = decided(bundle, []);
  return withRecord(bundle, entries, openings);
}

function decided(
  { sections, whole }: Unrecorded,
  more: readonly ADecision[],
): { entries: RecordEntry[]; openings: RecordOpening[] } {
  const texts = [...sections.map(({ key, positions }) => ({ key, positions })), { key: null, ...whole }];
  const decisions = texts.flatMap(({ key, positions }) => positions.flatMap((one) => decisionsIn(key, one)));
  const { entries, openings } = aRecord(sections.map(frozenAs));
  for (const decision of [...decisions, ...more]) entries.push(anEntry(decision, entries.at(-1)));
  return { entries, openings };
}

function frozenAs({ key, hash, versionNumber, log }: BundleSection): AFrozen {
  return { section: key, hash, version: versionNumber, epoch: log.epoch, seq: log.seq, logHead: log.head };
}

function decisionsIn(section: string | null, { constituency, signatories, hash }: BundlePosition): ADecision[] {
  return signatories.map(({ ref: actor, position }) => ({ actor, group: constituency, section, hash, position }));
}

function withRecord(bundle: Unrecorded, entries: RecordEntry[], record: RecordOpening[]): UnsignedBundle {
  return {
    ...bundle,
    interests: interestsIn(entries),
    record: { entries, head: entries.at(-1)?.hash ?? GENESIS, ...checkpointsOf(entries) },
    openings: { ...bundle.openings, record },
  };
}

interface AnAct {
  readonly kind: string;
  readonly actor: string | null;
  readonly constituency: string | null;
  readonly facts: JsonObject;
  readonly committed?: Readonly<Record<string, string>>;
  readonly at?: string;
}

/** What happened after people decided, or beside it. */
function actsOf(bundle: Unrecorded, published: Published): AnAct[] {
  const { councilDecision, whole } = bundle;
  const { body = '', reference = '', ...facts } = councilDecision ?? {};
  const decision: AnAct = {
    ...{ kind: 'council-decision.recorded', actor: 'c-commissioners', constituency: 'COMMISSIONERS' },
    facts: { ...facts, id: 'CD1', documentHash: whole.hash },
    committed: { body, reference },
  };
  return [
    ...bundle.minorityStatements.flatMap(ownWordsIn),
    ...(councilDecision ? [decision] : []),
    ...(bundle.alone?.reply ? [replyIn(bundle, bundle.alone.reply)] : []),
    publishingOf(bundle, published),
  ];
}

function ownWordsIn({ id, section, constituency, by, title, text, signedBy, reply }: BundleMinorityStatement): AnAct[] {
  const [author = null] = signedBy;
  const attached: AnAct = {
    ...{ kind: 'minority-statement.attached', actor: author, constituency, facts: { id, section, by } },
    committed: { title, text },
  };
  if (!reply) return [attached];
  const replied = {
    kind: 'minority-statement.replied',
    actor: reply.by,
    constituency: reply.constituency,
    facts: { id },
  };
  return [attached, { ...replied, committed: { text: reply.text } }];
}

function replyIn({ whole }: Unrecorded, { by, text }: { readonly by: string; readonly text: string }): AnAct {
  return {
    ...{ kind: 'council-reply.given', actor: by, constituency: 'COMMISSIONERS' },
    facts: { reply: by, documentHash: whole.hash },
    committed: { text },
  };
}

/** What the entry of a publishing tells beside what is published. */
interface Published {
  readonly format: number;
  readonly checkpoints: readonly SignedCheckpoint[];
}

function publishingOf({ statement, whole, alone }: Unrecorded, { format, checkpoints }: Published): AnAct {
  const { version, label, publishedAt: at } = statement;
  const since5 = { statement: hashStatement(statement), checkpoints: hashCheckpoints(checkpoints) };
  return {
    ...{ kind: 'statement.published', actor: alone?.by.at(-1) ?? 'c-people', constituency: 'PEOPLE', at },
    facts: { version, label, documentHash: whole.hash, format, ...(format >= 5 && since5) },
    ...(alone?.reasons && { committed: { reasons: alone.reasons } }),
  };
}
