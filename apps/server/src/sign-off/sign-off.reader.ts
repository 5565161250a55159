import {
  decisionRuleOf,
  isLocked,
  signatoryFloor,
  signingLeadsOf,
  type ConcordatParameters,
  type Constituency,
  type DecisionRule,
  type MembershipId,
  type SectionId,
  type SectionState,
  type StatementId,
} from '#concordat';
import { hashDocument, type ContentHash } from '#document';
import {
  countedOn,
  documentLabel,
  groupPosition,
  positionMoves,
  sectionOutcome,
  standing,
  unchangedSince,
  wayOfCounting,
  type DocumentLabelAnswer,
  type Position,
  type SectionOutcome,
  type SignableText,
  type Standing,
  type WayOfCounting,
} from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader, type ConcordatStanding } from '../concordats/concordat.reader.js';
import { InterestReader } from '../fair-dealing/interest.reader.js';
import { MembershipReader, type SigningSeat } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { LOCKED_VERSION, SectionVersion, type LockedVersion } from './section-version.entity.js';
import { SignOff } from './sign-off.entity.js';

/** Where one group stands on one text. */
export interface GroupStanding {
  readonly constituency: Constituency;
  /** WAITING until enough of its signatories have decided. */
  readonly position: Position | 'WAITING';
  /** How it decides about this text (R17). */
  readonly rule: DecisionRule;
  /** Fewest of its signatories who must decide. */
  readonly needed: number;
  /** Those who are counted: who sign now, and who stopped after they had decided on exactly this. */
  readonly counted: readonly MembershipId[];
  /** Those who sign now and are not counted, because they joined after the words were locked. */
  readonly later: readonly MembershipId[];
  /** Whether a place among them has two voices; no act may lead there. */
  readonly twice: boolean;
  /** The sign-offs that stand, by those who are counted, oldest first. */
  readonly signOffs: readonly SignOff[];
}

/** Where every group stands on a section. */
export interface SectionStanding {
  readonly section: Section;
  /** Null until the section has been frozen once. */
  readonly version: LockedVersion | null;
  /** Number of the version since which its words have been the same; 0 when there is none. */
  readonly since: number;
  /** When that version was locked; null when there is none. */
  readonly lockedAt: Date | null;
  readonly groups: readonly GroupStanding[];
  /** Groups that lead it: one that nobody leads alone is led by those of the co-chairs that sign it (R21). */
  readonly leads: readonly Constituency[];
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
    private readonly interests: InterestReader,
  ) {}

  /** The newest frozen version of a section; null when there is none. */
  latestVersion(sectionId: SectionId, tx: EntityManager = this.db.manager): Promise<SectionVersion | null> {
    return tx.findOne(SectionVersion, { where: { sectionId }, order: { number: 'DESC' } });
  }

  /** Whether a declared interest makes a signatory stand aside here (R17, R31); null is the whole. */
  async mustStandAside(
    { statementId, membershipId }: { statementId: StatementId; membershipId: MembershipId },
    sectionId: SectionId | null,
    tx: EntityManager = this.db.manager,
  ): Promise<boolean> {
    return (await this.interests.standingAside(statementId, tx))(sectionId).includes(membershipId);
  }

  /** Every frozen version of these sections, oldest first, without their texts. */
  versionsOf(
    sectionIds: readonly SectionId[],
    tx: EntityManager = this.db.manager,
  ): Promise<Pick<SectionVersion, 'sectionId' | 'number' | 'hash'>[]> {
    const select = { sectionId: true, number: true, hash: true } as const;
    return tx.find(SectionVersion, { select, where: { sectionId: In([...sectionIds]) }, order: { number: 'ASC' } });
  }

  /** Every sign-off of one section, or for null of the whole, oldest first: those that stand and those that do not. */
  given(
    statementId: StatementId,
    sectionId: SectionId | null,
    tx: EntityManager = this.db.manager,
  ): Promise<SignOff[]> {
    const where = { statementId, sectionId: sectionId ?? IsNull() };
    return tx.find(SignOff, { where, order: { at: 'ASC' } });
  }

  /** Standing of every group on one section. */
  async ofSection(section: Section, tx: EntityManager = this.db.manager): Promise<SectionStanding> {
    const rules = await this.countingRules(section.statementId, tx);
    const [only] = await this.ofSections(section.statementId, [section], { rules, tx });
    if (!only) throw new Error('One section has one standing.');
    return only;
  }

  /** Standing of every group on every section and on the whole. */
  async ofStatement(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<DocumentStanding> {
    const rows = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const rules = await this.countingRules(statementId, tx);
    const sections = await this.ofSections(statementId, rows, { rules, tx });
    const hash = documentHash(sections);
    const given = await this.given(statementId, null, tx);
    const locked = sections.map(({ lockedAt }) => lockedAt?.getTime() ?? 0);
    const text = hash && { hash, since: sections.map(({ since }) => since), lockedAt: new Date(Math.max(...locked)) };
    return {
      sections,
      hash,
      whole: groupsOn(text, rules.concordat.required, { given, rules, aside: rules.standingAside(null) }),
    };
  }

  /** The hash of the whole: ordered section hashes. Null while a section is not frozen. */
  async documentHash(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<ContentHash | null> {
    const rows = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const versions = await this.versionsOf(
      rows.map(({ id }) => id),
      tx,
    );
    return documentHash(
      rows.map((section) => ({ section, version: versions.findLast((one) => one.sectionId === section.id) ?? null })),
    );
  }

  private async ofSections(
    statementId: StatementId,
    sections: readonly Section[],
    { rules, tx }: { rules: CountingRules; tx: EntityManager },
  ): Promise<SectionStanding[]> {
    const ids = sections.map(({ id }) => id);
    const inThem = { where: { sectionId: In(ids) }, order: { number: 'ASC' } as const };
    const versions: LockedVersion[] = await tx.find(SectionVersion, { select: LOCKED_VERSION, ...inThem });
    const given = await tx.find(SignOff, { where: { statementId, sectionId: In(ids) }, order: { at: 'ASC' } });
    return sections.map((section) => {
      const ofSection = versions.filter(({ sectionId }) => sectionId === section.id);
      const version = ofSection.at(-1) ?? null;
      const since = unchangedSince(ofSection);
      const lockedAt = ofSection.find(({ number }) => number === since)?.frozenAt ?? null;
      const text = version && lockedAt && { hash: version.hash, since: [since], lockedAt };
      const onIt = given.filter(({ sectionId }) => sectionId === section.id);
      const counting = { given: onIt, rules, aside: rules.standingAside(section.id) };
      const leads = signingLeadsOf(section, rules.coChairs);
      return { section, version, since, lockedAt, leads, groups: groupsOn(text, section.signatories, counting) };
    });
  }

  private async countingRules(statementId: StatementId, tx: EntityManager): Promise<CountingRules> {
    const concordat = await this.concordats.standing(statementId, tx);
    const seats = await this.memberships.seats(statementId, tx);
    const coChairs = (await this.memberships.coChairs(statementId, tx)).map(({ constituency }) => constituency);
    return { concordat, seats, coChairs, standingAside: await this.interests.standingAside(statementId, tx) };
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
      leads: standingOf.leads,
      positions: positionsOf(standingOf.groups),
      appendix: standingOf.section.appendix,
    })),
    whole: positionsOf(whole),
  });
}

