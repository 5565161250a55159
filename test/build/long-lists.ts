import type { CouncilId, PersonId, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { PublicComment } from '../../apps/server/src/comments/comment.entity.js';
import { Commitment, CommitmentProgress } from '../../apps/server/src/commitments/commitment.entity.js';
import { DeclaredLimit, Nomination, Outreach } from '../../apps/server/src/convening/convening.entity.js';
import { Proposal, Response } from '../../apps/server/src/deliberation/proposal.entity.js';
import { SafeguardingReferral } from '../../apps/server/src/fair-dealing/safeguarding-referral.entity.js';
import { NamedVersion } from '../../apps/server/src/history/named-version.entity.js';
import { SectionUpdate } from '../../apps/server/src/live-editing/section-update.entity.js';
import { CouncilOfficer } from '../../apps/server/src/membership/council.entity.js';
import { Invitation } from '../../apps/server/src/membership/invitation.entity.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { Person } from '../../apps/server/src/membership/person.entity.js';
import { CouncilProposal } from '../../apps/server/src/proposing/proposing.entity.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { CheckpointRow, RecordRemoval, SigningKeyRow } from '../../apps/server/src/timeline/checkpoint.entity.js';
import { RecordEntryRow } from '../../apps/server/src/timeline/record-entry.entity.js';
import { Timeline } from '../../apps/server/src/timeline/timeline.js';
import { aCouncil, aMemberOf, anInvitation, aStatementOf, browserOf } from './a-council.js';
import type { PlainBrowser, WebApp } from './web-app.js';

/** More than a page holds, of every list but the one whose pages hold more. */
export const MANY = 55;

/** More checkpoints than a page holds. */
const MANY_CHECKPOINTS = 105;

/** A statement of which every list of the API is longer than a page, and somebody who may read all of them. */
export interface LongLists {
  readonly browser: PlainBrowser;
  /** What an argument of each name is given. */
  readonly ids: Readonly<Record<string, string>>;
}

interface Filled {
  readonly councilId: CouncilId;
  readonly statementId: StatementId;
  readonly section: Section;
  readonly me: Membership;
}

/** Fills every list of a statement, each thing by somebody else. */
export async function longLists(web: WebApp): Promise<LongLists> {
  const council = await aCouncil(web);
  const statementId = await aStatementOf(web, council);
  const facilitator = anInvitation(statementId, {
    roles: ['facilitator', 'safeguarding-lead'],
    constituency: null,
    signatory: false,
  });
  const me = await aMemberOf(web, council, facilitator);
  const { manager } = web.db;
  await manager.insert(CouncilOfficer, { councilId: council.id, personId: me.personId, since: new Date() });
  const section = await manager.findOneByOrFail(Section, { statementId, position: 0 });
  await manager.update(Section, { id: section.id }, { headSeq: MANY });
  const filled = { councilId: council.id, statementId, section, me };
  for (let index = 0; index < MANY; index++) await fill(web, filled, index);
  await manager.insert(SigningKeyRow, { keyId: 'k', publicKey: 'p', firstUsedAt: new Date(), retiredAt: new Date() });
  for (let index = 0; index < MANY_CHECKPOINTS; index++) {
    const signed = { head: 'h', at: '2027-01-01T00:00:00.000Z', keyId: 'k', signature: 's' };
    await manager.insert(CheckpointRow, { chain: statementId, seq: 1_000 + index, ...signed });
  }
  return {
    browser: await browserOf(web, me.personId),
    ids: { statementId, sectionId: section.id, councilId: council.id },
  };
}

/** One more of everything. */
async function fill(web: WebApp, filled: Filled, index: number): Promise<void> {
  const { statementId, section, me } = filled;
  const { manager } = web.db;
  const at = new Date(Date.UTC(2027, 0, 1, 0, index));
  const personId = randomUUID() as PersonId;
  const person = { id: personId, email: null, fullName: `P ${index}`, pseudonym: randomUUID(), createdAt: at };
  await manager.insert(Person, person);
  const by = {
    ...{ ...me, id: randomUUID() as Membership['id'], personId },
    ...{ numberInGroup: index + 2, pseudonym: randomUUID() },
  };
  await manager.insert(Membership, { ...by, constituency: 'WORKFORCE', roles: ['member'] });
  const proposalId = randomUUID();
  await manager.insert<object>(Proposal, {
    ...{ id: proposalId, statementId, sectionId: section.id, blockId: 'b', baseText: '', proposedText: 'T' },
    ...{ reason: 'T', proposerId: by.id, status: 'ACCEPTED', receivedAt: at },
  });
  await manager.insert<object>(Response, {
    ...{ id: randomUUID(), proposalId, decision: 'ACCEPTED', reason: `R ${index}`, reasonCode: 'OTHER' },
    ...{ decidedBy: [by.id, me.id], decidedAt: at },
  });
  const told = { chain: statementId, kind: 'limit.challenged', actor: null, facts: { proposal: proposalId } };
  await web.db.transaction((tx) => web.get(Timeline).add(tx, { ...told, committed: { reason: `W ${index}` } }));
  const [invitation] = await manager.find(Invitation, { take: 1 });
  await manager.insert<object>(Invitation, {
    ...{ ...invitation, id: randomUUID(), tokenHash: randomUUID(), createdAt: at, membershipId: by.id },
  });
  await beside(web, filled, { by: by.id, at, index });
  await byHand(manager, filled, { by: by.id, at, index });
  await written(web, filled, { by: by.id, at, index });
  await another(web, filled, at);
}

interface One {
  readonly by: Membership['id'];
  readonly at: Date;
  readonly index: number;
}

/** What stands beside the text. */
async function beside({ db: { manager } }: WebApp, filled: Filled, { by, at, index }: One): Promise<void> {
  const { statementId, section, councilId } = filled;
  await manager.insert<object>(PublicComment, {
    ...{ id: randomUUID(), statementId, sectionId: section.id, reference: `C-${index}`, constituency: 'PUBLIC' },
    ...{ name: '', why: '', change: 'T', at, state: 'SHOWN', decision: 'NOT_ACCEPTED', reason: 'R', decidedBy: [by] },
  });
  await manager.insert<object>(SafeguardingReferral, {
    ...{ id: randomUUID(), statementId, sectionId: section.id, blockId: 'b', quote: 'T', why: `W ${index}` },
    ...{ flaggedBy: by, at },
  });
  await manager.insert<object>(Nomination, {
    ...{ id: randomUUID(), statementId, kind: 'topic', text: 'T', nominatedBy: by, at },
  });
  await manager.insert<object>(DeclaredLimit, {
    ...{ id: randomUUID(), statementId, kind: 'money', text: 'T', reason: 'T', endsOn: '2099-01-01' },
    ...{ declaredBy: by, at },
  });
  await manager.insert<object>(CouncilProposal, {
    ...{ id: randomUUID(), councilId, kind: 'topic', title: `T ${index}`, why: 'T', name: '', at, state: 'HELD' },
  });
}

/** What people note by hand. */
async function byHand(manager: EntityManager, { statementId }: Filled, { by, at, index }: One): Promise<void> {
  const id = randomUUID();
  const owned = { constituency: 'WORKFORCE', what: `W ${index}`, dueOn: '2099-01-01', measure: 'M', addedBy: by, at };
  await manager.insert<object>(Commitment, { ...owned, id, statementId });
  await manager.insert<object>(CommitmentProgress, {
    ...{ id: randomUUID(), commitmentId: id, text: 'T', isDone: false, notedBy: by, at },
  });
  await manager.insert<object>(Outreach, {
    ...{ id: randomUUID(), statementId, on: '2027-01-01', how: 'H', place: 'P', constituency: 'WORKFORCE' },
    ...{ reached: 1, loggedBy: by, at },
  });
  const [entry] = await manager.find(RecordEntryRow, {
    where: { chain: statementId },
    order: { seq: 'DESC' },
    take: 1,
  });
  const removal = { chain: statementId, seq: entry?.seq ?? 1, name: `gone ${index}`, reason: 'R', date: '2027-01-01' };
  await manager.insert(RecordRemoval, { ...removal, recordedAs: 1 });
}

/** A stretch of writing of its own, and a version with a name. */
async function written({ db: { manager } }: WebApp, { section }: Filled, { by, at, index }: One): Promise<void> {
  const row = { sectionId: section.id, epoch: section.epoch, seq: index + 1 };
  await manager.insert<object>(SectionUpdate, {
    ...{ ...row, membershipId: by, capacity: '', clientIds: [], bytes: Buffer.of(0, 0), sha256: 'x', chain: 'x', at },
  });
  await manager.insert(NamedVersion, { ...row, id: randomUUID(), name: `V ${index}`, namedBy: by, namedAt: at });
}

/** A statement of another council, in which the same person takes part. */
async function another(web: WebApp, filled: Filled, at: Date): Promise<void> {
  const { manager } = web.db;
  const statementId = await aStatementOf(web, await aCouncil(web));
  await manager.update(Statement, { id: statementId }, { startedAt: at });
  const membership = { id: randomUUID() as Membership['id'], statementId, pseudonym: randomUUID() };
  await manager.insert(Membership, { ...filled.me, ...membership });
}
