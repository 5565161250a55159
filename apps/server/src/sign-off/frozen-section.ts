import type { SectionId } from '#concordat';
import type { SealedSectionText } from '#document';
import { textChanges, type SignedChange } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Section } from '../statements/section.entity.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import type { FrozenSectionType } from './sign-off.types.js';

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
    const since = (then: SectionVersion | null): SignedChange[] | null =>
      then && textChanges(textOf(then), textOf(version));
    const whole = (): Promise<SectionVersion | null> => this.lastInWhole(actor, sectionId);
    return {
      ...{ sectionId, versionNumber, hash, frozenAt, text, changes: since(last) },
      // Read only where it is asked for: who signs one section needs none of it.
      get changesSinceWhole() {
        return whole().then(since);
      },
    };
  }

  private async lastDecidedOn({ membershipId }: Actor, sectionId: SectionId): Promise<SectionVersion | null> {
    const where = { sectionId, membershipId };
    const last = await this.db.manager.findOne(SignOff, { where, order: { at: 'DESC' } });
    return this.version(sectionId, last?.versions[0]);
  }

  /** The version of this section that was in the whole when they last decided about that: versions are in reading order. */
  private async lastInWhole({ membershipId }: Actor, sectionId: SectionId): Promise<SectionVersion | null> {
    const where = { membershipId, sectionId: IsNull() };
    const last = await this.db.manager.findOne(SignOff, { where, order: { at: 'DESC' } });
    if (!last) return null;
    const { statementId } = last;
    const sections = await this.db.manager.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    return this.version(sectionId, last.versions[sections.findIndex(({ id }) => id === sectionId)]);
  }

  private async version(sectionId: SectionId, number: number | undefined): Promise<SectionVersion | null> {
    return number === undefined ? null : this.db.manager.findOneBy(SectionVersion, { sectionId, number });
  }
}

function textOf({ canonical }: SectionVersion): SealedSectionText {
  return JSON.parse(canonical) as SealedSectionText;
}
