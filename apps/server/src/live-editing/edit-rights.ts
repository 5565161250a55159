import { whyNotEdit, type DocumentState, type MembershipId, type Refusal, type SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';

/** What a member may do in a section now, and in words why not more. */
export interface EditRights {
  readonly mayWrite: boolean;
  /** A whole sentence; null when the member may write. */
  readonly because: string | null;
}

/** Decides who may write in a section: the one place that is asked on opening, on joining, at each commit and on news (P5). */
@Injectable()
export class EditRightsReader {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
  ) {}

  /** Why each member may not write; an empty list means may. A member who is not of the statement gets a reason too. */
  async whyNot(
    section: Section,
    membershipIds: readonly MembershipId[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<MembershipId, Refusal[]>> {
    const { statementId } = section;
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const { required, complete } = await this.concordats.standing(statementId, tx);
    const members = await tx.findBy(Membership, { id: In([...membershipIds]), statementId });
    const ask = whyNotMember(section, { documentState, required, complete });
    return new Map(membershipIds.map((id) => [id, ask(members.find((member) => member.id === id))]));
  }

  /** The rights of members as they are told (101); null where there is no such section any more. */
  async of(
    sectionId: SectionId,
    membershipIds: readonly MembershipId[],
  ): Promise<Map<MembershipId, EditRights> | null> {
    const section = await this.db.manager.findOneBy(Section, { id: sectionId });
    if (!section) return null;
    const refusals = await this.whyNot(section, membershipIds);
    return new Map([...refusals].map(([id, reasons]) => [id, rightsOf(reasons)]));
  }
}

/** Reasons as one text for people; no reason means that the member may write. */
export function rightsOf(refusals: readonly Refusal[]): EditRights {
  const mayWrite = refusals.length === 0;
  return { mayWrite, because: mayWrite ? null : refusals.map(({ because }) => because).join(' ') };
}

/** Of a statement, what decides who may write in it. */
export interface Standing {
  readonly documentState: DocumentState;
  readonly required: readonly string[];
  readonly complete: boolean;
}

/** Asks the rules about one member after the other; who is not of the statement gets a reason too. */
export function whyNotMember(section: Section, standing: Standing): (member: Membership | undefined) => Refusal[] {
  return (member) => {
    if (!member) return [NOT_A_MEMBER];
    return whyNotEdit({
      sectionState: section.state,
      documentState: standing.documentState,
      agreementComplete: standing.complete,
      roles: member.roles,
      constituency: member.constituency,
      signatoryConstituencies: standing.required,
      interestsDeclared: member.interestsDeclared,
      membershipStatus: member.status,
    });
  };
}

const NOT_A_MEMBER: Refusal = {
  code: 'edit.not-a-member',
  because: 'Only members of this statement can write in it. Ask its facilitator for an invitation.',
};
