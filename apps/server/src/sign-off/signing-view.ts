import { groupOf, type MembershipId, type StatementId } from '#concordat';
import { isSigningOpen, mayRead, positionSteps, stands, whyNotCounted } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { freezeAct, reopenAct } from '../statements/key-acts.js';
import type { Section } from '../statements/section.entity.js';
import { nextSteps } from '../statements/next-step.type.js';
import { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import {
  type HidingConcerns,
  hidingIn,
  ownWordsShown,
  reasonShown,
  whatHides,
  withQuoting,
} from './hidden-own-words.js';
import { earlierDrafts } from './earlier-drafts.js';
import { lapsedOf } from './lapsed.js';
import { countsNow, lastPublishedAt } from './own-words.js';
import { MinorityStatement } from './minority-statement.entity.js';
import type { SignOff } from './sign-off.entity.js';
import { ownPlace } from './own-place.js';
import { SignOffReader, labelOf, type GroupStanding, type SectionStanding } from './sign-off.reader.js';
import { UnansweredLocks } from './unanswered-locks.js';
import { SigningTime } from './signing-time.js';
import type {
  GroupStandingType,
  MinorityStatementType,
  SectionSigningType,
  SigningType,
  SignOffType,
} from './sign-off.types.js';

type Names = ReadonlyMap<MembershipId, string>;

/** Names as the reader may see them, and whether people can sign now. */
interface Shown {
  readonly names: Names;
  readonly isOpen: boolean;
  /** What flags hide, about own words and reasons or about the text that they quote (R34, R38). */
  readonly hiding: HidingConcerns;
  /** By own words: the draft that they are about, where the section says something else by now. */
  readonly draftOf: (id: string) => number | null;
}

/** Shows how far signing has come, with names as the reader may see them. */
@Injectable()
export class SigningView {
  // eslint-disable-next-line max-params -- it shows what the rules, names, concerns and the time come to
  constructor(
    private readonly db: DataSource,
    private readonly signOffs: SignOffReader,
    private readonly memberships: MembershipReader,
    private readonly statements: StatementReader,
    private readonly time: SigningTime,
    private readonly concerns: ConcernReader,
    private readonly locks: UnansweredLocks,
  ) {}

  async of(actor: Actor, statementId: StatementId): Promise<SigningType> {
    const standing = await this.signOffs.ofStatement(statementId);
    const { label, refusals } = labelOf(standing);
    const hides = await whatHides(this.concerns, statementId, this.db.manager);
    const lapsed = await lapsedOf(this.db, actor, { standing, hides });
    const order = { at: 'ASC' } as const;
    const all = await this.db.manager.find(MinorityStatement, { where: { statementId }, order });
    const minority = all.filter((one) => mayRead(one, actor.constituency));
    const groups = [standing.whole, ...standing.sections.map((section) => section.groups)].flat();
    const given = groups.flatMap(({ signOffs }) => signOffs);
    const signers = given.map(({ membershipId }) => membershipId);
    const names = await this.memberships.shown([...signers, ...minority.flatMap(namedIn)], actor);
    const { state } = await this.db.manager.findOneByOrFail(Statement, { id: statementId });
    const isOpen = isSigningOpen(state);
    const hiding = withQuoting(hides.own, hides.said, [...given, ...minority]);
    const draftOf = await earlierDrafts(this.db.manager, statementId, minority);
    const shown = { names, isOpen, hiding, draftOf };
    const begun = await this.begunBy(actor, statementId, { minority, hiding });
    const turnedBy = await this.keysTurned(statementId);
    const sections = standing.sections.map(({ section }) => section);
    const waits = isOpen ? await this.locks.askedAmong(this.db.manager, statementId, sections) : null;
    return {
      hash: standing.hash,
      label,
      until: await this.time.until(statementId, standing),
      labelRefusals: [...refusals],
      ...{ lapsedWhole: lapsed.whole, changedSinceWhole: [...lapsed.changedSinceWhole] },
      whole: standing.whole.map((group) => groupType(group, actor, shown)),
      sections: standing.sections.map((of) => ({
        ...sectionOf(of, actor, shown),
        turnedBy: turnedBy(of.section),
        lockWaitsUntil: waits?.get(of.section.id)?.until ?? null,
        lapsed: lapsed.sections.get(of.section.id) ?? null,
        hasBegunOwnWords: begun.has(of.section.id),
        minorityStatements: minority
          .filter(({ sectionId }) => sectionId === of.section.id)
          .map((one) => minorityType(one, actor, shown)),
      })),
    };
  }

  /** One sign-off, as its giver sees it. */
  async mine(actor: Actor, signOff: SignOff): Promise<SignOffType> {
    const names = await this.memberships.shown([actor.membershipId], actor);
    const { statementId } = actor;
    return signOffType(signOff, actor, { names, hiding: await this.hiding(statementId, [signOff]) });
  }

  /** One minority statement with its reply. */
  async minority(actor: Actor, one: MinorityStatement): Promise<MinorityStatementType> {
    const names = await this.memberships.shown(namedIn(one), actor);
    const { statementId } = actor;
    const draftOf = await earlierDrafts(this.db.manager, statementId, [one]);
    return minorityType(one, actor, { names, hiding: await this.hiding(statementId, [one]), draftOf });
  }

  /** Who has turned a key to lock or reopen a section that waits for the other. */
  private async keysTurned(statementId: StatementId): Promise<(section: Section) => string[]> {
    const keys = await this.statements.waitingKeys(statementId);
    return (section) =>
      keys.filter(({ act }) => act === freezeAct(section) || act === reopenAct(section)).map((key) => key.membershipId);
  }

  /** Sections beside which somebody has begun own words that count. */
  private async begunBy(
    actor: Actor,
    statementId: StatementId,
    { minority, hiding }: { readonly minority: readonly MinorityStatement[]; readonly hiding: HidingConcerns },
  ): Promise<Set<string>> {
    const publishedAt = await lastPublishedAt(this.db.manager, statementId);
    const begun = minority.filter((one) => beganBy(one, actor) && countsNow(one, { hiding, publishedAt }));
    return new Set(begun.map(({ sectionId }) => sectionId));
  }

  private hiding(statementId: StatementId, things: readonly (MinorityStatement | SignOff)[]): Promise<HidingConcerns> {
    return hidingIn(this.concerns, { statementId, things }, this.db.manager);
  }
}

function sectionOf(
  { section, version, groups }: SectionStanding,
  actor: Actor,
  shown: Shown,
): Omit<SectionSigningType, 'turnedBy' | 'lockWaitsUntil' | 'lapsed' | 'minorityStatements' | 'hasBegunOwnWords'> {
  return {
    sectionId: section.id,
    versionNumber: version?.number ?? null,
    hash: version?.hash ?? null,
    frozenAt: version?.frozenAt ?? null,
    groups: groups.map((group) => groupType(group, actor, shown)),
  };
}

/** Until enough of a group have decided, only the group itself sees what its people decided. */
function groupType(group: GroupStanding, actor: Actor, shown: Shown): GroupStandingType {
  const { constituency, position, rule, needed, signOffs } = group;
  const hidden = position === 'WAITING' && actor.constituency !== constituency;
  const given = hidden ? [] : signOffs.map((one) => signOffType(one, actor, shown));
  const next = nextSteps(positionSteps(position, shown.isOpen));
  const myDecision = given.find(({ mine }) => mine) ?? null;
  const withReasons = given.filter((one) => one.text !== null || one.hidden !== null);
  const decided = { decided: signOffs.length, signOffs: given, myDecision, withReasons };
  const signsForIt = actor.signatory && actor.constituency === constituency;
  const [withoutMe = null] = signsForIt ? whyNotCounted(ownPlace(group, actor)) : [];
  const decidesWithoutMe = withoutMe && withoutMe.because;
  return { constituency, position, rule, needed, next, decidesWithoutMe, ...decided };
}

function signOffType(
  { id, membershipId, constituency, ...given }: SignOff,
  actor: Actor,
  { names, hiding }: Pick<Shown, 'names' | 'hiding'>,
): SignOffType {
  const { position, text, at, showName } = given;
  const name = showName ? names.get(membershipId) : undefined;
  const mine = membershipId === actor.membershipId;
  const shown = { id, shownAs: name ?? groupOf(constituency).one, position, text, at, mine };
  return reasonShown(shown, hiding, actor);
}

function minorityType(
  one: MinorityStatement,
  actor: Actor,
  { names, hiding, draftOf }: Omit<Shown, 'isOpen'>,
): MinorityStatementType {
  const { id, sectionId, constituency, by, title, text, signedBy, at } = one;
  const name = (member: MembershipId): string => names.get(member) ?? groupOf(constituency).one;
  const mine = signedBy.includes(actor.membershipId);
  const addedByMe = beganBy(one, actor);
  const shown = { signedBy: signedBy.map(name), mine, addedByMe, reply: replyOf(one, names) };
  const words = { id, sectionId, constituency, by, stands: stands(one), title, text, at, aboutDraft: draftOf(id) };
  return ownWordsShown({ ...words, ...shown }, hiding, actor);
}

/** Whoever adds own words is the first to put their name to them. */
function beganBy({ signedBy }: MinorityStatement, { membershipId }: Actor): boolean {
  return signedBy[0] === membershipId;
}

function replyOf(
  { replyText, replyConstituency, replyBy, replyAt }: MinorityStatement,
  names: Names,
): MinorityStatementType['reply'] {
  if (replyText === null || replyConstituency === null || replyBy === null || replyAt === null) return null;
  const by = names.get(replyBy) ?? groupOf(replyConstituency).one;
  return { constituency: replyConstituency, by, text: replyText, at: replyAt };
}

function namedIn({ signedBy, replyBy }: MinorityStatement): MembershipId[] {
  return [...signedBy, ...(replyBy ? [replyBy] : [])];
}
