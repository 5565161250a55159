import type { MembershipId, SectionId, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { FormatOwedRow, PublicComment } from '../../apps/server/src/comments/comment.entity.js';
import { Commitment } from '../../apps/server/src/commitments/commitment.entity.js';
import { CompetitionConcern } from '../../apps/server/src/fair-dealing/competition-concern.entity.js';
import { SafeguardingReferral } from '../../apps/server/src/fair-dealing/safeguarding-referral.entity.js';
import { DeclaredLimit, Nomination } from '../../apps/server/src/convening/convening.entity.js';
import { Mediation } from '../../apps/server/src/mediation/mediation.entity.js';
import { RoleHandover } from '../../apps/server/src/handing-over/role-handover.entity.js';
import { SignOff } from '../../apps/server/src/sign-off/sign-off.entity.js';
import { MinorityStatement } from '../../apps/server/src/sign-off/minority-statement.entity.js';
import { CouncilProposal } from '../../apps/server/src/proposing/proposing.entity.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import { Proposal } from '../../apps/server/src/deliberation/proposal.entity.js';
import { InviteMember } from '../../apps/server/src/membership/invite-member.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { aMemberOf, anInvitation, type CouncilUnderTest } from './a-council.js';
import { allowed } from './acts-app.js';
import type { WebApp } from './web-app.js';

type Thing =
  | 'proposalId'
  | 'intoProposalId'
  | 'concernId'
  | 'referralId'
  | 'nominationId'
  | 'limitId'
  | 'commentId'
  | 'formatId'
  | 'mediationId'
  | 'minorityStatementId'
  | 'signOffId'
  | 'commitmentId'
  | 'councilProposalId'
  | 'coveredById'
  | 'successorId'
  | 'handoverId'
  | 'fromMembershipId'
  | 'toMembershipId';

/** One of everything that an argument of the API can name, all in one statement: by the name of the argument. */
export async function everyId(
  web: WebApp,
  council: CouncilUnderTest,
  statementId: StatementId,
): Promise<Readonly<Record<string, string>>> {
  const { id: sectionId } = await web.db.manager.findOneByOrFail(Section, { statementId, position: 0 });
  const { invitation } = allowed(await web.get(InviteMember).run(council.administrator, anInvitation(statementId)));
  const { id: membershipId } = await aMemberOf(web, council, anInvitation(statementId));
  const more = await thingsBesideTheText(web.db, { statementId, sectionId, memberId: membershipId });
  return { statementId, sectionId, invitationId: invitation?.id ?? '', membershipId, councilId: council.id, ...more };
}

/** One of each thing that stands beside the text, of one member: gives what each is called in an argument. */
export async function thingsBesideTheText(
  db: DataSource,
  of: { readonly statementId: StatementId; readonly sectionId: SectionId; readonly memberId: MembershipId },
): Promise<Readonly<Record<Thing, string>>> {
  const { statementId, sectionId, memberId } = of;
  const [proposalId, nominationId, limitId] = [randomUUID(), randomUUID(), randomUUID()];
  const concernId = randomUUID();
  const [mediationId, minorityStatementId] = [randomUUID(), randomUUID()];
  const at = new Date();
  await db.manager.insert<object>(Proposal, {
    ...{ id: proposalId, statementId, sectionId, blockId: 'b', baseText: '', proposedText: 'T', reason: 'T' },
    ...{ proposerId: memberId, status: 'OPEN', receivedAt: at },
  });
  await db.manager.insert<object>(Nomination, {
    ...{ id: nominationId, statementId, kind: 'topic', text: 'T', nominatedBy: memberId, at },
  });
  await db.manager.insert<object>(DeclaredLimit, {
    ...{ id: limitId, statementId, kind: 'money', text: 'T', reason: 'T', endsOn: '2099-01-01' },
    ...{ declaredBy: memberId, at },
  });
  const commentId = randomUUID();
  await db.manager.insert<object>(PublicComment, {
    ...{ id: commentId, statementId, sectionId, reference: commentId, constituency: 'PUBLIC', name: '' },
    ...{ change: 'T', why: '', at, state: 'SHOWN', decidedBy: [] },
  });
  const formatId = randomUUID();
  await db.manager.insert(FormatOwedRow, {
    ...{ id: formatId, statementId, constituency: 'PEOPLE', format: 'BSL', readyOn: null, droppedBecause: null },
  });
  await db.manager.insert<object>(Mediation, {
    ...{ id: mediationId, statementId, attempts: [], until: '2099-01-01', openedBy: memberId, openedAt: at },
  });
  await db.manager.insert<object>(MinorityStatement, {
    ...{ id: minorityStatementId, statementId, sectionId, constituency: 'CARERS', by: 'constituency' },
    ...{ title: 'T', text: 'T', signedBy: [], at },
  });
  await db.manager.insert<object>(CompetitionConcern, {
    ...{ id: concernId, statementId, sectionId, blockId: 'b', quote: 'T', why: 'T', flaggedBy: memberId, at },
  });
  const signOffId = randomUUID();
  await db.manager.insert<object>(SignOff, {
    ...{
      id: signOffId,
      statementId,
      sectionId,
      hash: 'h',
      versions: [],
      membershipId: memberId,
      constituency: 'CARERS',
    },
    ...{ position: 'DISSENTED', text: 'T', showName: false, decisionRule: 'consensus', quorum: 2, at },
  });
  const referralId = randomUUID();
  await db.manager.insert<object>(SafeguardingReferral, {
    ...{ id: referralId, statementId, sectionId, blockId: 'b', quote: 'T', why: 'T', flaggedBy: memberId, at },
  });
  const commitmentId = randomUUID();
  await db.manager.insert<object>(Commitment, {
    ...{ id: commitmentId, statementId, constituency: 'PEOPLE', what: 'T', dueOn: '2099-01-01', measure: 'T' },
    ...{ addedBy: memberId, at },
  });
  return {
    ...{ proposalId, intoProposalId: proposalId, concernId, nominationId, limitId, commentId, formatId },
    ...{
      referralId,
      mediationId,
      minorityStatementId,
      signOffId,
      commitmentId,
      coveredById: statementId,
      successorId: statementId,
    },
    ...{ fromMembershipId: memberId, toMembershipId: memberId, handoverId: await aHandover(db, statementId, memberId) },
    councilProposalId: await aCouncilProposal(db, statementId),
  };
}

async function aCouncilProposal(db: DataSource, statementId: StatementId): Promise<string> {
  const { councilId } = await db.manager.findOneByOrFail(Statement, { id: statementId });
  const id = randomUUID();
  await db.manager.insert<object>(CouncilProposal, {
    ...{ id, councilId, kind: 'topic', title: 'T', why: 'T', name: '', at: new Date(), state: 'HELD' },
  });
  return id;
}

async function aHandover(db: DataSource, statementId: StatementId, toId: MembershipId): Promise<string> {
  const id = randomUUID();
  await db.manager.insert<object>(RoleHandover, {
    ...{ id, statementId, role: 'co-chair', constituency: 'PEOPLE', fromId: null, toId, reason: 'T' },
    ...{ putForwardBy: toId, byHolder: false, agreed: [], refused: [], state: 'OPEN', at: new Date() },
  });
  return id;
}
