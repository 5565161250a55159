import {
  documentLabel,
  groupPosition,
  sectionOutcome,
  standing,
  type DocumentLabelAnswer,
  type Position,
  type SectionOutcome,
} from '#sign-off';
import type { Constituency, MembershipId, SectionId, StatementId } from '#concordat';
import { hashDocument, type ContentHash } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader, type ConcordatStanding } from '../concordats/concordat.reader.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';

/** Where one group stands on one text. */
export interface GroupStanding {
  readonly constituency: Constituency;
  /** WAITING until enough of its signatories have decided. */
  readonly position: Position | 'WAITING';
  /** The sign-offs that stand, oldest first. */
  readonly signOffs: readonly SignOff[];
}

/** Where every group stands on a section. */
export interface SectionStanding {
  readonly section: Section;
  /** Null until the section has been frozen once. */
  readonly version: SectionVersion | null;
  readonly groups: readonly GroupStanding[];
}

/** Where every group stands on the whole, and the label that follows (R21). */
export interface DocumentStanding {
  readonly sections: readonly SectionStanding[];
  /** Null while a section has no frozen version. */
  readonly hash: ContentHash | null;
  readonly whole: readonly GroupStanding[];
}

/** Reads sign-offs and works out what they amount to. */
@Injectable()
export class SignOffReader {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly memberships: MembershipReader,
  ) {}

  /** The newest frozen version of a section; null when there is none. */
  latestVersion(sectionId: SectionId, tx: EntityManager = this.db.manager): Promise<SectionVersion | null> {
    return tx.findOne(SectionVersion, { where: { sectionId }, order: { number: 'DESC' } });
  }

  /** Standing of every group on one section. */
  async ofSection(section: Section, tx: EntityManager = this.db.manager): Promise<SectionStanding> {
    const version = await this.latestVersion(section.id, tx);
    const given = await tx.find(SignOff, { where: { sectionId: section.id }, order: { at: 'ASC' } });
    const groups = await this.groups(tx, section.statementId, section.signatories, given, version?.hash ?? null);
    return { section, version, groups };
  }

  /** Standing of every group on every section and on the whole. */
  async ofStatement(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<DocumentStanding> {
    const rows = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const sections: SectionStanding[] = [];
    for (const section of rows) sections.push(await this.ofSection(section, tx));
    const hash = documentHash(sections);
    const given = await tx.find(SignOff, { where: { statementId, sectionId: IsNull() }, order: { at: 'ASC' } });
    const { required } = await this.concordats.standing(statementId, tx);
    return { sections, hash, whole: await this.groups(tx, statementId, required, given, hash) };
  }

  /** The hash of the whole: ordered section hashes. Null while a section is not frozen. */
  async documentHash(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<ContentHash | null> {
    return (await this.ofStatement(statementId, tx)).hash;
  }

  private async groups(
    tx: EntityManager,
    statementId: StatementId,
    constituencies: readonly Constituency[],
    given: readonly SignOff[],
    hash: ContentHash | null,
  ): Promise<GroupStanding[]> {
    const concordat = await this.concordats.standing(statementId, tx);
    const signatories = await this.memberships.signatories(statementId, tx);
    return constituencies.map((constituency) => {
      const members = signatories.filter((one) => one.constituency === constituency).map((one) => one.membershipId);
      return groupStanding(constituency, members, given, { hash, concordat });
    });
  }
}

/** What a section's standing amounts to, silence counted as no response (R18, R20). Null for an appendix. */
export function outcomeOf({ section, groups }: SectionStanding): SectionOutcome | null {
  if (section.appendix) return null;
  return sectionOutcome({ signatories: section.signatories, positions: positionsOf(groups) });
}

/** The label that the rules allow for a standing, with every reason where they allow none (R21). */
export function labelOf({ sections, whole }: DocumentStanding): DocumentLabelAnswer {
  return documentLabel({
    sections: sections.map((standingOf) => ({
      key: standingOf.section.key,
      title: standingOf.section.title,
      outcome: outcomeOf(standingOf),
      leads: standingOf.section.leads,
      positions: positionsOf(standingOf.groups),
      appendix: standingOf.section.appendix,
    })),
    whole: positionsOf(whole),
  });
}

/** Positions by group; a group that has not decided has given no response. */
export function positionsOf(groups: readonly GroupStanding[]): Map<Constituency, Position> {
  return new Map(
    groups.map(({ constituency, position }) => [constituency, position === 'WAITING' ? 'NO_RESPONSE' : position]),
  );
}

function groupStanding(
  constituency: Constituency,
  signatories: MembershipId[],
  given: readonly SignOff[],
  { hash, concordat }: { hash: ContentHash | null; concordat: ConcordatStanding },
): GroupStanding {
  if (hash === null) return { constituency, position: 'WAITING', signOffs: [] };
  const { signatoriesPerConstituency, decisionRule } = concordat.concordat.parameters;
  const ofGroup = given.filter((one) => one.constituency === constituency);
  const asGiven = ofGroup.map((one) => ({ ...one, membership: one.membershipId, at: one.at.toISOString() }));
  const stands = standing(asGiven, hash);
  const ids = new Set(stands.map(({ id }) => id));
  return {
    constituency,
    position: groupPosition({
      signatories,
      quorum: signatoriesPerConstituency[constituency] ?? 2,
      rule: decisionRule,
      signOffs: stands,
    }),
    signOffs: ofGroup.filter(({ id }) => ids.has(id)),
  };
}

function documentHash(sections: readonly SectionStanding[]): ContentHash | null {
  const hashes: { section: string; hash: ContentHash }[] = [];
  for (const { section, version } of sections) {
    if (!version || !LOCKED.has(section.state)) return null;
    hashes.push({ section: section.key, hash: version.hash });
  }
  return hashes.length > 0 ? hashDocument(hashes) : null;
}

const LOCKED: ReadonlySet<string> = new Set(['FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED']);
