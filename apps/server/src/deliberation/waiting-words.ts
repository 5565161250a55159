import type { MembershipId } from '#concordat';
import { whoAnswersFor, whoPutsIn, type PutInRequest } from '#deliberation';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import type { MembershipReader } from '../membership/membership.reader.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Proposal, Response } from './proposal.entity.js';
import { RebasedProposal } from './rebased-proposal.entity.js';

/** Words that were accepted and wait to go in. */
export interface WaitingWords {
  readonly proposal: Proposal;
  readonly section: Section;
  /** The newest answer; null for none. */
  readonly response: Response | null;
  /** The words; null where none were accepted. */
  readonly text: string | null;
  /** What the rules look at. */
  readonly request: PutInRequest;
  /** Who writes them, if somebody can. */
  readonly writer: Membership | undefined;
}

/** Finds the accepted words of a suggestion. `by` is who asks for them: where all who decided have left, they write them (R12). */
export async function waitingWords(
  tx: EntityManager,
  memberships: MembershipReader,
  { proposalId, by }: { proposalId: string; by?: MembershipId | undefined },
): Promise<WaitingWords> {
  const proposal = await tx.findOneByOrFail(Proposal, { id: proposalId });
  const { statementId, sectionId, round, status } = proposal;
  const section = await tx.findOneByOrFail(Section, { id: sectionId });
  const response = await tx.findOneBy(Response, { proposalId, round });
  const decidedBy = response?.decidedBy ?? [];
  const answering = whoAnswersFor({ tiedBy: response ? await tiedBy(tx, response) : undefined, decidedBy, asking: by });
  const ids = [...answering, ...(by ? [by] : [])];
  const members = await tx.findBy(Membership, { id: In(ids), statementId, status: 'active' });
  const memberOf = (id: MembershipId | undefined): Membership | undefined => members.find((one) => one.id === id);
  const asks = memberOf(by);
  const text = response?.acceptedText ?? null;
  const request: PutInRequest = {
    status,
    wordsWait: text !== null && response?.appliedAtSeq === null,
    decider: answering.find(memberOf),
    asking: asks && { membership: asks.id, constituency: asks.constituency },
    leads: await leadsOf(tx, memberships, section),
  };
  return { proposal, section, response, text, request, writer: memberOf(whoPutsIn(request)) };
}

/** Who last tied a suggestion to other words after this answer; undefined where nobody did. */
async function tiedBy(tx: EntityManager, { proposalId, decidedAt }: Response): Promise<MembershipId | undefined> {
  const where = { proposalId, at: MoreThan(decidedAt) };
  const last = await tx.findOne(RebasedProposal, { where, order: { at: 'DESC', id: 'DESC' } });
  return last?.rebasedBy;
}
