import type { Constituency, SectionId, StatementId } from '#concordat';
import type { Actor } from '../membership/actor.js';
import type { Membership } from '../membership/membership.entity.js';
import type { Northmoor, SampleKey } from './northmoor.js';

/** A statement of the demo while its acts are lived: what it is made from, its sections by key, and who takes part. */
export interface Scene {
  readonly sample: Northmoor;
  readonly statementId: StatementId;
  readonly sections: ReadonlyMap<string, SectionId>;
  readonly company: Company;
}

/** Everyone of the sample who takes part in one statement. */
export class Company {
  constructor(private readonly members: ReadonlyMap<SampleKey, Membership>) {}

  /** Throws when nobody of this key has joined. */
  member(key: SampleKey): Membership {
    const member = this.members.get(key);
    if (!member) throw new Error(`Nobody called ${key} has joined.`);
    return member;
  }

  /** Somebody as the acts are given them. */
  actor(key: SampleKey): Actor {
    const member = this.member(key);
    return { ...member, membershipId: member.id, sessionId: NO_SESSION };
  }

  /** Keys of everyone who signs for a group, in the sample's order. */
  signatories(constituency: Constituency): SampleKey[] {
    return [...this.members]
      .filter(([, member]) => member.signatory && member.constituency === constituency)
      .map(([key]) => key);
  }
}

/** The id of a section of the scene. Throws when it has none of this key. */
export function sectionIdOf({ sections }: Pick<Scene, 'sections'>, key: string): SectionId {
  const id = sections.get(key);
  if (!id) throw new Error(`There is no section ${key}.`);
  return id;
}

/** Nobody is signed in while the sample is loaded: no act that the loader runs looks a session up. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';
