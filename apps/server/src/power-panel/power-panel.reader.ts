import type { SectionAttribution } from '#attribution';
import {
  dayInEngland,
  isLocked,
  type Constituency,
  type MembershipId,
  type SectionId,
  type StatementId,
} from '#concordat';
import { withoutContactDetails, type BlockNow } from '#deliberation';
import { plainText, type SealedSectionText } from '#document';
import { powerPanel, type Measure, type PanelFacts, type SectionFact } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { CommentPeriod, FormatOwedRow } from '../comments/comment.entity.js';
import { Outreach, StartingPosition } from '../convening/convening.entity.js';
import type { LogPlace } from '../live-editing/section-log.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import {
  positionsOf,
  SignOffReader,
  type DocumentStanding,
  type SectionStanding,
} from '../sign-off/sign-off.reader.js';
import { inGroupOrder } from './in-group-order.js';
import {
  answersOf,
  askedAgainOf,
  decidersOf,
  nominationsOf,
  opposedOf,
  proposedTo,
  putBackIn,
  recordedOf,
  signedAgainOf,
  waysOf,
} from './panel-counts.js';
import { WhatChanged } from './power-panel.entity.js';
import { HiddenInPanel } from './hidden-in-panel.js';
import { PromisesMade } from './promises-made.js';
import { ratingsOfThisVersion, standsByWhatChanged } from './said-since.js';
import { sectionsAgreed, type SectionsAgreed } from './sections-agreed.js';

