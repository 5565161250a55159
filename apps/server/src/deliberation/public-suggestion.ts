import type { Constituency, MembershipId } from '#concordat';
import {
  AGREED_TO,
  waitsToBeAnswered,
  withoutContactDetails as clean,
  hiddenMark,
  isAnsweredBlindly,
  saysAgain,
  strongest,
  type FlaggedText,
  type Hiding,
  type PublicMark,
  type SameAnswers,
} from '#deliberation';
import type { Proposal, Response } from './proposal.entity.js';
import type { SuggestionFacts } from './suggestion-facts.reader.js';

/** What hides words, and since when that is decided. */
type HiddenSince = Hiding & { readonly decidedAt: Date | null };

/** Why the words of a suggestion are not there. */
export interface WithoutWords {
  readonly kind: PublicMark;
  /** The reason, where everybody may read it; null for none. */
  readonly because: string | null;
  /** Day on which words were removed, such as 2027-03-03; else null. */
  readonly date: string | null;
  /** What hides them; null for another reason. */
  readonly hiding: HiddenSince | null;
}

/** What one of two who did not agree said, as anybody may read it. */
export interface PublicView {
  readonly decision: string;
  readonly reason: string;
  readonly newWords: string | null;
  readonly group: Constituency;
}

/** An answer as anybody may read it: with the groups of those who decided, and no names. */
export interface PublicAnswer {
  readonly decision: string;
  readonly reason: string;
  readonly decidedBy: readonly Constituency[];
  readonly at: Date;
  /** The words that were agreed; null for none. */
  readonly newWords: string | null;
  /** Whether those words are in the text. */
  readonly isInText: boolean;
  /** How many people got the same answer, where that has to be said (R14); else null. */
  readonly sameAnswerTo: number | null;
  /** What is fixed that it is outside of; null for nothing. */
  readonly outside: string | null;
  /** Both views, where those who decide did not agree (R13); else none. */
  readonly views: readonly PublicView[];
}

/** A suggestion as anybody may read it: without contact details (R38), and without its words where something hides them. */
export interface PublicSuggestion {
  /** Its place among all of its section, from 1; it never changes. */
  readonly number: number;
  readonly at: Date;
  readonly group: Constituency;
  /** Empty where whoever suggested it does not show a name to everybody. */
  readonly name: string;
  readonly mark: WithoutWords | null;
  readonly baseText: string;
  readonly proposedText: string;
  readonly reason: string;
  /** How it was before somebody tied it to other words; null where nobody has. */
  readonly asItCame: { readonly baseText: string; readonly proposedText: string } | null;
  /** Number of the one that it has joined; null for none. */
  readonly joins: number | null;
  readonly joinedBy: readonly number[];
  /** Whether an answer is owed. */
  readonly waits: boolean;
  readonly answer: PublicAnswer | null;
  /** Answers before another pair looked again, oldest first (R15). */
  readonly earlier: readonly PublicAnswer[];
  /** Why whoever suggested it asked another pair; null where nobody did. */
  readonly askedAgainBecause: string | null;
  readonly blockId: string;
  /** Whether it was read back to them, where a facilitator wrote it down for them (R10); else null. */
  readonly readBack: string | null;
}

/** Everything with which suggestions of one section are shown. */
export interface PublicSight {
  readonly facts: SuggestionFacts;
  readonly numbers: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<MembershipId, string | null>;
  readonly groups: ReadonlyMap<MembershipId, Constituency>;
  readonly same: SameAnswers;
  /** Words of the text that somebody flagged and nobody put back (R34, R38). */
  readonly flagged: readonly (FlaggedText & Hiding)[];
  markOf(proposalId: string): WithoutWords | null;
}

/** One suggestion as anybody may read it. */
export function publicSuggestion(row: Proposal, sight: PublicSight): PublicSuggestion {
  const full = inFull(row, sight);
  const mark = sight.markOf(row.id) ?? flaggedIn(full, sight.flagged);
  return mark ? withoutWords(full, mark) : full;
}

function inFull(row: Proposal, sight: PublicSight): PublicSuggestion {
  const { facts, numbers, names, groups } = sight;
  const { id, proposerId, receivedAt: at, blockId, askedAgainBecause } = row;
  const intoId = facts.merged.find(({ proposalId }) => proposalId === id)?.intoId ?? null;
  const rebased = facts.rebased.find(({ proposalId }) => proposalId === id);
  const into = intoId === null ? null : (facts.byId.get(intoId)?.proposal.status ?? null);
  return {
    ...{ number: numbers.get(id) ?? 0, at, blockId, mark: null },
    group: groups.get(proposerId) ?? '',
    name: clean(names.get(proposerId) ?? ''),
    baseText: clean(row.baseText),
    proposedText: clean(row.proposedText),
    reason: clean(row.reason),
    asItCame: rebased ? { baseText: clean(rebased.baseText), proposedText: clean(rebased.proposedText) } : null,
    joins: intoId === null ? null : (numbers.get(intoId) ?? null),
    joinedBy: facts.merged
      .flatMap((one) => (one.intoId === id ? (numbers.get(one.proposalId) ?? []) : []))
      .sort((one, other) => one - other),
    waits: waitsToBeAnswered(row.status, into),
    ...answersOf(row, intoId, sight),
    askedAgainBecause: askedAgainBecause && clean(askedAgainBecause),
    readBack: row.readBack,
  };
}

