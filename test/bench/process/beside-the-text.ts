import { hashOfSealed } from '#document';
import type { DataSource } from 'typeorm';
import { Commitment, CommitmentProgress } from '../../../apps/server/src/commitments/commitment.entity.js';
import { PromiseMarkRow } from '../../../apps/server/src/concordats/concordat.entity.js';
import { OpeningAgreed, Outreach, StartingPosition } from '../../../apps/server/src/convening/convening.entity.js';
import { CompetitionConcern } from '../../../apps/server/src/fair-dealing/competition-concern.entity.js';
import { InterestDeclaration } from '../../../apps/server/src/fair-dealing/interest-declaration.entity.js';
import { LadderRating, WhatChanged } from '../../../apps/server/src/power-panel/power-panel.entity.js';
import { insertAll } from './bulk.js';
import { GROUPS } from './people.js';
import type { Seeded } from './random.js';
import type { Begun } from './statement.js';

/** What a statement holds beside its words: whatever groups promise, declare, log and rate; all of it, or a share. */
export async function besideTheText(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  await commitments(db, random, begun, share);
  await declarations(db, random, begun);
  await outreach(db, random, begun, share);
  await positions(db, random, begun);
  await promises(db, random, begun, share);
  await concerns(db, random, begun, share);
  await whatChanged(db, random, begun);
  await ratings(db, random, begun);
}

/** Seventy where all is wanted, each with up to four notes; every fifth is done. */
async function commitments(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  const { statement, members, record } = begun;
  const rows: Commitment[] = [];
  const notes: CommitmentProgress[] = [];
  for (let index = 0; index < 70 * share; index += 1) {
    const by = members[index % 6]!;
    const id = random.uuid<string>();
    const dueOn = `2027-0${1 + (index % 9)}-15`;
    const words = { what: random.sentence(12), measure: random.sentence(8) };
    const constituency = by.constituency!;
    record.add('commitment.added', by, { commitment: id, owner: constituency, by: dueOn }, words);
    rows.push({ id, statementId: statement.id, constituency, ...words, dueOn, addedBy: by.id, at: record.now });
    for (let note = 0; note < index % 5; note += 1) {
      const isDone = index % 5 === 4 && note === 3;
      const text = random.sentence(10);
      record.add('commitment.progress', by, { commitment: id, done: isDone }, { text });
      notes.push({ id: random.uuid(), commitmentId: id, text, isDone, notedBy: by.id, at: record.now });
    }
  }
  await insertAll(db, Commitment, rows);
  await insertAll(db, CommitmentProgress, notes);
}

/** Of every provider and voluntary group; every third said it once before. */
async function declarations(db: DataSource, random: Seeded, begun: Begun): Promise<void> {
  const { statement, sections, members, record } = begun;
  const rows: InterestDeclaration[] = [];
  const declaring = members.filter(({ constituency }) => constituency === 'PROVIDERS' || constituency === 'VCSE');
  for (const [index, member] of declaring.entries()) {
    for (let turn = index % 3 === 0 ? 0 : 1; turn < 2; turn += 1) {
      const about = [random.one(sections)];
      const id = random.uuid<string>();
      const hasInterests = index % 4 !== 3;
      const text = hasInterests ? random.sentence(12) : '';
      const facts = { declaration: id, some: hasInterests, effect: 'declare', keys: about.map(({ key }) => key) };
      const kind = index % 3 === 0 && turn === 1 ? 'interests.changed' : 'interests.declared';
      record.add(kind, member, { ...facts, sections: about.map((one) => one.id) }, text === '' ? {} : { text });
      rows.push({
        ...{ id, statementId: statement.id, membershipId: member.id, hasInterests, text, effect: 'declare' },
        ...{ sectionIds: about.map((one) => one.id), at: record.now, replacedAt: turn === 0 ? record.now : null },
      });
    }
  }
  await insertAll(db, InterestDeclaration, rows);
}

async function outreach(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  const { statement, members, record } = begun;
  const rows: Outreach[] = [];
  for (let index = 0; index < 80 * share; index += 1) {
    const by = random.one(members);
    const id = random.uuid<string>();
    const constituency = GROUPS[index % GROUPS.length]!;
    const on = `2026-06-${String(1 + (index % 28)).padStart(2, '0')}`;
    const words = { how: random.sentence(3), place: random.sentence(3), reached: 1 + random.below(90) };
    record.add('outreach.logged', by, { outreach: id, on, group: constituency }, words);
    rows.push({ id, statementId: statement.id, on, ...words, constituency, loggedBy: by.id, at: record.now });
  }
  await insertAll(db, Outreach, rows);
}