/** Reads the power panel: a few questions to the database, whatever the size of the statement. */
@Injectable()
export class PowerPanelReader {
  // eslint-disable-next-line max-params -- the panel is counted from every part of the work
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly attribution: AttributionReader,
    private readonly agreements: PromisesMade,
    private readonly clock: Clock,
    private readonly hidden: HiddenInPanel,
  ) {}

  /** All eleven measures, in words that anybody may read. */
  async of(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Measure[]> {
    return powerPanel(await this.facts(statementId, tx));
  }

  /** What the measures are made from. It holds ids of members, to count them: it is never shown as it is. */
  async facts(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<PanelFacts> {
    const standing = await this.signOffs.ofStatement(statementId, tx);
    const members = await tx.findBy(Membership, { statementId });
    const { lapsed, written, writtenFor } = await recordedOf(tx, statementId);
    const agreed = await sectionsAgreed(tx, statementId);
    const facts: PanelFacts = {
      asOf: dayInEngland(this.clock.now().toISOString()),
      sections: await this.sections(tx, statementId, { standing, members, agreed }),
      leftOut: agreed.leftOut,
      nominations: await nominationsOf(tx, statementId),
      proposed: await proposedTo(tx, statementId),
      positions: await positionsAtFirst(tx, statementId, standing),
      opposed: (await this.hidden.withoutHidden(statementId, await opposedOf(tx, statementId), tx)).map(
        ({ proposalId: _id, blockId: _block, ...fact }) => fact,
      ),
      answers: inGroupOrder(await answersOf(tx, statementId)),
      askedAgain: inGroupOrder(await askedAgainOf(tx, statementId)),
      deciders: inGroupOrder(await decidersOf(tx, statementId)),
      signOffs: positionsTaken(standing),
      lapsed,
      signedAgain: await signedAgainOf(tx, statementId),
      participants: participantsOf(members, writtenFor),
      ways: [...(await waysOf(tx, statementId)), ...written],
      outreach: await tx.find(Outreach, { where: { statementId }, order: { on: 'ASC', at: 'ASC' } }),
      formats: await formatsOwed(tx, statementId),
      ratings: inGroupOrder(await ratingsOfThisVersion(tx, statementId)),
      promises: await this.agreements.promises(statementId, tx),
    };
    return this.hidden.inFacts(statementId, facts, tx);
  }

  private async sections(
    tx: EntityManager,
    statementId: StatementId,
    {
      standing,
      members,
      agreed,
    }: { standing: DocumentStanding; members: readonly Membership[]; agreed: SectionsAgreed },
  ): Promise<SectionFact[]> {
    const changes = await tx.findBy(WhatChanged, { statementId });
    const standsBy = await standsByWhatChanged(
      tx,
      changes.map(({ sectionId }) => sectionId),
    );
    const putBack = await putBackIn(tx, statementId);
    const begins = await beginnings(tx, standing, await this.hidden.words(statementId, tx));
    const byId = new Map(members.map((member) => [member.id, member]));
    const written = await this.written(tx, standing.sections);
    return standing.sections.map(({ section, leads }) => {
      const changed = changes.find(({ sectionId }) => sectionId === section.id);
      return {
        ...{ key: section.key, title: section.title, leads, appendix: section.appendix },
        addedBy: agreed.added.get(section.key) ?? null,
        begins: begins.get(section.id) ?? '',
        whatChanged: changed ? { text: changed.text, isAgreed: standsBy(changed) } : null,
        putBack: putBack.get(section.id) ?? { times: 0, words: 0, suggested: 0 },
        ...writtenIn(written.get(section.id), byId),
      };
    });
  }

  /** Who wrote the sections in which anybody did. */
  private async written(
    tx: EntityManager,
    sections: readonly SectionStanding[],
  ): Promise<ReadonlyMap<SectionId, SectionAttribution>> {
    // Who wrote a frozen text never changes, so it is worked out once.
    const frozen: LogPlace[] = [];
    const open: SectionId[] = [];
    for (const { section, version } of sections.filter((one) => one.section.headSeq > 0)) {
      if (version && isLocked(section.state)) frozen.push({ ...version, sectionId: section.id });
      else open.push(section.id);
    }
    const ofVersions = await this.attribution.ofVersions(frozen, tx);
    const ofSections = await this.attribution.ofSections(open);
    const ids = [...frozen.map(({ sectionId }) => sectionId), ...open];
    const found = [...ofVersions, ...ofSections];
    return new Map(ids.flatMap((id, index) => (found[index] ? [[id, found[index]] as const] : [])));
  }
}

/** Nothing where nobody wrote. */
function writtenIn(
  attribution: SectionAttribution | undefined,
  byId: ReadonlyMap<MembershipId, Membership>,
): Pick<SectionFact, 'contributors' | 'removals' | 'removedWords'> {
  if (!attribution) return { contributors: [], removals: 0, removedWords: 0 };
  const groupOf = (id: string): Constituency => byId.get(id as MembershipId)?.constituency ?? '';
  const byOthers = attribution.removals.filter(({ whose, removedBy }) => groupOf(whose) !== groupOf(removedBy));
  return {
    contributors: attribution.words.map(({ by, words: count }) => {
      const member = byId.get(by as MembershipId);
      return { ref: by, constituency: member?.constituency ?? '', people: member?.headcount ?? 1, words: count };
    }),
    removals: byOthers.length,
    removedWords: byOthers.reduce((total, { words: count }) => total + count, 0),
  };
}

/** The *In short* of each section that was frozen, as it was last. */
async function beginnings(
  tx: EntityManager,
  { sections }: DocumentStanding,
  wordsOf: (block: BlockNow) => string,
): Promise<Map<SectionId, string>> {
  const ids = sections.flatMap(({ version }) => version?.id ?? []);
  const select = { sectionId: true, canonical: true } as const;
  const versions = await tx.find(SectionVersion, { select, where: { id: In(ids) } });
  return new Map(versions.map((version) => [version.sectionId, inShort(version, wordsOf)]));
}

/** Empty where it has none. */
function inShort({ canonical }: Pick<SectionVersion, 'canonical'>, wordsOf: (block: BlockNow) => string): string {
  const { content } = JSON.parse(canonical) as SealedSectionText;
  const block = content.find(({ type }) => type === 'inShort');
  if (!block) return '';
  return wordsOf({ id: String(block.attrs?.id ?? ''), text: plainText(block) }).replaceAll('\n', ' ');
}

async function positionsAtFirst(
  tx: EntityManager,
  statementId: StatementId,
  { sections }: DocumentStanding,
): Promise<PanelFacts['positions']> {
  const positions = await tx.findBy(StartingPosition, { statementId });
  const keys = new Map(sections.map(({ section }) => [section.id, section.key]));
  return inGroupOrder(positions).map(({ sectionId, constituency, text, openedAt }) => ({
    section: sectionId && (keys.get(sectionId) ?? null),
    constituency,
    text: openedAt === null ? null : withoutContactDetails(text),
  }));
}

/** Groups that have not decided are shown as such once signing has begun (R20). */
function positionsTaken({ sections, whole }: DocumentStanding): PanelFacts['signOffs'] {
  const signing = sections.some(({ version }) => version !== null);
  if (!signing) return [];
  const ofSections = sections
    .filter(({ section, version }) => !section.appendix && version !== null)
    .flatMap(({ section, groups }) =>
      [...positionsOf(groups)].map(([constituency, position]) => ({ section: section.key, constituency, position })),
    );
  const ofWhole = [...positionsOf(whole)].map(([constituency, position]) => ({
    section: null,
    constituency,
    position,
  }));
  return inGroupOrder([...ofSections, ...ofWhole]);
}

/** Everybody who took part, also who left since: what they did is counted with the rest. */
function participantsOf(members: readonly Membership[], writtenFor: ReadonlySet<string>): PanelFacts['participants'] {
  const codes = [...new Set(members.map(({ constituency }) => constituency ?? ''))];
  const people = (some: readonly Membership[]): number => some.reduce((sum, { headcount }) => sum + headcount, 0);
  return inGroupOrder(
    codes.map((constituency) => {
      const ofGroup = members.filter((member) => (member.constituency ?? '') === constituency);
      const supported = ofGroup.filter((one) => one.supportedBy !== null || writtenFor.has(one.pseudonym));
      return { constituency, people: people(ofGroup), supported: people(supported) };
    }),
  );
}

async function formatsOwed(tx: EntityManager, statementId: StatementId): Promise<PanelFacts['formats']> {
  const period = await tx.findOneBy(CommentPeriod, { statementId });
  const owed = await tx.find(FormatOwedRow, { where: { statementId }, order: { format: 'ASC' } });
  return inGroupOrder(owed).map((one) => ({ ...one, owedOn: period?.opensOn ?? null }));
}
