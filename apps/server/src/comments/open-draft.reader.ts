import type { Constituency, DocumentState, MembershipId, SectionId } from '#concordat';
import { needsAnswer, withoutContactDetails, type CommentTime } from '#deliberation';
import { readSection, type SectionBlock } from '#document';
import type { BundleDataset } from '#publication';
import { Injectable } from '@nestjs/common';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Council } from '../membership/council.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { datasetType } from '../statements/dataset.types.js';
import type { Section } from '../statements/section.entity.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { CommentReader } from './comment.reader.js';
import { CommentTimes } from './comment-times.js';
import type { PublicComment } from './comment.entity.js';
import { ExactWords, type ExactWordsAnswer } from './exact-words.js';

/** A statement on which the public comments, or did. */
export interface OpenDraft {
  readonly id: Statement['id'];
  readonly title: string;
  readonly slug: string;
  readonly state: DocumentState;
  readonly language: string;
  readonly council: Pick<Council, 'name' | 'slug' | 'contact' | 'safeguardingNotice'>;
  readonly sections: readonly Section[];
  readonly time: CommentTime;
  readonly groups: readonly Constituency[];
  readonly today: string;
}

/** The words of one section as they stand open for comment. */
export interface DraftText {
  readonly content: readonly SectionBlock[];
  readonly datasets: readonly BundleDataset[];
}

/** A comment as anybody may read it: without contact details (R38), and without its words where it is kept back. */
export interface ShownComment {
  readonly reference: string;
  readonly constituency: Constituency;
  readonly name: string;
  readonly change: string;
  readonly why: string;
  /** The words that it is about, as they were; empty for the whole section. */
  readonly quote: string;
  /** Exact words that it asks for in their place; empty for none. */
  readonly instead: string;
  /** Exact words that were agreed and go in; null for none. */
  readonly newWords: string | null;
  readonly at: Date;
  readonly keptBackBecause: string | null;
  /** Whether an answer is owed. */
  readonly waits: boolean;
  readonly decision: string | null;
  readonly reason: string | null;
  /** How many people got the same answer, where that has to be said (R14); else null. */
  readonly sameAnswerTo: number | null;
  /** Groups of those who decided. */
  readonly decidedBy: readonly Constituency[];
}

/** Stages in which anybody can read what was said; before them nothing of a draft is public. */
const PUBLIC_STAGES: ReadonlySet<DocumentState> = new Set([
  'COMMENT',
  'RESPONDING',
  'SIGN_OFF',
  'MEDIATION',
  'COUNCIL_DECISION',
  'PUBLISHED',
  'REVIEW_DUE',
]);

/** Reads what the public may see of a draft: its words while comments are open, and comments with their answers from then on. */
@Injectable()
export class OpenDraftReader {
  constructor(
    private readonly statements: StatementReader,
    private readonly texts: SectionTextReader,
    private readonly times: CommentTimes,
    private readonly comments: CommentReader,
    private readonly memberships: MembershipReader,
    private readonly exact: ExactWords,
  ) {}

  /** Null where there is none such, or nothing of it is public. */
  async find(councilSlug: string, slug: string): Promise<OpenDraft | null> {
    const found = await this.statements.bySlug(councilSlug, slug);
    if (!found) return null;
    const { council, statement } = found;
    const { id, title, state, language, pausedFrom } = statement;
    if (!PUBLIC_STAGES.has(state === 'PAUSED' ? (pausedFrom ?? state) : state)) return null;
    const time = await this.times.time(id);
    if (!time) return null;
    return {
      ...{ id, title, slug, state, language, council, time },
      sections: await this.statements.sections(id),
      groups: await this.times.groups(id),
      today: this.times.today(),
    };
  }

  /** Null once the section is written in again: a text that changes is not the one on which people comment. */
  async text({ id, sections }: OpenDraft, sectionId: SectionId): Promise<DraftText | null> {
    const section = sections.find((one) => one.id === sectionId);
    if (section?.state !== 'IN_COMMENT') return null;
    const { doc } = await this.texts.at(sectionId);
    const datasets = (await this.statements.datasets(id)).map((one) => ({ ...datasetType(one, null), owner: null }));
    return { content: readSection(doc), datasets };
  }

  /** How many comments each section has that anybody can read. */
  counts({ id }: OpenDraft): Promise<Map<SectionId, number>> {
    return this.comments.counts(id);
  }

  async commentsOn(sectionId: SectionId): Promise<ShownComment[]> {
    const comments = await this.comments.lookedAt(sectionId);
    const answers = await this.exact.answersTo(comments);
    const deciders = [...comments, ...answers.values()].flatMap(({ decidedBy }) => decidedBy);
    const groups = await this.memberships.groupsOf(deciders);
    const same = (await this.comments.sameAnswers(sectionId)) ?? (() => null);
    return comments
      .map((comment) => asShown(comment, answers.get(comment.proposalId ?? ''), (id) => groups.get(id) ?? ''))
      .map((shown) => ({ ...shown, sameAnswerTo: shown.reason === null ? null : same(shown.reason) }));
  }
}

function asShown(
  comment: PublicComment,
  answer: ExactWordsAnswer | undefined,
  groupOf: (id: MembershipId) => Constituency,
): Omit<ShownComment, 'sameAnswerTo'> {
  const { reference, constituency, at, state, keptBackBecause } = comment;
  const { decision, reason, decidedBy } = answer ?? comment;
  const isRead = state === 'SHOWN' && !answer?.isHidden;
  const words = isRead ? comment : { name: '', change: '', why: '', quote: '', instead: '' };
  const newWords = isRead ? (answer?.newWords ?? null) : null;
  return {
    ...{ reference, constituency, at, decision },
    reason: reason && (answer?.isHidden ? '' : withoutContactDetails(reason)),
    keptBackBecause: keptBackBecause && withoutContactDetails(keptBackBecause),
    waits: answer?.waits ?? needsAnswer(comment),
    name: withoutContactDetails(words.name),
    change: withoutContactDetails(words.change),
    why: withoutContactDetails(words.why),
    // Of the draft, where everybody reads it anyway.
    quote: words.quote,
    instead: withoutContactDetails(words.instead),
    newWords: newWords && withoutContactDetails(newWords),
    decidedBy: decidedBy.map(groupOf),
  };
}
