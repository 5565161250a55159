import { dayInEngland, type SectionId } from '#concordat';
import { appendBlocks, type ContentHash } from '#document';
import type { Position } from '#sign-off';
import type * as Y from 'yjs';
import { AgreeConcordat } from '../../apps/server/src/concordats/agree-concordat.js';
import { ConcordatReader } from '../../apps/server/src/concordats/concordat.reader.js';
import { WriteAsMember } from '../../apps/server/src/live-editing/write-as-member.js';
import { DescribeMediation } from '../../apps/server/src/mediation/describe-mediation.js';
import { EndMediation } from '../../apps/server/src/mediation/end-mediation.js';
import type { Mediation } from '../../apps/server/src/mediation/mediation.entity.js';
import { MediationReader } from '../../apps/server/src/mediation/mediation.reader.js';
import { RecordCouncilDecision } from '../../apps/server/src/publication/record-council-decision.js';
import { TurnPublishKey } from '../../apps/server/src/publication/turn-publish-key.js';
import { AttachMinorityStatement, type OwnWords } from '../../apps/server/src/sign-off/attach-minority-statement.js';
import { GiveSignOff } from '../../apps/server/src/sign-off/give-sign-off.js';
import { JoinMinorityStatement } from '../../apps/server/src/sign-off/join-minority-statement.js';
import { SignOffReader } from '../../apps/server/src/sign-off/sign-off.reader.js';
import { TurnFreezeKey } from '../../apps/server/src/sign-off/turn-freeze-key.js';
import { TurnReopenKey } from '../../apps/server/src/sign-off/turn-reopen-key.js';
import { MarkReady } from '../../apps/server/src/statements/mark-ready.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { TurnStageKey } from '../../apps/server/src/statements/turn-stage-key.js';
import { RecordEntryRow } from '../../apps/server/src/timeline/record-entry.entity.js';
import { allowed, type ActsApp } from './acts-app.js';
import { serveCallTime } from './call-time.js';
import { serveCommentTime } from './comment-time.js';
import {
  aStatementStarted,
  COMPANY,
  SIGNATORIES,
  type SectionKey,
  type StatementUnderTest,
  type Who,
} from './company.js';

/** Makes a statement on which four groups work, open for writing, with a paragraph by different people in each section. */
export async function aStatementBeingWritten(acts: ActsApp): Promise<StatementUnderTest> {
  const statement = await aStatementStarted(acts);
  await openStage(acts, statement, 'CONCORDAT');
  await agreeByAll(acts, statement);
  await serveCallTime(acts.db, statement.id);
  await openStage(acts, statement, 'DRAFTING');
  await write(acts, statement, 'lorraine', 'matters', paragraph('matters-1', 'Send the same few people.'));
  await write(
    acts,
    statement,
    'hassan',
    'matters',
    paragraph('matters-2', 'A broken night takes away the next day too.'),
  );
  await write(acts, statement, 'amira', 'money', paragraph('money-1', 'The council publishes its rates each April.'));
  await write(acts, statement, 'des', 'terms', paragraph('terms-1', 'Draws on care: uses it in daily life.'));
  return statement;
}

/** Everybody who signs says yes to the agreement, or to a change of it. */
export async function agreeByAll(
  acts: ActsApp,
  statement: StatementUnderTest,
  { hash, but = [] }: { readonly hash?: string; readonly but?: readonly Who[] } = {},
): Promise<void> {
  const seenHash = hash ?? (await acts.get(ConcordatReader).standing(statement.id)).concordat.hash;
  for (const who of SIGNATORIES.filter((one) => !but.includes(one))) {
    allowed(await acts.get(AgreeConcordat).run(statement.actor(who), { seenHash }));
  }
}

/** The same, with comments just opened. */
export async function aStatementOpenForComment(acts: ActsApp): Promise<StatementUnderTest> {
  const statement = await aStatementBeingWritten(acts);
  const { matters, money, terms } = statement.sections;
  const leads = [
    ['des', matters],
    ['amira', money],
    ['des', terms],
  ] as const;
  for (const [who, sectionId] of leads) {
    allowed(await acts.get(MarkReady).run(statement.actor(who), { sectionId, ready: true }));
  }
  await openStage(acts, statement, 'COMMENT');
  return statement;
}

/** The same, with comments closed: text may change, and sections can be locked for signing. */
export async function aStatementBeingAnswered(acts: ActsApp): Promise<StatementUnderTest> {
  const statement = await aStatementOpenForComment(acts);
  await serveCommentTime(acts.db, statement.id);
  await openStage(acts, statement, 'RESPONDING');
  return statement;
}

