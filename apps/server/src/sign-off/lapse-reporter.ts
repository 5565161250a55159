import type { MembershipId } from '#concordat';
import { newestOfEach, positionMoves, standing, unchangedSince, type Position } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { SectionVersion } from './section-version.entity.js';
import { SignOffReader, asGiven } from './sign-off.reader.js';

/** Says that sign-offs lapsed because the text changed (R16): in the record, and to everyone who had signed. */
@Injectable()
export class LapseReporter {
  constructor(
    private readonly signOffs: SignOffReader,
    private readonly timeline: Timeline,
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** Does nothing when nobody had signed, or when the text came back exactly as it was. */
  async report(tx: EntityManager, section: Section, version: SectionVersion): Promise<void> {
    const earlier = (await this.signOffs.versionsOf([section.id], tx)).slice(0, -1);
    const was = earlier.at(-1)?.hash;
    if (was === undefined || was === version.hash) return;
    const ofSection = await this.ofSection(tx, section, earlier);
    const ofWhole = await this.ofWhole(tx, section, earlier);
    if (ofSection.length + ofWhole.length === 0) return;
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'sign-offs.lapsed',
      actor: null,
      facts: { section: section.key, was, now: version.hash, lapsed: ofSection.length, lapsedOfWhole: ofWhole.length },
    });
    await this.tell(tx, section, { ofSection, ofWhole });
  }

  /** Members whose sign-off of the section stood until now. */
  private async ofSection(tx: EntityManager, section: Section, earlier: readonly Frozen[]): Promise<MembershipId[]> {
    const given = await this.signOffs.given(section.statementId, section.id, tx);
    const text = { hash: earlier.at(-1)?.hash ?? '', since: [unchangedSince(earlier)] };
    return standing(given.map(asGiven), text)
      .filter(lapses)
      .map(({ membershipId }) => membershipId);
  }

  /** Members whose sign-off of the whole stood until now: this section's words were what they signed, and all others still are. */
  private async ofWhole(tx: EntityManager, section: Section, earlier: readonly Frozen[]): Promise<MembershipId[]> {
    const { statementId } = section;
    const sections = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const frozen = await this.signOffs.versionsOf(
      sections.map(({ id }) => id),
      tx,
    );
    const since = sections.map(({ id }) =>
      unchangedSince(id === section.id ? earlier : frozen.filter(({ sectionId }) => sectionId === id)),
    );
    const newest = newestOfEach((await this.signOffs.given(statementId, null, tx)).map(asGiven));
    return [...newest]
      .filter(lapses)
      .filter(({ versions }) => since.every((number, index) => (versions[index] ?? 0) >= number))
      .map(({ membershipId }) => membershipId);
  }

  private async tell(
    tx: EntityManager,
    section: Section,
    { ofSection, ofWhole }: { ofSection: readonly MembershipId[]; ofWhole: readonly MembershipId[] },
  ): Promise<void> {
    const statement = await tx.findOneByOrFail(Statement, { id: section.statementId });
    const where = { id: In([...new Set([...ofSection, ...ofWhole])]), status: 'active' as const };
    const memberships = await tx.findBy(Membership, where);
    const ids = memberships.map(({ personId }) => personId);
    const people = await tx.findBy(Person, { id: In(ids), email: Not(IsNull()) });
    for (const { id, email } of people) {
      const signed = memberships.some((one) => one.personId === id && ofSection.includes(one.id));
      const page = `${this.config.baseUrl}/workspace/${statement.id}/signing/${signed ? section.key : 'whole'}`;
      if (email) await this.mail.queue(tx, { to: email, ...lapseMail(statement.title, section, { signed, page }) });
    }
  }
}

/** Whoever had decided is asked again. Throws for a position that cannot lapse. */
function lapses({ position }: { readonly position: Position }): boolean {
  return positionMoves(position, 'lapse', 'WAITING') === 'WAITING';
}

type Frozen = Pick<SectionVersion, 'number' | 'hash'>;

function lapseMail(
  title: string,
  section: Section,
  { signed: signedSection, page }: { readonly signed: boolean; readonly page: string },
): { subject: string; text: string } {
  const what = signedSection ? 'it' : 'the whole statement';
  return {
    subject: signedSection ? `[${title}] A section you signed has changed` : `[${title}] What you signed has changed`,
    text: [
      `The section "${section.title}" changed after you signed ${what}, so every signature on ${what} has lapsed.`,
      `Read what changed, and sign again with one press if you still agree:\n${page}`,
      `You are getting this because you signed ${signedSection ? 'this section' : 'the whole'}.`,
    ].join('\n\n'),
  };
}
