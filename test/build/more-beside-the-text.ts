import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { BroughtText } from '../../apps/server/src/attribution/brought-text.entity.js';
import { RemovalReason } from '../../apps/server/src/attribution/removal-reason.entity.js';
import { Restoration } from '../../apps/server/src/attribution/restoration.entity.js';
import { FormatOwedRow, PublicComment } from '../../apps/server/src/comments/comment.entity.js';
import {
  Concordat,
  ConcordatAgreement,
  ConcordatAmendment,
  ConcordatAnswer,
} from '../../apps/server/src/concordats/concordat.entity.js';
import { MergedProposal } from '../../apps/server/src/deliberation/merged-proposal.entity.js';
import { Proposal, Response } from '../../apps/server/src/deliberation/proposal.entity.js';
import { CompetitionConcern } from '../../apps/server/src/fair-dealing/competition-concern.entity.js';
import { SafeguardingReferral } from '../../apps/server/src/fair-dealing/safeguarding-referral.entity.js';
import { RoleHandover } from '../../apps/server/src/handing-over/role-handover.entity.js';
import { SectionOpening } from '../../apps/server/src/live-editing/section-opening.entity.js';
import { Mediation } from '../../apps/server/src/mediation/mediation.entity.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { Publication } from '../../apps/server/src/publication/publication.entity.js';
import { MinorityStatement } from '../../apps/server/src/sign-off/minority-statement.entity.js';
import { SignOff } from '../../apps/server/src/sign-off/sign-off.entity.js';
import { Dataset } from '../../apps/server/src/statements/dataset.entity.js';
import { freezeAct } from '../../apps/server/src/statements/key-acts.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { TurnedKey } from '../../apps/server/src/statements/turned-key.entity.js';
import { SigningKeyRow } from '../../apps/server/src/timeline/checkpoint.entity.js';
import type { Begun } from '../bench/process/statement.js';

const AT = new Date('2026-10-01T09:00:00.000Z');

/** One for each section of what the large statement of the benches has none of: what moves, waits, joins and is hidden. */
export async function moreBesideTheText(db: DataSource, begun: Begun): Promise<void> {
  const key = { keyId: 'k', publicKey: 'p', firstUsedAt: AT, retiredAt: AT };
  await db.manager.createQueryBuilder().insert().into(SigningKeyRow).values(key).orIgnore().execute();
  for (const index of begun.sections.keys()) {
    await roles(db, begun, index);
    await hidden(db, begun, index);
    await inSection(db, begun, index);
    await agreed(db, begun, index);
    await ended(db, begun, index);
  }
  await joined(db, begun);
  await changeOfAgreement(db, begun);
}

/** A role that is to move, a key that waits, and somebody who signed and does no longer. */
async function roles({ manager }: DataSource, { statement, sections, members }: Begun, index: number): Promise<void> {
  const { id: statementId } = statement;
  const [from, to] = [members[6 + index]!, members[index]!];
  const handing = { statementId, constituency: from.constituency!, fromId: from.id, toId: to.id, reason: 'T' };
  const asked = { putForwardBy: from.id, byHolder: true, agreed: [], refused: [], at: AT };
  for (const state of ['OPEN', 'DONE'] as const) {
    await manager.insert<object>(RoleHandover, { ...handing, ...asked, id: randomUUID(), role: 'signatory', state });
  }
  await manager.update(Membership, { id: members.at(-2 - index)!.id }, { signatory: false, stoppedSigningAt: AT });
  const section = await manager.findOneByOrFail(Section, { id: sections[index]!.id });
  const key = { statementId, membershipId: members[0]!.id, turnedAt: AT };
  await manager.insert<object>(TurnedKey, { ...key, id: randomUUID(), act: freezeAct(section) });
  const [content] = await manager.query<{ seq: number; name: string }[]>(
    'SELECT seq, name FROM record_opening WHERE chain = $1 ORDER BY seq, name OFFSET $2 LIMIT 1',
    [statementId, index],
  );
  const act = `remove:${content!.seq}:${content!.name}`;
  await manager.insert<object>(TurnedKey, { ...key, id: randomUUID(), act, note: 'T' });
}

