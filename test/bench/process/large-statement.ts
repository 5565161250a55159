import type { Section } from '../../../apps/server/src/statements/section.entity.js';
import type { DataSource } from 'typeorm';
import { CommentPeriod, PublicComment } from '../../../apps/server/src/comments/comment.entity.js';
import { DeclaredLimit, Nomination } from '../../../apps/server/src/convening/convening.entity.js';
import { AnswerPutForward } from '../../../apps/server/src/deliberation/answer-put-forward.entity.js';
import { Proposal, Response } from '../../../apps/server/src/deliberation/proposal.entity.js';
import { NamedVersion } from '../../../apps/server/src/history/named-version.entity.js';
import type { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import { besideTheText } from './beside-the-text.js';
import { insertAll } from './bulk.js';
import { invitations } from './people.js';
import type { Seeded } from './random.js';
import type { SectionWriter } from './section-writer.js';
import { signed } from './signed.js';
import { begin, storeSection, writeSection, type Begun, type Paragraph, type Wanted } from './statement.js';

/** How much of everything. */
export interface Size {
  readonly sections: number;
  readonly members: number;
  readonly proposals: number;
  readonly comments: number;
  readonly entries: number;
  readonly statements: number;
  readonly published: number;
  /** How much of what stands in a section and beside the text; all of it unless this says less. */
  readonly share?: number;
}

interface Written {
  readonly section: Section;
  readonly writer: SectionWriter;
  readonly blocks: readonly Paragraph[];
}

/** Makes the large statement: answers are being worked through, and everything that came in has its entries. */
export async function largeStatement(db: DataSource, random: Seeded, wanted: Wanted, size: Size): Promise<Begun> {
  const begun = await begin(db, random, wanted);
  const { statement, members, record } = begun;
  await invitations(db, random, { councilId: wanted.councilId, joined: members, people: wanted.people });
  const { share = 1 } = size;
  await convening(db, random, begun, share);
  const written = begun.sections.map((section): Written => {
    return { section, ...writeSection(begun, section, { random, paragraphs: 40 * share, words: 50 }) };
  });
  for (const { writer, blocks } of written) {
    for (let edit = 0; edit < 200 * share; edit += 1) {
      writer.words(random.one(members.slice(0, 20)), random.one(blocks).id, random.sentence(3), record.now);
    }
  }
  const period = { statementId: statement.id, opensOn: '2026-09-01', days: 42 };
  await db.manager.insert(CommentPeriod, period);
  removals(random, begun, written);
  const proposals = await suggestions(db, random, begun, { written, count: size.proposals });
  await comments(db, random, begun, { written, count: size.comments, proposals });
  for (const { section, writer } of written) {
    await storeSection(db, section, writer);
    await names(db, random, begun, { section, share });
  }
  await besideTheText(db, random, begun, share);
  if (wanted.state === 'SIGN_OFF') await signed(db, random, begun);
  // Sections are marked ready and opened again; nothing that is recorded is as frequent.
  for (let turn = 0; record.length < size.entries; turn += 1) {
    const kind = turn % 2 === 0 ? 'section.ready' : 'section.reopened';
    record.add(kind, random.one(members.slice(0, 6)), { section: random.one(begun.sections).key });
  }
  await record.store(db);
  return begun;
}

/** Members take words of other groups out, of which they say nothing yet (R8). */
function removals(random: Seeded, { members, record }: Begun, written: readonly Written[]): void {
  for (const { writer, blocks } of written) {
    for (const [index, { id, text }] of blocks.slice(0, 6).entries()) {
      // A co-chair and a provider owe a reason in every section.
      const by = [members[0]!, members[3]!][index] ?? random.one(members.slice(0, 20));
      const words = text.split(' ').slice(3, 20).join(' ');
      writer.takeOut(by, id, ` ${words}`, record.now);
    }
  }
}

async function convening(db: DataSource, random: Seeded, begun: Begun, share: number): Promise<void> {
  const { statement, members, record } = begun;
  const nominations: Nomination[] = [];
  const limits: DeclaredLimit[] = [];
  for (let index = 0; index < 60 * share; index += 1) {
    const by = random.one(members);
    const text = random.sentence(8);
    const id = random.uuid();
    record.add('nomination.received', by, { nomination: id, kind: 'topic' }, { text });
    const at = record.now;
    nominations.push({
      ...{ id, statementId: statement.id, kind: 'topic', text, nominatedBy: by.id, at },
      ...{ shownPublicly: true, answerMailed: false },
      ...{ isTaken: true, answer: random.sentence(10), answeredBy: members[0]!.id, answeredAt: at },
    });
  }
  for (let index = 0; index < 20 * share; index += 1) {
    const by = random.one(members);
    const said = { text: random.sentence(8), reason: random.sentence(8) };
    const id = random.uuid();
    record.add('limit.declared', by, { limit: id, kind: 'money', endsOn: '2029-03-31' }, said);
    const at = record.now;
    const challenge = index % 2 === 0 ? random.sentence(10) : null;
    const challengeAnswer = index % 4 === 0 ? random.sentence(10) : null;
    if (challenge) record.add('limit.challenged', members[3]!, { limit: id }, { reason: challenge });
    if (challengeAnswer) {
      record.add('limit.challenge-answered', members[1]!, { limit: id }, { answer: challengeAnswer });
    }
    limits.push({
      ...{ id, statementId: statement.id, kind: 'money', ...said, endsOn: '2029-03-31', declaredBy: by.id },
      ...{ at, challenge, challengedBy: challenge === null ? null : members[3]!.id },
      ...{ challengeAnswer, challengeAnsweredBy: challengeAnswer === null ? null : members[1]!.id },
    });
  }
  await insertAll(db, Nomination, nominations);
  await insertAll(db, DeclaredLimit, limits);
}

interface Received {
  readonly written: readonly Written[];
  readonly count: number;
}

/** With the suggestions that words of comments became. */
interface ReceivedComments extends Received {
  readonly proposals: readonly Proposal[];
}

/** Four in ten are accepted and stand in the text, four are not, one waits for its second person and one for its first. */
async function suggestions(
  db: DataSource,
  random: Seeded,
  begun: Begun,
  { written, count }: Received,
): Promise<readonly Proposal[]> {
  const { statement, members, record } = begun;
  const rows = { proposals: [] as Proposal[], responses: [] as Response[], waiting: [] as AnswerPutForward[] };
  for (let index = 0; index < count; index += 1) {
    const { section, writer, blocks } = random.one(written);
    const by = random.one(members);
    const block = random.one(blocks);
    const id = random.uuid();
    const words = { baseText: '', proposedText: random.sentence(20), reason: random.sentence(15) };
    record.add('proposal.received', by, { proposal: id, section: section.key, block: block.id }, words);
    const kind = index % 10;
    const status = kind < 4 ? 'ACCEPTED' : kind < 8 ? 'NOT_ACCEPTED' : 'OPEN';
    rows.proposals.push({
      ...{ id, statementId: statement.id, sectionId: section.id, blockId: block.id, ...words, proposerId: by.id },
      ...{ status, receivedAt: record.now, round: 1, askedAgainBecause: null },
      ...{ askedAgainAt: null, sentOnceAs: null, writtenDownBy: null, supportMode: null, readBack: null },
    });
    const [one, other] = twoOf(random, members);
    const reason = random.sentence(18);
    if (kind === 8) {
      record.add('proposal.answer-put-forward', one, { proposal: id, decision: 'NOT_ACCEPTED' }, { reason });
      const given = { decision: 'NOT_ACCEPTED' as const, reason, acceptedText: null, mergeInto: null, limitId: null };
      rows.waiting.push({ proposalId: id, ...given, givenBy: one.id, givenAt: record.now });
    }
    if (status === 'OPEN') continue;
    const seq = status === 'ACCEPTED' ? writer.words(by, block.id, words.proposedText, record.now) : null;
    record.add('proposal.answered', other, { proposal: id, decision: status, ...(seq && { seq }) }, { reason });
    rows.responses.push({
      ...{ id: random.uuid(), proposalId: id, round: 1, decision: status, reason, reasonCode: 'OTHER' },
      ...{ decidedBy: [one.id, other.id], acceptedText: seq ? words.proposedText : null, appliedAtSeq: seq },
      ...{ decidedAt: record.now, views: null, putForwardBy: one.id, limitId: null },
    });
  }
  await insertAll(db, Proposal, rows.proposals);
  await insertAll(db, Response, rows.responses);
  await insertAll(db, AnswerPutForward, rows.waiting);
  return rows.proposals;
}

/** Of five, four have an answer and one waits; one in twenty asks for no change; the exact words of some are suggestions. */
async function comments(
  db: DataSource,
  random: Seeded,
  begun: Begun,
  { written, count, proposals }: ReceivedComments,
): Promise<void> {
  const { statement, members, record } = begun;
  const rows: PublicComment[] = [];
  for (let index = 0; index < count; index += 1) {
    const proposal = index % 20 === 7 ? proposals[Math.floor(index / 20)] : undefined;
    const place = written.find((one) => one.section.id === proposal?.sectionId) ?? random.one(written);
    const { section, blocks } = place;
    const id = random.uuid();
    const { id: blockId, text } = blocks.find((one) => one.id === proposal?.blockId) ?? random.one(blocks);
    const words = {
      name: '',
      quote: text.split(' ').slice(0, 12).join(' '),
      instead: proposal?.proposedText ?? '',
      change: index % 20 === 0 ? '' : random.sentence(15),
      why: random.sentence(15),
    };
    const facts = { comment: id, section: section.key, constituency: 'PUBLIC', asksForChange: words.change !== '' };
    record.add('comment.received', null, facts, words);
    const at = record.now;
    const isAnswered = index % 5 !== 0 && words.change !== '';
    const [one, other] = twoOf(random, members);
    const reason = isAnswered ? random.sentence(15) : null;
    if (reason) record.add('comment.answered', other, { comment: id, decision: 'NOT_ACCEPTED' }, { reason });
    rows.push({
      ...{ id, statementId: statement.id, sectionId: section.id, reference: `C-${id.slice(0, 13)}`, ...words, at },
      ...{ blockId, authorId: null, proposalId: proposal?.id ?? null },
      ...{ writtenDownBy: null, supportMode: null, readBack: null },
      ...{ constituency: 'PUBLIC', state: 'SHOWN', wasShown: false, keptBackBecause: null, lookedAtBy: one.id },
      ...{
        givenDecision: null,
        givenReason: null,
        givenBy: null,
        decision: isAnswered ? 'NOT_ACCEPTED' : null,
        reason,
      },
      ...{ decidedBy: isAnswered ? [one.id, other.id] : [], decidedAt: isAnswered ? record.now : null },
    });
  }
  await insertAll(db, PublicComment, rows);
}

function twoOf(random: Seeded, members: readonly Membership[]): [Membership, Membership] {
  const one = random.below(members.length - 1);
  return [members[one]!, members[(one + 1) % members.length]!];
}

async function names(
  db: DataSource,
  random: Seeded,
  { members, record }: Begun,
  { section, share }: { readonly section: Section; readonly share: number },
): Promise<void> {
  for (const seq of [40, 120, 200].map((place) => Math.ceil(place * share))) {
    const by = members[0]!;
    const name = `Draft after ${seq} changes`;
    record.add('version.named', by, { section: section.key, seq }, { name });
    const version = { id: random.uuid(), sectionId: section.id, epoch: 1, seq, name };
    await db.manager.insert(NamedVersion, { ...version, namedBy: by.id, namedAt: record.now });
  }
}
