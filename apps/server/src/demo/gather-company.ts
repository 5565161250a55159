import { mustDeclareInterests, type Role, type SectionId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DeclareInterests, type Declared } from '../fair-dealing/declare-interests.js';
import { AcceptInvitation, type DisplayChoice } from '../membership/accept-invitation.js';
import { InviteMember, type Inviter, type NewInvitation } from '../membership/invite-member.js';
import type { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { addressOf, fullNameOf, hasLogin } from './demo-people.js';
import type { Northmoor, SampleKey, SamplePerson } from './northmoor.js';
import { Company } from './scene.js';

/** Invites everyone of the sample into a statement, and lets each accept with a choice of how they are shown. */
@Injectable()
export class GatherCompany {
  constructor(
    private readonly invite: InviteMember,
    private readonly accept: AcceptInvitation,
    private readonly declare: DeclareInterests,
    private readonly clock: Clock,
  ) {}

  async run(sample: Northmoor, by: Inviter, { statementId, invited, joined, sections }: Gathering): Promise<Company> {
    const people = sample.people.filter(({ roles }) => !roles.includes('admin'));
    const tokens = new Map<SampleKey, string>();
    for (const [index, person] of people.entries()) {
      this.clock.pin(minutesAfter(invited, index));
      const asked = await this.invite.run(by, { statementId, ...invitationOf(sample, person) });
      tokens.set(person.id, allowed(`The invitation of ${person.id}`, asked).token ?? '');
    }
    const members = new Map<SampleKey, Membership>();
    for (const [index, person] of people.entries()) {
      this.clock.pin(minutesAfter(joined, index * MINUTES_BETWEEN_JOINING));
      const accepted = await this.accept.run({ token: tokens.get(person.id) ?? '', display: displayOf(person) });
      const { membership } = allowed(`The joining of ${person.id}`, accepted);
      if (membership) members.set(person.id, membership);
    }
    const company = new Company(members);
    await this.declareInterests(people, company, sections);
    return company;
  }

  /** Each as soon as they have joined: those who must, and whoever has an interest (R31). */
  private async declareInterests(
    people: readonly SamplePerson[],
    company: Company,
    sections: Gathering['sections'],
  ): Promise<void> {
    for (const person of people) {
      if (!mustDeclareInterests(person.constituency) && person.interests.length === 0) continue;
      const declared = declaredBy(person, sections);
      allowed(`The interests of ${person.id}`, await this.declare.run(company.actor(person.id), declared));
    }
  }
}

/** Into which statement people are gathered, and when. */
export interface Gathering {
  readonly statementId: StatementId;
  readonly invited: Date;
  readonly joined: Date;
  readonly sections: ReadonlyMap<string, SectionId>;
}

const MINUTES_BETWEEN_JOINING = 15;

function invitationOf(sample: Northmoor, person: SamplePerson): Omit<NewInvitation, 'statementId'> {
  const { id, constituency, capacity, signatory, kind, headcount } = person;
  const organisation = sample.organisations.find((one) => one.id === person.organisation) ?? null;
  return {
    email: hasLogin(person) ? addressOf(id) : null,
    fullName: fullNameOf(person),
    constituency,
    capacity: capacity || 'Helps with the statement',
    roles: rolesOf(sample, person),
    signatory,
    kind,
    headcount,
    organisation: organisation && { name: organisation.name, type: organisation.type, size: organisation.size },
    supportedBy: isShownAsSupported(person) ? (person.support?.supporterRole ?? null) : null,
  };
}

/** Whoever the sample names as the owner of a table looks after figures, beside what else they do. */
function rolesOf({ datasets }: Northmoor, { id, roles }: SamplePerson): Role[] {
  const asMember = roles.filter((role) => role !== 'admin');
  const owns = datasets.some(({ owner }) => owner === id);
  return [...new Set<Role>([...asMember, ...(owns ? (['data-owner'] as const) : [])])];
}

function isShownAsSupported({ shownAs }: SamplePerson): boolean {
  return shownAs.includes('supported by');
}

/** As the sample shows them: a name for everyone, or their group only. Some are known by what they do. */
function displayOf({ display, displayName, shownAs, hidePresence }: SamplePerson): DisplayChoice {
  if (display === 'group-only') return { form: display, audience: 'own-group', chosenName: null, hidePresence };
  const isByName = shownAs.startsWith(displayName);
  const form = isByName ? display : 'chosen-name';
  const chosenName = form === 'chosen-name' ? (isByName ? displayName : shownAs) : null;
  return { form, audience: 'everyone', chosenName, hidePresence };
}

function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

/** What of a person's interests touches this statement; another one has other sections. */
function declaredBy({ interests }: SamplePerson, sections: Gathering['sections']): Declared {
  const touching = interests.filter((one) => one.sections.some((key) => sections.has(key)));
  const sectionIds = touching.flatMap((one) => one.sections.flatMap((key) => sections.get(key) ?? []));
  const effect = touching.some((one) => one.effect === 'stand-aside') ? 'stand-aside' : 'declare';
  return { hasInterests: touching.length > 0, text: touching.map(({ text }) => text).join(' '), sectionIds, effect };
}
