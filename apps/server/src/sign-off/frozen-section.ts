import type { SectionId } from '#concordat';
import type { SealedSectionText } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import type { FrozenSectionType } from './sign-off.types.js';
import { textChanges } from './text-changes.js';

/** Shows a signatory the exact words, and what changed since they last decided on them (R16). */
@Injectable()
export class FrozenSectionView {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
  ) {}

  /** Null when the section was never frozen. */
  async of(actor: Actor, sectionId: SectionId): Promise<FrozenSectionType | null> {
    const version = await this.signOffs.latestVersion(sectionId);
    if (!version) return null;
    const { number: versionNumber, hash, frozenAt, canonical: text } = version;
    const last = await this.lastDecidedOn(actor, sectionId);
    const changes = last && textChanges(textOf(last), textOf(version));
    return { sectionId, versionNumber, hash, frozenAt, text, changes };
  }

  private async lastDecidedOn({ membershipId }: Actor, sectionId: SectionId): Promise<SectionVersion | null> {
    const where = { sectionId, membershipId };
    const last = await this.db.manager.findOne(SignOff, { where, order: { at: 'DESC' } });
    const number = last?.versions[0];
    return number === undefined ? null : this.db.manager.findOneBy(SectionVersion, { sectionId, number });
  }
}

function textOf({ canonical }: SectionVersion): SealedSectionText {
  return JSON.parse(canonical) as SealedSectionText;
}