/** Of each group on the whole and on each section, sealed, and opened when all had agreed. */
async function positions(db: DataSource, random: Seeded, begun: Begun): Promise<void> {
  const { statement, sections, members, record } = begun;
  const rows: StartingPosition[] = [];
  for (const [index, constituency] of GROUPS.entries()) {
    const by = members[index]!;
    for (const section of [null, ...sections]) {
      const sealed = { text: random.sentence(30), salt: Buffer.from(random.bytes(32)).toString('hex') };
      const hash = hashOfSealed(sealed);
      record.add('position.sealed', by, { constituency, hash, ...(section && { section: section.key }) });
      rows.push({
        ...{ id: random.uuid(), statementId: statement.id, constituency, sectionId: section?.id ?? null, ...sealed },
        ...{ hash, sealedBy: by.id, sealedAt: record.now, openedAt: null },
      });
    }
  }
  for (const [index, constituency] of GROUPS.entries()) {
    const by = members[index]!;
    record.add('position.opening-answered', by, { constituency });
    record.add('position.opening-agreed', by, { constituency });
    const agreed = { statementId: statement.id, constituency, agreedBy: by.id, at: record.now };
    await db.manager.insert(OpeningAgreed, agreed);
  }
  const facts = { positions: rows.map(({ constituency, hash }) => ({ constituency, hash })) };
  record.add('position.opened', null, facts);
  const openedAt = record.now;
  await insertAll(
    db,
    StartingPosition,
    rows.map((row) => ({ ...row, openedAt })),
  );
}

/** What groups say of promises that nothing can count. */
async function promises(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  const { statement, members, record } = begun;
  const rows: PromiseMarkRow[] = [];
  for (let index = 0; index < 120 * share; index += 1) {
    const by = members[index % 6]!;
    const promise = `P${1 + (index % 10)}`;
    const kept = index % 7 !== 0;
    const reason = random.sentence(10);
    record.add('promise.marked', by, { promise, kept }, { reason });
    const said = { promise, constituency: by.constituency!, markedBy: by.id, kept, reason, at: record.now };
    rows.push({ id: random.uuid(), statementId: statement.id, ...said });
  }
  await insertAll(db, PromiseMarkRow, rows);
}

/** Three of four are decided. */
async function concerns(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  const { statement, sections, members, record } = begun;
  const rows: CompetitionConcern[] = [];
  for (let index = 0; index < 40 * share; index += 1) {
    const [by, section] = [random.one(members), random.one(sections)];
    const id = random.uuid<string>();
    const words = { quote: random.sentence(8), why: random.sentence(8) };
    const facts = { concern: id, section: section.key };
    record.add('concern.flagged', by, { ...facts, proposal: null }, words);
    const at = record.now;
    const reason = index % 4 === 0 ? null : random.sentence(8);
    const decision = reason === null ? null : ('PUT_BACK' as const);
    if (reason !== null) record.add('concern.decided', members[0]!, { ...facts, decision }, { reason });
    rows.push({
      ...{ id, statementId: statement.id, sectionId: section.id, blockId: `${section.key}-${1 + random.below(3)}` },
      ...{
        proposalId: null,
        commentId: null,
        minorityStatementId: null,
        signOffId: null,
        ...words,
        flaggedBy: by.id,
        at,
        decision,
        reason,
      },
      ...{ decidedBy: reason === null ? null : members[0]!.id, decidedAt: reason === null ? null : record.now },
    });
  }
  await insertAll(db, CompetitionConcern, rows);
}

async function whatChanged(db: DataSource, random: Seeded, begun: Begun): Promise<void> {
  const { statement, sections, members, record } = begun;
  const [one, other] = [members[0]!, members[1]!];
  const rows = sections.map((section): WhatChanged => {
    const text = random.sentence(25);
    record.add('what-changed.said', one, { section: section.key }, { text });
    const saidAt = record.now;
    record.add('what-changed.agreed', other, { section: section.key }, { text });
    const by = { saidBy: one.id, saidAt, agreedBy: other.id, agreedAt: record.now };
    return { sectionId: section.id, statementId: statement.id, text, ...by };
  });
  await insertAll(db, WhatChanged, rows);
}

async function ratings(db: DataSource, random: Seeded, { statement, members, record }: Begun): Promise<void> {
  const rows = GROUPS.map((constituency, index): LadderRating => {
    const by = members[index]!;
    const [rung, why] = [1 + random.below(7), random.sentence(20)];
    record.add('ladder.rated', by, { rung }, { why });
    return { statementId: statement.id, constituency, rung, why, ratedBy: by.id, at: record.now };
  });
  await insertAll(db, LadderRating, rows);
}