/** The same, with every section locked and signing open. */
export async function aStatementBeingSigned(acts: ActsApp): Promise<StatementUnderTest> {
  return openSigning(acts, await aStatementBeingAnswered(acts));
}

/** The same, signed by everybody in every section and as a whole, and sent to the council. */
export async function aStatementBeforeTheCouncil(acts: ActsApp): Promise<StatementUnderTest> {
  return sendToCouncil(acts, await aStatementBeingSigned(acts));
}

/** The same, agreed by the council. */
export async function aStatementReadyToPublish(acts: ActsApp): Promise<StatementUnderTest> {
  return decideAsCouncil(acts, await aStatementBeforeTheCouncil(acts));
}

/** What was answered is locked, signed by everybody, agreed by the council and published. */
export async function publishAnswered(acts: ActsApp, statement: StatementUnderTest) {
  await sendToCouncil(acts, await openSigning(acts, statement));
  return publish(acts, await decideAsCouncil(acts, statement));
}

async function openSigning(acts: ActsApp, statement: StatementUnderTest): Promise<StatementUnderTest> {
  for (const sectionId of Object.values(statement.sections)) await freeze(acts, statement, sectionId);
  await openStage(acts, statement, 'SIGN_OFF');
  return statement;
}

async function sendToCouncil(acts: ActsApp, statement: StatementUnderTest): Promise<StatementUnderTest> {
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  await openStage(acts, statement, 'COUNCIL_DECISION');
  return statement;
}

async function decideAsCouncil(acts: ActsApp, statement: StatementUnderTest): Promise<StatementUnderTest> {
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
  return statement;
}

/** A council decision that agrees. */
export const AGREED = {
  body: 'Cabinet',
  /** Today: no decision is older than the words. It cannot be called in. */
  get date() {
    return dayInEngland(new Date());
  },
  get callInEnds() {
    return dayInEngland(new Date());
  },
  reference: 'CAB/26/41',
  decision: 'AGREED',
} as const;

/** Both co-chairs turn their keys to publish. */
export async function publish(acts: ActsApp, { id, actor }: StatementUnderTest) {
  const seenHash = (await acts.get(SignOffReader).documentHash(id)) ?? '';
  const wanted = { seenHash, changeNote: 'First published.' };
  allowed(await acts.get(TurnPublishKey).run(actor('des'), wanted));
  const { publication } = allowed(await acts.get(TurnPublishKey).run(actor('amira'), wanted));
  if (!publication) throw new Error('Two keys did not publish.');
  return publication;
}

/** Both co-chairs turn their keys for a stage. */
export async function openStage(
  acts: ActsApp,
  { actor }: StatementUnderTest,
  to: Parameters<TurnStageKey['run']>[1]['to'],
): Promise<void> {
  for (const who of ['des', 'amira'] as const) allowed(await acts.get(TurnStageKey).run(actor(who), { to }));
}

/** Both co-chairs lock a section. */
export async function freeze(acts: ActsApp, { actor }: StatementUnderTest, sectionId: SectionId): Promise<void> {
  for (const who of ['des', 'amira'] as const) allowed(await acts.get(TurnFreezeKey).run(actor(who), { sectionId }));
}

/** Both co-chairs open a locked section again. */
export async function reopen(acts: ActsApp, { actor }: StatementUnderTest, sectionId: SectionId): Promise<void> {
  for (const who of ['des', 'amira'] as const) allowed(await acts.get(TurnReopenKey).run(actor(who), { sectionId }));
}

/** The hash that is signed now. */
export async function currentHash(
  acts: ActsApp,
  { id, sections }: StatementUnderTest,
  section: SectionKey | null,
): Promise<ContentHash> {
  const signOffs = acts.get(SignOffReader);
  const hash = section ? (await signOffs.latestVersion(sections[section]))?.hash : await signOffs.documentHash(id);
  if (!hash) throw new Error('There is nothing to sign yet.');
  return hash;
}

/** A decision; signing, with a name, what is there now, unless said otherwise. */
export interface GivenInTest {
  readonly section: SectionKey | null;
  readonly position?: Position;
  readonly text?: string;
  readonly showName?: boolean;
  readonly seenHash?: string;
}

