import { groupOf, type MembershipId } from '#concordat';
import { newCommitment } from '#record';
import type { BundleContributor, BundleSignatory, NameOpening } from '#publication';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Randomness } from '../platform/randomness.js';
import { signerRef, type SignOff } from '../sign-off/sign-off.entity.js';

/** The people of a published version, under pseudonyms. */
export interface BundlePeople {
  readonly contributors: readonly BundleContributor[];
  /** Openings of the names that are public now. */
  readonly openings: readonly NameOpening[];
  /** A member's pseudonym. */
  readonly refOf: (id: MembershipId) => string;
  /** A sign-off's signatory: under a pseudonym of its own where the signatory does not show a name beside it. */
  readonly signatoryOf: (signOff: SignOff) => BundleSignatory;
}

/** Puts people into a published version: names only of those who show theirs to everyone, as commitments (R28, R29). */
@Injectable()
export class BundlePeopleReader {
  constructor(
    private readonly memberships: MembershipReader,
    private readonly randomness: Randomness,
  ) {}

  async of(tx: EntityManager, ids: readonly MembershipId[], signOffs: readonly SignOff[]): Promise<BundlePeople> {
    const signers = signOffs.filter(({ showName }) => showName).map(({ membershipId }) => membershipId);
    const named = [...new Set([...ids, ...signers])];
    const all = [...new Set([...named, ...signOffs.map(({ membershipId }) => membershipId)])];
    const members = await tx.find(Membership, { where: { id: In(all) }, order: { pseudonym: 'ASC' } });
    const names = await this.memberships.publicNames(named, tx);
    const refs = new Map(members.map(({ id, pseudonym }) => [id, pseudonym]));
    const refOf = (id: MembershipId): string => known(refs.get(id));
    const openings: NameOpening[] = [];
    const contributors = members
      .filter(({ id }) => named.includes(id))
      .map((member) => {
        const name = this.commit(member, names.get(member.id) ?? null, openings);
        return { ref: member.pseudonym, constituency: member.constituency, name };
      });
    const hidden = signOffs
      .filter(({ showName }) => !showName)
      .map(({ id, constituency }) => ({ ref: id, constituency, name: null }));
    const signatoryOf = (signOff: SignOff): BundleSignatory => ({
      ref: signerRef(signOff, refOf(signOff.membershipId)),
      position: signOff.position,
      at: signOff.at.toISOString(),
    });
    return { contributors: [...contributors, ...hidden], openings, refOf, signatoryOf };
  }

  private commit({ pseudonym: ref }: Membership, name: string | null, openings: NameOpening[]): string | null {
    if (name === null) return null;
    const content = { name };
    const { commitment, salt } = newCommitment(content, (length) => this.randomness.bytes(length));
    openings.push({ ref, salt, content });
    return commitment;
  }
}

/** How a group is named in a published version. */
export function groupIn(code: string): { code: string; label: string } {
  return { code, label: groupOf(code).label };
}

function known(ref: string | undefined): string {
  if (ref === undefined) throw new Error('Somebody is credited who is no member.');
  return ref;
}
