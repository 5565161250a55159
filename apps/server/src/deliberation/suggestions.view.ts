import { dayInEngland, isLocked, type MembershipId, type SectionId, type StatementId } from '#concordat';
import {
  hidesBlock,
  isAnsweredBlindly,
  placeOf,
  proposalSteps,
  readsHidden,
  saysAgain,
  strongest,
  UNANSWERED,
  type ProposalPlace,
} from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type FindOptionsWhere } from 'typeorm';
import { sameAnswersIn } from '../comments/answered-people.js';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { TextFlag } from '../fair-dealing/flags.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { writtenDown } from '../membership/on-behalf.type.js';
import { Clock } from '../platform/clock.js';
import { nextSteps } from '../statements/next-step.type.js';
import { Proposal, type Response } from './proposal.entity.js';
import { SectionWords, type BlockWords } from '../live-editing/section-words.js';
import {
  answerType,
  asItCame,
  joinedShown,
  mayCloseWithBothViews,
  maySayIn,
  standingType,
} from './shown-suggestion.js';
import { SuggestionFactsReader, type SuggestionFacts } from './suggestion-facts.reader.js';
import type {
  SuggestionAnswerType,
  SuggestionConnectionType,
  SuggestionPersonType,
  SuggestionType,
} from './suggestion.types.js';

/** Which suggestions, and which page of them. */
export interface SuggestionsWanted {
  readonly statementId: StatementId;
  readonly sectionId: SectionId | null;
  /** Only those that still need an answer. */
  readonly open: boolean;
  readonly first: number;
  /** Cursor of the last one of the page before. */
  readonly after: string | null;
}

const MOST = 50;

/** Shows suggestions with their answers. Whatever the length of a page, it asks the database the same few questions. */
@Injectable()
export class SuggestionsView {
  // eslint-disable-next-line max-params -- a suggestion is shown with people, words, checks and dates
  constructor(
    private readonly db: DataSource,
    private readonly facts: SuggestionFactsReader,
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
    private readonly texts: SectionWords,
    private readonly clock: Clock,
  ) {}

  async page(actor: Actor, wanted: SuggestionsWanted): Promise<SuggestionConnectionType> {
    const { statementId, sectionId, open } = wanted;
    const where: FindOptionsWhere<Proposal> = {
      statementId,
      ...(sectionId && { sectionId }),
      ...(open && { status: In([...UNANSWERED]) }),
    };
    const first = Math.min(Math.max(wanted.first, 1), MOST);
    const skip = rowAt(wanted.after);
    const [rows, totalCount] = await this.db.manager.findAndCount(Proposal, {
      where,
      order: { receivedAt: 'ASC', id: 'ASC' },
      skip,
      take: first,
    });
    const shown = await this.shownAll(actor, rows);
    const edges = shown.map((node, index) => ({ node, cursor: String(skip + index + 1) }));
    const pageInfo = { hasNextPage: skip + rows.length < totalCount, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, totalCount };
  }

  /** Null where there is no such suggestion in the caller's statement. */
  async one(actor: Actor, id: string): Promise<SuggestionType | null> {
    const row = await this.db.manager.findOneBy(Proposal, { id, statementId: actor.statementId });
    return row && this.shown(actor, row);
  }

  async shown(actor: Actor, proposal: Proposal): Promise<SuggestionType> {
    const [shown] = await this.shownAll(actor, [proposal]);
    if (!shown) throw new Error('A suggestion was asked to be shown and was not.');
    return shown;
  }

  private async shownAll(actor: Actor, rows: readonly Proposal[]): Promise<SuggestionType[]> {
    const facts = await this.facts.of(rows);
    const people = await this.people(actor, facts);
    const reasons = await sameAnswersIn(this.db.manager, [...new Set(rows.map(({ sectionId }) => sectionId))]);
    const wordsNow = this.texts.among(rows.map(({ sectionId }) => sectionId));
    const today = dayInEngland(this.clock.now());
    const hiding = await this.concerns.hiding([...facts.byId.keys()]);
    const flagged = await this.concerns.inText(actor.statementId);
    return rows.map((row) => {
      const concern = hiding.get(row.id);
      const shown = { row, facts, people, reader: actor, today };
      const { merged, putForward, ...joined } = joinedShown(shown);
      const answered = facts.byId.get(merged?.intoId ?? row.id);
      const answerOf = (one: Response) => answerType(row, one, { people, facts, sameAs: reasons.get(row.sectionId) });
      const suggestion: Unstanding = {
        ...row,
        ...joined,
        by: people(row.proposerId),
        writtenDown: writtenDown(row),
        putForward,
        answerDue: facts.dueOf(row),
        mayCloseWithBothViews: mayCloseWithBothViews(shown),
        maySayIn: maySayIn(shown),
        asItCame: asItCame(shown),
        answer: answered?.response ? answerOf(answered.response) : null,
        earlierAnswers: (answered?.earlier ?? []).map((one) => ({ ...answerOf(one), wordsWait: false })),
        hidden: null,
        next: nextSteps(proposalSteps(placeOf(placeIn(row, facts, merged?.intoId), concern?.decision))),
      };
      const hiddenBy = strongest<HidingConcern>([concern, ...flagged.filter((one) => says(suggestion, one))]);
      const own = withoutOthers(suggestion, merged ? [merged.intoId] : [], { hiding, actor });
      const read = hiddenBy ? hidden(own, hiddenBy, { actor, isOfText: hiddenBy !== concern }) : own;
      return standingWhenAsked(read, async () => {
        return standingType(row, readBy(actor, await wordsNow(row.sectionId, row.blockId), { row, flagged }));
      });
    });
  }

