import { isAddress, type CouncilId, type PersonId, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { Council, CouncilAdministrator } from './council.entity.js';
import { findOrAddPerson } from './find-or-add-person.js';

/** A council and the person who looks after its settings. */
export interface NewCouncil {
  readonly name: string;
  readonly slug: string;
  readonly contact: string;
  readonly safeguardingNotice: string;
  readonly administrator: { readonly fullName: string; readonly email: string };
  /** Set while the sample is loaded: the council's record begins by saying so. */
  readonly demonstration?: { readonly loadedAt: Date };
}

/** What came of it. */
export interface CreatedCouncil {
  readonly council: Council | null;
  readonly administrator: { readonly personId: PersonId; readonly pseudonym: string } | null;
  readonly refusals: Refusal[];
}

/** One act: the operator makes a council and its administrator, who has no content rights (R7). */
@Injectable()
export class CreateCouncil {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(input: NewCouncil): Promise<CreatedCouncil> {
    return this.db.transaction(async (tx) => {
      const refusals = whyNotCouncil(input);
      if (await tx.existsBy(Council, { slug: input.slug })) refusals.push(slugTaken(input.slug));
      if (refusals.length > 0) return { council: null, administrator: null, refusals };
      const council = await this.write(tx, input);
      const person = await findOrAddPerson(tx, input.administrator, this);
      await tx.insert(CouncilAdministrator, { councilId: council.id, personId: person.id, since: this.clock.now() });
      await this.record(tx, council, input);
      return { council, administrator: { personId: person.id, pseudonym: person.pseudonym }, refusals: [] };
    });
  }

  /** For `findOrAddPerson`. */
  readonly now = (): Date => this.clock.now();
  readonly uuid = (): string => this.randomness.uuid();

  private async write(tx: EntityManager, { name, slug, contact, safeguardingNotice }: NewCouncil): Promise<Council> {
    const id = this.randomness.uuid() as CouncilId;
    const council = { id, name: name.trim(), slug, contact, safeguardingNotice, createdAt: this.clock.now() };
    await tx.insert(Council, council);
    return council;
  }

  private async record(tx: EntityManager, { id: chain, slug }: Council, { demonstration }: NewCouncil): Promise<void> {
    if (demonstration) {
      const facts = { loadedAt: demonstration.loadedAt.toISOString() };
      await this.timeline.add(tx, { chain, kind: 'demonstration.loaded', actor: null, facts });
    }
    await this.timeline.add(tx, { chain, kind: 'council.created', actor: null, facts: { slug } });
  }
}

function whyNotCouncil({ name, slug, contact, safeguardingNotice, administrator }: NewCouncil): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (name.trim() === '') refuse('council.name', 'Give the name of the council.');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    refuse('council.slug', 'Give a short name for addresses: small letters, digits and hyphens, like "northmoor".');
  }
  if (contact.trim() === '') refuse('council.contact', 'Say whom people can contact.');
  if (safeguardingNotice.trim() === '') {
    refuse('council.safeguarding', 'Say whom to call when someone is being hurt or is in danger.');
  }
  if (administrator.fullName.trim() === '') refuse('council.administrator', 'Give the name of the administrator.');
  if (!isAddress(administrator.email.trim())) {
    refuse('council.administrator-email', 'Give the e-mail address of the administrator, like name@example.org.');
  }
  return refusals;
}

function slugTaken(slug: string): Refusal {
  return { code: 'council.slug-taken', because: `There is already a council at "${slug}". Choose another short name.` };
}