/** Gives a sign-off; it may be refused. */
export async function sign(
  acts: ActsApp,
  statement: StatementUnderTest,
  who: Who,
  given: {
    section: SectionKey | null;
    position?: Position;
    text?: string;
    showName?: boolean;
    seenHash?: string;
  },
) {
  const { section, position = 'SIGNED', text = null, showName = true } = given;
  return acts.get(GiveSignOff).run(statement.actor(who), {
    sectionId: section && statement.sections[section],
    seenHash: (given.seenHash as ContentHash | undefined) ?? (await currentHash(acts, statement, section)),
    position,
    text: text ?? (position === 'SIGNED' ? null : `The reason of ${who}.`),
    showName,
  });
}

/** Everybody who signs does. */
export async function signByAll(
  acts: ActsApp,
  statement: StatementUnderTest,
  section: 'matters' | 'money' | null,
): Promise<void> {
  const asked = section ? (await sectionNow(acts, statement.sections[section])).signatories : null;
  for (const who of SIGNATORIES) {
    if (asked && !asked.includes(COMPANY[who][0] ?? '')) continue;
    allowed(await sign(acts, statement, who, { section }));
  }
}

/** Adds own words beside the section on money, as a member who waits for two more unless said otherwise; it may be refused. */
export function attachOwnWords(
  acts: ActsApp,
  { actor, sections }: StatementUnderTest,
  who: Who,
  change: Partial<OwnWords> = {},
) {
  const words = { title: 'In our own words: the price of an hour', text: 'A price below cost buys no hours.' };
  return acts
    .get(AttachMinorityStatement)
    .run(actor(who), { sectionId: sections.money, forGroup: false, ...words, ...change });
}

/** Puts somebody's name to own words; it may be refused. */
export function joinOwnWords(acts: ActsApp, { actor }: StatementUnderTest, who: Who, minorityStatementId: string) {
  return acts.get(JoinMinorityStatement).run(actor(who), { minorityStatementId });
}

/** Own words of the first of these people, to which the others put their names; answers with their id. */
export async function ownWordsOf(
  acts: ActsApp,
  statement: StatementUnderTest,
  [author, ...others]: readonly [Who, ...Who[]],
  change: Partial<OwnWords> = {},
): Promise<string> {
  const { minorityStatement } = allowed(await attachOwnWords(acts, statement, author, change));
  const id = minorityStatement?.id ?? '';
  for (const who of others) allowed(await joinOwnWords(acts, statement, who, id));
  return id;
}

/** Writes in a section as a member, through the room; throws when it is refused. */
export async function write(
  acts: ActsApp,
  { members, sections }: StatementUnderTest,
  who: Who,
  section: SectionKey,
  edit: (doc: Y.Doc) => void,
): Promise<void> {
  allowed(await acts.get(WriteAsMember).run({ sectionId: sections[section], writer: members[who], edit }));
}

/** An edit that adds a paragraph. */
export function paragraph(id: string, text: string): (doc: Y.Doc) => void {
  return (doc) => appendBlocks(doc, [{ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] }]);
}

export function sectionNow({ db }: ActsApp, id: SectionId): Promise<Section> {
  return db.manager.findOneByOrFail(Section, { id });
}

/** The entries of a statement's record of one kind, oldest first. */
export function entriesOf({ db }: ActsApp, { id }: StatementUnderTest, kind: string): Promise<RecordEntryRow[]> {
  return db.manager.find(RecordEntryRow, { where: { chain: id, kind }, order: { seq: 'ASC' } });
}

/** The newest mediation of a statement. */
export async function mediationOf(acts: ActsApp, { id }: StatementUnderTest): Promise<Mediation> {
  const mediation = await acts.get(MediationReader).newest(id);
  if (!mediation) throw new Error('There is no mediation.');
  return mediation;
}

/** Opens mediation about the section on money, or goes on with the one that is open, and ends it by both co-chairs. */
export async function mediate(
  acts: ActsApp,
  statement: StatementUnderTest,
  outcome: 'agreed' | 'failed',
): Promise<void> {
  const { state } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  if (state !== 'MEDIATION') await openStage(acts, statement, 'MEDIATION');
  const { id: mediationId } = await mediationOf(acts, statement);
  const about = { mediationId, issue: 'The price of an hour.', mediator: 'Somebody from the credit union' };
  const { money: sectionId } = statement.sections;
  allowed(await acts.get(DescribeMediation).run(statement.actor('sam'), { ...about, sectionId }));
  for (const who of ['des', 'amira'] as const) {
    allowed(await acts.get(EndMediation).run(statement.actor(who), { mediationId, outcome }));
  }
}
