import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Mail } from '../platform/mail.js';
import type { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';

/** Says that sign-offs lapsed because the text changed (R16): in the record, and to everyone who had signed. */
@Injectable()
export class LapseReporter {
  constructor(
    private readonly timeline: Timeline,
    private readonly mail: Mail,
  ) {}

  /** Does nothing when nobody had signed, or when the text came back exactly as it was. */
  async report(tx: EntityManager, section: Section, version: SectionVersion): Promise<void> {
    const earlier = await tx.findOneBy(SectionVersion, { sectionId: section.id, number: version.number - 1 });
    if (!earlier || earlier.hash === version.hash) return;
    const lapsed = await tx.findBy(SignOff, { sectionId: section.id, hash: earlier.hash });
    if (lapsed.length === 0) return;
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'sign-offs.lapsed',
      actor: null,
      facts: { section: section.key, was: earlier.hash, now: version.hash, lapsed: lapsed.length },
    });
    await this.tell(tx, section, [...new Set(lapsed.map(({ membershipId }) => membershipId))]);
  }

  private async tell(tx: EntityManager, section: Section, signatories: Membership['id'][]): Promise<void> {
    const statement = await tx.findOneByOrFail(Statement, { id: section.statementId });
    const memberships = await tx.findBy(Membership, { id: In(signatories), status: 'active' });
    const people = await tx.findBy(Person, { id: In(memberships.map(({ personId }) => personId)), email: Not('') });
    for (const { email } of people) {
      if (email) await this.mail.queue(tx, { to: email, ...lapseMail(statement.title, section) });
    }
  }
}

function lapseMail(title: string, section: Section): { subject: string; text: string } {
  return {
    subject: `[${title}] A section you signed has changed`,
    text: [
      `The section "${section.title}" changed after your group signed it, so every signature on it has lapsed.`,
      'Sign in to read what changed and to decide again. It takes one step.',
      'You are getting this because you signed this section.',
    ].join('\n\n'),
  };
}