/** Words of each kind that somebody flagged, and that somebody is worried about. */
async function hidden({ manager }: DataSource, { statement, sections, members }: Begun, index: number): Promise<void> {
  const { id: statementId } = statement;
  const { id: sectionId, key } = sections[index]!;
  const of = { where: { statementId }, order: { id: 'ASC' } as const, skip: index, take: 1 };
  const [proposal] = await manager.find(Proposal, of);
  const [comment] = await manager.find(PublicComment, of);
  const [own] = await manager.find(MinorityStatement, of);
  const [signOff] = await manager.find(SignOff, of);
  const things = [
    ...[{ blockId: `${key}-2` }, { proposalId: proposal!.id }, { commentId: comment!.id }],
    ...(own ? [{ minorityStatementId: own.id }] : []),
    ...(signOff ? [{ signOffId: signOff.id }] : []),
  ];
  for (const thing of things) {
    const flag = { statementId, sectionId, ...thing, quote: 'T', why: 'T', flaggedBy: members[2]!.id, at: AT };
    await manager.insert<object>(CompetitionConcern, { ...flag, id: randomUUID() });
    await manager.insert<object>(SafeguardingReferral, { ...flag, id: randomUUID() });
  }
}

/** What is kept of a section's text, and who opened it. */
async function inSection({ manager }: DataSource, { statement, sections, members }: Begun, index: number) {
  const { id: statementId } = statement;
  for (const { id: sectionId, key } of [sections[0]!, sections[index]!]) {
    const blocks = [`${key}-1`];
    const brought = { sectionId, broughtBy: members[1]!.id, constituency: 'PEOPLE', source: 'S', blocks, at: AT };
    await manager.insert<object>(BroughtText, { ...brought, id: randomUUID() });
    await manager.insert(RemovalReason, { id: randomUUID(), sectionId, reason: 'T', givenBy: members[1]!.id, at: AT });
    const taken = { whose: members[index]!.id, removedBy: members[1]!.id, words: 14, askedBy: members[index]!.id };
    const restoration = { sectionId, removal: randomUUID(), ...taken, epoch: 1, seq: 1, at: AT };
    await manager.insert<object>(Restoration, { ...restoration, id: randomUUID() });
  }
  const provider = members.filter(({ constituency }) => constituency === 'PROVIDERS')[index % 2]!;
  const opened = { membershipId: provider.id, day: `2026-10-0${index + 1}`, firstAt: AT, lastAt: AT };
  await manager.insert(SectionOpening, { sectionId: sections[index]!.id, ...opened });
  const told = {
    title: 'T',
    headline: 'T',
    source: 'T',
    period: 'T',
    geography: 'T',
    caveat: '',
    textAlternative: 'T',
  };
  const table = { columns: ['C'], rows: [['1']], sha256: 'x', ownerId: members[1]!.id };
  await manager.insert<object>(Dataset, { id: randomUUID(), statementId, key: `T${index + 1}`, ...told, ...table });
  const owed = { statementId, constituency: 'PEOPLE', format: `F ${index}`, readyOn: null, droppedBecause: null };
  await manager.insert(FormatOwedRow, { id: randomUUID(), ...owed });
}

/** A version of the agreement that every group agreed to, with what people said of it. */
async function agreed({ manager }: DataSource, { statement, members }: Begun, index: number): Promise<void> {
  const { id: statementId } = statement;
  const last = await manager.findOneOrFail(Concordat, {
    where: { statementId },
    order: { version: 'DESC' },
  });
  const id = randomUUID();
  await manager.insert<object>(Concordat, { ...last, id, version: last.version + 1 });
  for (const constituency of last.parameters.signatoryConstituencies) {
    const member = members.find((one) => one.constituency === constituency)!;
    await manager.insert(ConcordatAgreement, { concordatId: id, constituency, membershipId: member.id, agreedAt: AT });
  }
  const { id: membershipId, constituency } = members[index]!;
  const answer = { membershipId, constituency: constituency!, agrees: false, reason: 'T', at: AT };
  await manager.insert(ConcordatAnswer, { textId: id, ...answer });
}

