import { canonicalSection, hashSection, normaliseContent, readSection } from '#document';
import type { JsonValue } from '#record';
import type { Position } from '#sign-off';
import type { DataSource } from 'typeorm';
import { AttributionReader } from '../../../apps/server/src/attribution/attribution.reader.js';
import { SectionLogReader } from '../../../apps/server/src/live-editing/section-log.reader.js';
import { SectionTextReader } from '../../../apps/server/src/live-editing/section-text.reader.js';
import { SectionUpdate } from '../../../apps/server/src/live-editing/section-update.entity.js';
import { Mediation } from '../../../apps/server/src/mediation/mediation.entity.js';
import { Clock } from '../../../apps/server/src/platform/clock.js';
import { MinorityStatement } from '../../../apps/server/src/sign-off/minority-statement.entity.js';
import { SectionVersion } from '../../../apps/server/src/sign-off/section-version.entity.js';
import { SignOff, signerRef } from '../../../apps/server/src/sign-off/sign-off.entity.js';
import type { Section } from '../../../apps/server/src/statements/section.entity.js';
import { insertAll } from './bulk.js';
import type { Seeded } from './random.js';
import type { Begun } from './statement.js';

/** Locks every section, and has all groups sign, with sign-offs that lapsed, statements of their own and a mediation. */
export async function signed(db: DataSource, random: Seeded, begun: Begun): Promise<void> {
  const readers = {
    // Only the text of a named row is asked for, which does not go through the log.
    texts: new SectionTextReader(db, null as never),
    attributions: new AttributionReader(new SectionLogReader(db), new Clock()),
  };
  for (const [index, section] of begun.sections.entries()) {
    const last = await db.manager.findOneOrFail(SectionUpdate, {
      where: { sectionId: section.id },
      order: { seq: 'DESC' },
    });
    // The words of every fourth changed after the groups had signed them.
    const places = index % 4 === 0 ? [Math.ceil(last.seq / 2), last.seq] : [last.seq];
    for (const [before, seq] of places.entries()) {
      const version = await freeze(db, random, begun, { section, number: before + 1, seq, ...readers });
      await signOffs(db, random, begun, { section, version });
    }
    await ownWords(db, random, begun, section);
  }
  await mediation(db, random, begun);
}

interface Freezing {
  readonly section: Section;
  readonly number: number;
  readonly seq: number;
  readonly texts: SectionTextReader;
  readonly attributions: AttributionReader;
}

async function freeze(db: DataSource, random: Seeded, begun: Begun, of: Freezing): Promise<SectionVersion> {
  const { statement, members, record } = begun;
  const { section, number, seq, texts, attributions } = of;
  const doc = await texts.atSeq(section.id, 1, seq);
  if (!doc) throw new Error(`There is no change ${seq}.`);
  const row = await db.manager.findOneByOrFail(SectionUpdate, { sectionId: section.id, epoch: 1, seq });
  const text = {
    ...{ statement: statement.slug, section: section.key, title: section.title, language: statement.language },
    ...{ content: normaliseContent(readSection(doc)), notes: [], datasets: [] },
  };
  const { blocks, words } = await attributions.ofVersion({ sectionId: section.id, epoch: 1, seq });
  const [hash, logHead] = [hashSection(text), row.chain];
  const attribution = { blocks: blocks.map(({ id, words: inBlock }) => ({ id, words: inBlock })), words };
  const facts = { section: section.key, version: number, hash, epoch: 1, seq, logHead };
  const committed = { attribution: attribution as unknown as JsonValue };
  record.add('section.frozen', members[0]!, { ...facts, removals: 0, explained: 0 }, committed);
  const version: SectionVersion = {
    ...{ id: random.uuid(), sectionId: section.id, number, canonical: canonicalSection(text), hash },
    ...{ attribution, epoch: 1, seq, logHead, frozenAt: record.now },
  };
  await db.manager.insert(SectionVersion, version);
  return version;
}

interface Signing {
  readonly section: Section;
  readonly version: SectionVersion;
}

/** Of everybody who signs; one in thirty has a reservation or does not agree. */
async function signOffs(db: DataSource, random: Seeded, begun: Begun, { section, version }: Signing): Promise<void> {
  const { statement, members, record } = begun;
  const signing = members.filter(({ signatory, constituency }) => {
    return signatory && constituency !== null && section.signatories.includes(constituency as never);
  });
  const rows = signing.map((member, index): SignOff => {
    const position: Position =
      index % 30 === 7 ? 'SIGNED_WITH_RESERVATION' : index % 30 === 19 ? 'DISSENTED' : 'SIGNED';
    const text = position === 'SIGNED' ? null : random.sentence(20);
    const [id, showName] = [random.uuid<string>(), index % 3 !== 0];
    const { constituency, pseudonym } = member;
    const by = { pseudonym: signerRef({ id, showName }, pseudonym), constituency };
    const rule = { decisionRule: 'consensus' as const, quorum: 2 };
    const facts = { signOff: id, section: section.key, position, hash: version.hash, again: version.number > 1 };
    const committed = { ...(text && { text }), ...(!showName && { by: pseudonym }) };
    record.add('sign-off.given', by, { ...facts, ...rule }, committed);
    return {
      ...{ id, statementId: statement.id, sectionId: section.id, hash: version.hash, versions: [version.number] },
      ...{ membershipId: member.id, constituency: constituency ?? '', position, text, showName, ...rule },
      at: record.now,
    };
  });
  await insertAll(db, SignOff, rows);
}

/** Two beside each section: the words of a group, which are answered, and of three members. */
async function ownWords(db: DataSource, random: Seeded, begun: Begun, section: Section): Promise<void> {
  const { statement, members, record } = begun;
  for (const by of ['constituency', 'three members'] as const) {
    const writer = members.find(({ constituency }) => constituency === section.signatories.at(-1))!;
    const own = members.filter(({ constituency }) => constituency === writer.constituency).slice(0, 3);
    const id = random.uuid<string>();
    const words = { title: random.sentence(5), text: random.sentence(200) };
    record.add('minority-statement.attached', writer, { id, section: section.key, by }, words);
    const at = record.now;
    const replyText = by === 'constituency' ? random.sentence(60) : null;
    if (replyText) record.add('minority-statement.replied', members[1]!, { id }, { text: replyText });
    const reply = {
      ...{ replyText, replyConstituency: replyText && members[1]!.constituency },
      ...{ replyBy: replyText ? members[1]!.id : null, replyAt: replyText ? record.now : null },
    };
    await db.manager.insert(MinorityStatement, {
      ...{ id, statementId: statement.id, sectionId: section.id, constituency: writer.constituency!, by, ...words },
      ...{ signedBy: own.map((one) => one.id), at, ...reply },
    });
  }
}

async function mediation(db: DataSource, random: Seeded, { statement, sections, members, record }: Begun) {
  const id = random.uuid<string>();
  const until = '2026-12-18';
  record.add('mediation.opened', members[0]!, { mediation: id, until });
  const openedAt = record.now;
  const attempts = Array.from({ length: 12 }, () => {
    const note = random.sentence(30);
    record.add('mediation.attempted', members[0]!, { mediation: id }, { note });
    return { note, at: record.now.toISOString() };
  });
  record.add('mediation.ended', members[0]!, { mediation: id, outcome: 'agreed' });
  await db.manager.insert(Mediation, {
    ...{ id, statementId: statement.id, sectionId: sections[0]!.id, issue: random.sentence(20) },
    ...{ mediator: 'Northmoor Mediation', attempts, outcome: 'agreed', until, openedBy: members[0]!.id },
    ...{ openedAt, endedAt: record.now },
  });
}
