import type { SectionId } from '#concordat';
import { HIDDEN_BECAUSE } from '#deliberation';
import { plainText, type SealedSectionText } from '#document';
import { textChanges, type SignedChange } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Section } from '../statements/section.entity.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import type { FrozenSectionType } from './frozen-section.types.js';

/** Shows a signatory the exact words, and what changed since they last decided on them (R16). */
@Injectable()
export class FrozenSectionView {
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly concerns: ConcernReader,
  ) {}

  /** Null when the section was never frozen. */
  async of(actor: Actor, sectionId: SectionId): Promise<FrozenSectionType | null> {
    const version = await this.signOffs.latestVersion(sectionId);
    if (!version) return null;
    const { number: versionNumber, hash, frozenAt, canonical: text } = version;
    const last = await this.lastDecidedOn(actor, sectionId);
    const hidden = await this.concerns.hiddenForWorry(actor.statementId);
    const since = (then: SectionVersion | null): SignedChange[] | null =>
      then && textChanges(textOf(then), textOf(version)).map((change) => withoutHidden(change, hidden));
    const whole = (): Promise<SectionVersion | null> => this.lastInWhole(actor, sectionId);
    return {
      ...{ sectionId, versionNumber, hash, frozenAt, text, changes: since(last) },
      // What is signed stays as it was hashed, so it is said beside it which of it is not shown.
      hiddenBlocks: textOf(version).content.flatMap(
        (block) => hidden({ id: String(block.attrs?.id ?? ''), text: plainText(block) }) ?? [],
      ),
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

type Hidden = Awaited<ReturnType<ConcernReader['hiddenForWorry']>>;

/** Of words that are hidden to keep people safe, a change tells only that they are (R38): those before, those now, or both. */
function withoutHidden(change: SignedChange, hidden: Hidden): SignedChange {
  const shown = (text: string | null): string | null =>
    text !== null && hidden({ id: change.blockId, text }) ? HIDDEN_BECAUSE.SAFEGUARDING : text;
  return { ...change, before: shown(change.before), after: shown(change.after) };
}

function textOf({ canonical }: SectionVersion): SealedSectionText {
  return JSON.parse(canonical) as SealedSectionText;
}