/** Positions by group; a group that has not decided has given no response. */
export function positionsOf(groups: readonly GroupStanding[]): Map<Constituency, Position> {
  return new Map(groups.map(({ constituency, position }) => [constituency, atNotice(position)]));
}

/** A position as it is counted and published: who has not decided by then gave no response (R20). */
export function atNotice(position: Standing): Position {
  return position === 'WAITING' ? positionMoves(position, 'notice', 'NO_RESPONSE') : position;
}

/** The state of a locked section: what its sign-offs amount to once every group has decided, FROZEN until then (R18). */
export function stateOf(standingOf: SectionStanding): SectionState {
  const decided = standingOf.groups.every(({ position }) => position !== 'WAITING');
  return (decided && outcomeOf(standingOf)) || 'FROZEN';
}

/** How the rule about what stands sees a sign-off. */
export function asGiven<One extends SignOff>(one: One): One & { membership: MembershipId; rule: DecisionRule } {
  return { ...one, membership: one.membershipId, rule: one.decisionRule };
}

/** What the hash of the whole needs of a section. */
interface HashedSection {
  readonly section: Section;
  readonly version: Pick<SectionVersion, 'hash'> | null;
}

interface CountingRules {
  readonly concordat: ConcordatStanding;
  /** Of a section, or for null of the whole: whose interest makes them stand aside (R17, R31). */
  readonly standingAside: (section: SectionId | null) => readonly MembershipId[];
  readonly seats: readonly SigningSeat[];
  /** The group of each co-chair. */
  readonly coChairs: readonly (Constituency | null)[];
}

/** A text that can be signed, and when its words were first locked as they are: those of the whole with its last section. */
interface LockedText extends SignableText {
  readonly lockedAt: Date;
}

function groupsOn(
  text: LockedText | null,
  constituencies: readonly Constituency[],
  { given, rules, aside }: { given: readonly SignOff[]; rules: CountingRules; aside: readonly MembershipId[] },
): GroupStanding[] {
  const { parameters } = rules.concordat.concordat;
  return constituencies.map((constituency) => {
    const seats = rules.seats.filter((one) => one.constituency === constituency);
    const all = given.filter((one) => one.constituency === constituency);
    const asked = all.map(asGiven);
    // What somebody signed before they declared such an interest is not shown as a signature any more.
    const stand = (text ? standing(asked, text) : []).filter(
      (one) => one.position === 'STOOD_ASIDE' || !aside.includes(one.membership),
    );
    const decided = new Set(stand.map(({ membership }) => membership));
    const now = agreedNow(parameters, constituency);
    const counting = text ? wayOfCounting(asked, text, now) : now;
    const places = countedOn(seats, { decided, lockedAt: text?.lockedAt ?? null, quorum: counting.quorum });
    const signatories = places.counted.map(({ membershipId }) => membershipId);
    const stands = stand.filter(({ membership }) => signatories.includes(membership));
    const position = groupPosition({ ...counting, signatories, mustStandAside: aside, signOffs: stands });
    const ids = new Set(stands.map(({ id }) => id));
    return {
      constituency,
      position,
      rule: counting.rule,
      needed: counting.quorum,
      counted: signatories,
      later: places.later.map(({ membershipId }) => membershipId),
      twice: places.twice,
      signOffs: all.filter(({ id }) => ids.has(id)),
    };
  });
}

/** How a group is counted by the agreement as it is. */
function agreedNow(parameters: ConcordatParameters, constituency: Constituency): WayOfCounting {
  const quorum = parameters.signatoriesPerConstituency[constituency] ?? signatoryFloor(constituency);
  return { quorum, rule: decisionRuleOf(parameters, constituency) };
}

function documentHash(sections: readonly HashedSection[]): ContentHash | null {
  const hashes: { section: string; hash: ContentHash }[] = [];
  for (const { section, version } of sections) {
    if (!version || !isLocked(section.state)) return null;
    hashes.push({ section: section.key, hash: version.hash });
  }
  return hashes.length > 0 ? hashDocument(hashes) : null;
}