  private async people(actor: Actor, facts: SuggestionFacts): Promise<(id: MembershipId) => SuggestionPersonType> {
    const ids = [
      ...[...facts.byId.values()].flatMap(({ proposal, response, earlier }) => [
        proposal.proposerId,
        ...[...earlier, ...(response ? [response] : [])].flatMap(({ decidedBy }) => decidedBy),
      ]),
      ...facts.putForward.map(({ givenBy }) => givenBy),
      ...facts.rebased.map(({ rebasedBy }) => rebasedBy),
    ];
    const names = await this.memberships.shown(ids, actor);
    const groups = await this.memberships.groupsOf(ids);
    return (id) => ({
      shownAs: names.get(id) ?? '',
      constituency: groups.get(id) ?? '',
      isMe: id === actor.membershipId,
    });
  }
}

/** Where a suggestion stands. One that joined another is looked at again with that one, so once for both (R15). */
function placeIn(row: Proposal, facts: SuggestionFacts, intoId: string | undefined): ProposalPlace {
  const into = facts.byId.get(intoId ?? '')?.proposal;
  const round = Math.max(row.round, into?.round ?? 1);
  return { status: row.status, round, isLocked: isLocked(facts.stateOf(row.sectionId)) };
}

/** A suggestion but for how its words stand in the text. */
type Unstanding = Omit<SuggestionType, 'standing'>;

/** A list of suggestions needs no text of its sections. To be called last: a copy would read it. */
function standingWhenAsked(suggestion: Unstanding, get: () => SuggestionType['standing']): SuggestionType {
  return Object.defineProperty({ ...suggestion }, 'standing', { get }) as SuggestionType;
}

/** What a block says now, without words that are hidden from the reader. */
function readBy(
  actor: Actor,
  now: BlockWords | null,
  { row, flagged }: { readonly row: Proposal; readonly flagged: readonly TextFlag[] },
): BlockWords | null {
  const block = { id: row.blockId, text: now?.words ?? '' };
  const isHidden = flagged.some((one) => !readsHidden(actor, one) && hidesBlock(one, block));
  return now && isHidden ? { ...now, words: HIDDEN_HERE } : now;
}

const HIDDEN_HERE = 'These words are hidden.';

/** Whether a suggestion, or an answer to it, says flagged words again. */
function says(
  { blockId, baseText, proposedText, reason, asItCame: came, ...rest }: Unstanding,
  flag: TextFlag,
): boolean {
  const answers = [...rest.earlierAnswers, ...(rest.answer ? [rest.answer] : [])];
  const said = [...rest.putForward, ...answers, ...answers.flatMap(({ views }) => views)];
  const own = [baseText, proposedText, reason, rest.askedAgainBecause, came?.baseText, came?.proposedText];
  return saysAgain(flag, { blockId, texts: [...own, ...said.flatMap((one) => [one.reason, one.acceptedText])] });
}

/** Without words of others that are hidden: the answer of the one that it has joined, and why suggestions were joined. */
function withoutOthers(
  suggestion: Unstanding,
  [intoId]: readonly string[],
  { hiding, actor }: { readonly hiding: ReadonlyMap<string, HidingConcern>; readonly actor: Actor },
): Unstanding {
  const isHidden = (id: string): boolean => {
    const found = hiding.get(id);
    return found !== undefined && !readsHidden(actor, found);
  };
  const { joined, joinedBy, answer } = suggestion;
  return {
    ...suggestion,
    joined: joined && isHidden(joined.id) ? { ...joined, reason: '' } : joined,
    joinedBy: joinedBy.map((one) => (isHidden(one.id) ? { ...one, reason: '' } : one)),
    answer: answer && intoId !== undefined && isHidden(intoId) ? withoutWords(answer) : answer,
  };
}

/** Without any word of it, but for those who check it: an answer may quote it (R34, R38). */
function hidden(
  suggestion: Unstanding,
  concern: HidingConcern,
  { actor, isOfText }: { readonly actor: Actor; readonly isOfText: boolean },
): Unstanding {
  const { id, ground, decision, reason } = concern;
  const concernId = ground === 'COMPETITION' ? id : null;
  const marked = { ...suggestion, hidden: { concernId, ground, isOpen: decision === null, because: reason } };
  if (readsHidden(actor, concern)) return marked;
  const { answer, earlierAnswers, putForward, askedAgainBecause, joined, joinedBy } = suggestion;
  const isSince = ground === 'SAFEGUARDING' && decision === 'TAKEN_OUT' && !isOfText;
  const unlessBlind = (one: SuggestionAnswerType) => (isAnsweredBlindly(concern, one.at) ? one : withoutWords(one));
  return {
    ...marked,
    ...{ baseText: '', proposedText: '', reason: '', asItCame: null },
    askedAgainBecause: askedAgainBecause === null ? null : '',
    joined: joined && { ...joined, reason: '' },
    joinedBy: joinedBy.map((one) => ({ ...one, reason: '' })),
    // What waits was put forward since a lead decided: what was before is gone.
    putForward: isSince ? putForward : putForward.map((one) => ({ ...one, reason: '', acceptedText: null })),
    answer: answer && unlessBlind(answer),
    earlierAnswers: earlierAnswers.map(unlessBlind),
  };
}

function withoutWords(answer: SuggestionAnswerType): SuggestionAnswerType {
  const views = answer.views.map((view) => ({ ...view, reason: '', acceptedText: null }));
  return { ...answer, reason: '', acceptedText: null, views };
}

/** Suggestions never leave the list, so a place in it stays the same. */
function rowAt(cursor: string | null): number {
  const place = Number(cursor ?? 0);
  return Number.isInteger(place) && place > 0 ? place : 0;
}