/** Its own answers, and those of the one that it has joined, unless something hides that one. */
function answersOf(
  row: Proposal,
  intoId: string | null,
  sight: PublicSight,
): Pick<PublicSuggestion, 'answer' | 'earlier'> {
  const own = ofOne(row.id, sight);
  if (intoId === null) return own;
  const others = ofOne(intoId, sight);
  const before = [...own.earlier, ...(own.answer ? [own.answer] : [])];
  return { answer: others.answer, earlier: [...before, ...others.earlier] };
}

function ofOne(id: string, sight: PublicSight): Pick<PublicSuggestion, 'answer' | 'earlier'> {
  const found = sight.facts.byId.get(id);
  if (!found) return { answer: null, earlier: [] };
  const { proposal, response, earlier } = found;
  const mark = sight.markOf(id);
  const shown = (one: Response): PublicAnswer => {
    const answer = publicAnswer(proposal, one, sight);
    return mark && !isBlind(mark, answer) ? answerWithoutWords(answer) : answer;
  };
  const before = earlier.map(shown);
  if (!response) return { answer: null, earlier: before };
  // While another pair looks again, the answer that there is was the first one.
  return waitsToBeAnswered(proposal.status, null) || proposal.status === 'MERGED'
    ? { answer: null, earlier: [...before, shown(response)] }
    : { answer: shown(response), earlier: before };
}

function publicAnswer({ status }: Proposal, response: Response, { groups, same, facts }: PublicSight): PublicAnswer {
  const { decision, reason, decidedBy, decidedAt: at, acceptedText, appliedAtSeq } = response;
  const groupOf = (id: MembershipId): Constituency => groups.get(id) ?? '';
  const outside = facts.limits.get(response.limitId ?? '')?.text ?? null;
  return {
    ...{ decision, at, reason: clean(reason), outside: outside && clean(outside) },
    decidedBy: [...new Set(decidedBy.map(groupOf))],
    newWords: AGREED_TO.has(status) || appliedAtSeq !== null ? acceptedText && clean(acceptedText) : null,
    isInText: appliedAtSeq !== null,
    sameAnswerTo: response.views ? null : same(reason),
    views: (response.views ?? []).map((view) => ({
      ...{ decision: view.decision, reason: clean(view.reason), group: groupOf(view.givenBy) },
      newWords: view.acceptedText && clean(view.acceptedText),
    })),
  };
}

/** Words that were flagged in the text may stand in a suggestion about it, or in its answer. */
function flaggedIn(full: PublicSuggestion, flagged: PublicSight['flagged']): WithoutWords | null {
  if (flagged.length === 0) return null;
  const said = { blockId: full.blockId, texts: wordsIn(full) };
  const found = strongest(flagged.filter((one) => saysAgain(one, said)));
  const kind = found && hiddenMark(found);
  // An answer may have been given before, by who read them in the text.
  return kind && { kind, because: null, date: null, hiding: null };
}

function wordsIn({ baseText, proposedText, reason, asItCame, askedAgainBecause, ...full }: PublicSuggestion): string[] {
  const answers = [...full.earlier, ...(full.answer ? [full.answer] : [])];
  return [
    ...[baseText, proposedText, reason, askedAgainBecause ?? '', ...Object.values(asItCame ?? {})],
    ...answers.flatMap((one) => [one, ...one.views].flatMap((said) => [said.reason, said.newWords ?? ''])),
  ];
}

function withoutWords(full: PublicSuggestion, mark: WithoutWords): PublicSuggestion {
  return {
    ...full,
    ...{
      mark,
      name: '',
      baseText: '',
      proposedText: '',
      reason: '',
      asItCame: null,
      askedAgainBecause: null,
      readBack: null,
    },
    answer: full.answer && (isBlind(mark, full.answer) ? full.answer : answerWithoutWords(full.answer)),
    earlier: full.earlier.map((one) => (isBlind(mark, one) ? one : answerWithoutWords(one))),
  };
}

function isBlind({ hiding }: WithoutWords, { at }: PublicAnswer): boolean {
  return hiding !== null && isAnsweredBlindly(hiding, at);
}

function answerWithoutWords(answer: PublicAnswer): PublicAnswer {
  const views = answer.views.map((view) => ({ ...view, reason: '', newWords: null }));
  return { ...answer, reason: '', newWords: null, sameAnswerTo: null, views };
}
