import type { MembershipId, SectionId } from '#concordat';
import { HIDDEN_BECAUSE, type BlockNow } from '#deliberation';
import { plainText, type SectionBlock } from '#document';
import { Injectable } from '@nestjs/common';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import { HistoryReader } from './history.reader.js';
import type {
  HistoryMomentConnectionType,
  HistoryWriterType,
  NamedVersionType,
  SectionAtType,
  SectionComparisonType,
} from './history.types.js';
import type { Moment } from './moments.js';
import { PastTextReader } from './past-text.reader.js';

/** Most moments on one page. */
const PAGE = 50;

/** Shows the history of a section, with each person as the one who asks may see them. */
@Injectable()
export class HistoryView {
  constructor(
    private readonly history: HistoryReader,
    private readonly past: PastTextReader,
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
  ) {}

  /** A cursor that is none begins at the newest. */
  async moments(
    actor: Actor,
    sectionId: SectionId,
    { first, after }: { first: number; after: string | null },
  ): Promise<HistoryMomentConnectionType> {
    const beforeSeq = after !== null && /^\d{1,9}$/.test(after) ? Number(after) : null;
    const wanted = Math.max(1, Math.min(first, PAGE));
    const { moments, hasMore } = await this.history.moments(sectionId, wanted, beforeSeq);
    const show = await this.shower(
      actor,
      moments.flatMap(({ by }) => by as MembershipId[]),
    );
    const edges = moments.map((moment) => ({ cursor: cursorOf(moment), node: { ...moment, by: moment.by.map(show) } }));
    return { edges, pageInfo: { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  async versions(actor: Actor, sectionId: SectionId, page: PageArgs): Promise<Page<NamedVersionType>> {
    const rows = rowsOf(page);
    const all = await this.history.versions(sectionId);
    const versions = all.slice(rows.skip, rows.skip + rows.take);
    const show = await this.shower(
      actor,
      versions.flatMap(({ namedBy }) => namedBy ?? []),
    );
    const shown = versions.map((version) => ({ ...version, namedBy: version.namedBy && show(version.namedBy) }));
    return pageOf(shown, rows, all.length);
  }

  /** Without a number, the newest. */
  async sectionAt(actor: Actor, sectionId: SectionId, seq: number | null): Promise<SectionAtType | null> {
    const text = await this.past.at(sectionId, seq ?? (await this.past.newest(sectionId)));
    if (!text) return null;
    const show = await this.shower(actor, text.by ? [text.by] : []);
    const versions = await this.history.versions(sectionId);
    const names = versions.filter((version) => version.seq === text.seq).map(({ name }) => name);
    const isHidden = await this.hiddenHere(actor);
    const content = text.content.map((block) => (isHidden(nowOf(block)) ? inPlaceOf(block) : block));
    return { ...text, sectionId, names, by: text.by && show(text.by), content: JSON.stringify(content) };
  }

  async comparison(
    actor: Actor,
    sectionId: SectionId,
    versions: { from: number; to: number },
  ): Promise<SectionComparisonType | null> {
    const compared = await this.past.compare(sectionId, versions);
    if (!compared) return null;
    const isHidden = await this.hiddenHere(actor);
    const blocks = compared.blocks.map(({ id, kind, moved, before, after, runs }) => {
      // Each as it was: words that came in between would break up those that are looked for.
      const isAnyHidden = [before, after].some((block) => block !== null && isHidden({ id, text: plainText(block) }));
      const shown = isAnyHidden ? [{ kind: 'same' as const, text: HIDDEN_BECAUSE.SAFEGUARDING }] : runs;
      return { blockId: id, kind, moved, runs: [...shown] };
    });
    return { ...versions, ...compared, blocks };
  }

  /** Old versions hold words that were moved or cut since: they are hidden there too (R38). */
  private async hiddenHere({ statementId }: Actor): Promise<(block: BlockNow) => boolean> {
    const hidden = await this.concerns.hiddenForWorry(statementId);
    return (block) => hidden(block) !== null;
  }

  async writer(actor: Actor, id: MembershipId): Promise<HistoryWriterType> {
    return (await this.shower(actor, [id]))(id);
  }

  private async shower(actor: Actor, ids: readonly MembershipId[]): Promise<(id: string) => HistoryWriterType> {
    const [names, groups] = await Promise.all([this.memberships.shown(ids, actor), this.memberships.groupsOf(ids)]);
    return (id) => ({
      shownAs: names.get(id as MembershipId) ?? '',
      constituency: groups.get(id as MembershipId) ?? '',
    });
  }
}

function nowOf(block: SectionBlock): BlockNow {
  return { id: String(block.attrs?.id ?? ''), text: plainText(block) };
}

function inPlaceOf({ attrs }: SectionBlock): SectionBlock {
  const text = HIDDEN_BECAUSE.SAFEGUARDING;
  return { type: 'paragraph', attrs: { id: attrs?.id }, content: [{ type: 'text', text }] };
}

/** The next page ends before the moment began. */
function cursorOf({ fromSeq }: Moment): string {
  return String(fromSeq);
}
