import { mustDeclareInterests, type MembershipId } from '#concordat';
import { isConcernReviewer } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { CommentReader } from '../comments/comment.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import type { CompetitionConcern } from './competition-concern.entity.js';
import { ConcernReader } from './concern.reader.js';
import type {
  CompetitionConcernType,
  FairDealingPersonType,
  FairDealingType,
  InterestDeclarationType,
} from './fair-dealing.types.js';
import type { InterestDeclaration } from './interest-declaration.entity.js';
import { InterestReader } from './interest.reader.js';
import { KnownOwnWords, type KnownWords } from './known-own-words.js';
import { KnownSuggestions } from './known-suggestions.js';

type People = (id: MembershipId) => FairDealingPersonType;

/** Shows interests and competition concerns, with names as the reader may see them. */
@Injectable()
export class FairDealingView {
  // eslint-disable-next-line max-params -- it asks each slice that keeps such words who wrote them
  constructor(
    private readonly interests: InterestReader,
    private readonly concerns: ConcernReader,
    private readonly memberships: MembershipReader,
    private readonly suggestions: KnownSuggestions,
    private readonly comments: CommentReader,
    private readonly ownWords: KnownOwnWords,
  ) {}

  async of(actor: Actor): Promise<FairDealingType> {
    const { statementId, membershipId, constituency } = actor;
    const declared = await this.interests.all(statementId);
    const isReviewer = isConcernReviewer(actor);
    const { concerns, own } = await this.concernsFor(actor, isReviewer);
    const people = await this.people(actor, [
      ...declared.map((one) => one.membershipId),
      ...concerns.flatMap(({ flaggedBy, decidedBy }) => (decidedBy ? [flaggedBy, decidedBy] : [flaggedBy])),
    ]);
    const shown = declared.map((one) => ({ one, declaration: declarationType(one, people) }));
    const writers = await this.writers(actor, concerns);
    const safe = await this.concerns.hiddenForSafety(concerns);
    return {
      mustDeclare: mustDeclareInterests(constituency),
      isReviewer,
      declarations: shown.filter(({ one }) => one.replacedAt === null).map(({ declaration }) => declaration),
      mine: shown.filter(({ one }) => one.membershipId === membershipId).map(({ declaration }) => declaration),
      concerns: concerns.map((concern) => concernType(concern, { actor, isReviewer, people, writers, own, safe })),
      hiddenBlocks: await this.concerns.hiddenBlocks(statementId),
    };
  }

  /** Own words that wait for names, and reasons of a group that has not decided, are there for nobody else (R19, R20). */
  private async concernsFor(
    { statementId, constituency }: Actor,
    isReviewer: boolean,
  ): Promise<{ concerns: CompetitionConcern[]; own: ReadonlyMap<string, KnownWords> }> {
    const all = await this.concerns.ofStatement(statementId);
    const known = await this.ownWords.of(statementId, all);
    const own = new Map([...known].map(([{ id }, words]) => [id, words]));
    const isFor = ({ id }: CompetitionConcern): boolean => {
      const onlyFor = own.get(id)?.onlyFor ?? null;
      return isReviewer || onlyFor === null || onlyFor === constituency;
    };
    return { concerns: all.filter(isFor), own };
  }

  /** Who wrote each flagged suggestion and comment: they do not check their own words. */
  private async writers(
    { statementId }: Actor,
    concerns: readonly CompetitionConcern[],
  ): Promise<ReadonlyMap<string, MembershipId>> {
    const authors = await this.comments.authorsOf(concerns.flatMap(({ commentId }) => commentId ?? []));
    if (concerns.every(({ proposalId }) => proposalId === null)) return authors;
    const suggestions = await this.suggestions.ofStatement(statementId);
    return new Map([...authors, ...suggestions.map(({ id, proposerId }) => [id, proposerId] as const)]);
  }

  private async people(actor: Actor, ids: readonly MembershipId[]): Promise<People> {
    const names = await this.memberships.shown(ids, actor);
    const groups = await this.memberships.groupsOf(ids);
    return (id) => ({
      shownAs: names.get(id) ?? '',
      constituency: groups.get(id) ?? '',
      isMe: id === actor.membershipId,
    });
  }
}

function declarationType(one: InterestDeclaration, people: People): InterestDeclarationType {
  const { id, membershipId, hasInterests, text, sectionIds, effect, at, replacedAt } = one;
  return { id, by: people(membershipId), hasInterests, text, sectionIds, effect, at, replacedAt };
}

interface Reading {
  readonly actor: Actor;
  readonly isReviewer: boolean;
  readonly people: People;
  /** By suggestion and comment. */
  readonly writers: ReadonlyMap<string, MembershipId>;
  /** By concern, where it is about own words. */
  readonly own: ReadonlyMap<string, KnownWords>;
  /** Concerns about words that are hidden for a worry about somebody too: nobody reads those here (R38). */
  readonly safe: ReadonlySet<string>;
}

/** Words of the text are in the browser of everybody who writes it; of other words only reviewers are given them. */
function concernType(concern: CompetitionConcern, reading: Reading): CompetitionConcernType {
  const { id, sectionId, blockId, proposalId, commentId, minorityStatementId, signOffId } = concern;
  const { quote, why, flaggedBy, at, decision, reason, decidedBy } = concern;
  const { actor, isReviewer, people, writers, own } = reading;
  const isSafe = reading.safe.has(id);
  const isMine = flaggedBy === actor.membershipId;
  const isWriter =
    [proposalId, commentId].some((one) => one && writers.get(one) === actor.membershipId) ||
    (own.get(id)?.writers.includes(actor.membershipId) ?? false);
  const isOwn = isMine || isWriter;
  const seesWords = !isSafe && (isReviewer || blockId !== null || decision === 'PUT_BACK');
  return {
    ...{ id, sectionId, blockId, proposalId, commentId, minorityStatementId, signOffId },
    ...{ by: people(flaggedBy), at, decision, reason: isSafe ? null : reason },
    quote: seesWords ? quote : null,
    why: !isSafe && (isReviewer || isMine || decision === 'PUT_BACK') ? why : null,
    decidedBy: decidedBy && people(decidedBy),
    mayDecide: isReviewer && !isOwn && !isSafe && decision === null,
  };
}