/** A mediation that was ended, what the whole was signed as, a published version and a statement that this one replaces. */
async function ended({ manager }: DataSource, { statement, sections, members }: Begun, index: number): Promise<void> {
  const { id: statementId } = statement;
  const tried = { attempts: [], outcome: 'failed', until: '2026-12-18', openedBy: members[0]!.id };
  const times = { openedAt: new Date(AT.getTime() - index * 86_400_000), endedAt: AT };
  await manager.insert<object>(Mediation, {
    ...{ id: randomUUID(), statementId, sectionId: sections[index]!.id, issue: 'T', mediator: 'T', ...tried, ...times },
  });
  const { id: membershipId, constituency } = members[index]!;
  const rule = { decisionRule: 'consensus', quorum: 2, versions: sections.map(() => 1) };
  await manager.insert<object>(SignOff, {
    ...{ id: randomUUID(), statementId, sectionId: null, hash: 'h', membershipId, constituency, ...rule },
    ...{ position: 'SIGNED_WITH_RESERVATION', text: 'T', showName: true, at: AT },
  });
  const bundle = JSON.stringify({
    statement: { title: 'T', council: { name: 'C', slug: 'c' }, slug: 's', version: 1, label: 'agreed', period: {} },
    ...{ sections: [], whole: { positions: [] } },
  });
  const file = { bundle, sha256: 'x', documentHash: 'h', keyId: 'k', publishedAt: AT };
  const told = { statementId, version: index + 1, kind: 'agreed', changeNote: 'T' };
  await manager.insert<object>(Publication, { id: randomUUID(), ...told, ...file });
  const before = { id: randomUUID(), slug: `before-${statement.slug}-${index}`, state: 'SUPERSEDED' as const };
  await manager.insert<object>(Statement, { ...statement, ...before, successorId: statementId });
}

/** Suggestions that joined one, which was answered twice, and which the same people look at again. */
async function joined({ manager }: DataSource, { statement, sections, members }: Begun): Promise<void> {
  const { id: statementId } = statement;
  const decidedBy = [members[0]!.id, members[1]!.id];
  const [into, ...others] = await manager.find(Proposal, {
    where: { statementId, status: 'ACCEPTED' },
    order: { id: 'ASC' },
    take: sections.length,
  });
  for (const { id: proposalId, round } of others) {
    const joins = { proposalId, round, intoId: into!.id, reason: 'T', decidedBy, at: AT };
    await manager.insert<object>(MergedProposal, joins);
  }
  const answer = await manager.findOneByOrFail(Response, { proposalId: into!.id });
  await manager.update(Proposal, { id: into!.id }, { round: 2, askedAgainBecause: 'T', askedAgainAt: AT });
  await manager.insert<object>(Response, { ...answer, id: randomUUID(), round: 2 });
}

async function changeOfAgreement({ manager }: DataSource, { statement, members }: Begun): Promise<void> {
  const { id: statementId } = statement;
  const where = { statementId };
  const { parameters, promises, hash } = await manager.findOneOrFail(Concordat, { where, order: { version: 'DESC' } });
  const id = randomUUID();
  const change = { statementId, parameters, promises, hash, proposedBy: members[0]!.id, reason: 'T', proposedAt: AT };
  await manager.insert<object>(ConcordatAmendment, { ...change, id });
  for (const { id: membershipId, constituency } of members.slice(0, -1)) {
    const answer = { constituency: constituency!, agrees: false, reason: 'T', at: AT };
    await manager.insert(ConcordatAnswer, { textId: id, membershipId, ...answer });
  }
}
