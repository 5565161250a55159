import type { StatementId } from '#concordat';
import { isConcernReviewer, readsHidden, saysAgain } from '#deliberation';
import { mayRead } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { hiddenBeside, type HiddenSaying } from '../sign-off/hidden-own-words.js';
import { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import type { RecordEntryRow } from '../timeline/record-entry.entity.js';

/** What of an entry decides whether its words are shown. */
export type SeenEntry = Pick<RecordEntryRow, 'kind' | 'constituency' | 'facts'>;

/** Which contents of the record a member sees nowhere else, so that a list of what can be removed does not show them. */
@Injectable()
export class RemovalSight {
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly signOffs: SignOffReader,
  ) {}

  /** Own words that do not stand yet: for other groups they are not there at all (R19). Ids. */
  async secretWords(chain: StatementId, reader: Actor['constituency']): Promise<string[]> {
    const all = await this.db.manager.findBy(MinorityStatement, { statementId: chain });
    return all.filter((one) => !mayRead(one, reader)).map(({ id }) => id);
  }

  /** Tells of each entry whether its words are hidden from the reader. */
  async hiding(reader: Actor, entries: readonly SeenEntry[]): Promise<(entry: SeenEntry) => boolean> {
    const isFlagged = await this.flagged(reader, entries);
    const isUndecided = await this.undecided(reader, entries);
    const isUnread = await this.unread(reader, entries);
    return (entry) => isFlagged(entry) || isUndecided(entry) || isUnread(entry);
  }

  /**
   * What people of another group said while it has not decided, as the page of signing hides it: a group that never decides
   * gave no response, and nobody reads what one of it would have said (R17, R20).
   */
  private async undecided(reader: Actor, entries: readonly SeenEntry[]): Promise<(entry: SeenEntry) => boolean> {
    const isOther = ({ kind, constituency }: SeenEntry): boolean =>
      kind === 'sign-off.given' && constituency !== reader.constituency;
    if (!entries.some(isOther)) return () => false;
    const { sections, whole } = await this.signOffs.ofStatement(reader.statementId);
    const decided = [...whole, ...sections.flatMap(({ groups }) => groups)].filter(
      ({ position }) => position !== 'WAITING',
    );
    const shown = new Set<unknown>(decided.flatMap(({ signOffs }) => signOffs.map(({ id }) => id)));
    return (entry) => isOther(entry) && !shown.has(entry.facts.signOff);
  }

  /** Words of comments that are not shown: for who looks at comments first, and is no provider (R34). */
  private async unread(reader: Actor, entries: readonly SeenEntry[]): Promise<(entry: SeenEntry) => boolean> {
    const ids = entries.flatMap((entry) => commentOf(entry) ?? []);
    if (ids.length === 0) return () => false;
    const comments = await this.db.manager.findBy(PublicComment, { id: In(ids) });
    const hidden = unreadBy(reader, await this.concerns.hidingComments(ids));
    const suggested = comments.flatMap(({ proposalId }) => proposalId ?? []);
    const asked = unreadBy(reader, await this.concerns.hiding(suggested));
    const looks = isConcernReviewer(reader);
    return (entry) => {
      const id = commentOf(entry);
      if (id === null) return false;
      const comment = comments.find((one) => one.id === id);
      const isHidden = hidden.has(id) || asked.has(comment?.proposalId ?? '');
      return isHidden || !(looks || comment?.state === 'SHOWN');
    };
  }

  /** Whether they are hidden for a competition check, or a worry about somebody (R34, R38). */
  private async flagged(reader: Actor, entries: readonly SeenEntry[]): Promise<(entry: SeenEntry) => boolean> {
    const asked = entries.flatMap((entry) => proposalOf(entry) ?? []);
    const hidden = unreadBy(reader, asked.length === 0 ? new Map() : await this.concerns.hiding(asked));
    const own = unreadBy(reader, await this.concerns.hidingOwnWords(reader.statementId));
    const isCheck = ({ kind }: SeenEntry): boolean => kind.startsWith('concern.') && !isConcernReviewer(reader);
    return (entry) => isCheck(entry) || hidden.has(proposalOf(entry) ?? '') || own.has(ownWordsOf(entry) ?? '');
  }

  /** Whether words of an entry are hidden because they say again what is hidden in the text or, of own words, beside it. */
  async repeats(reader: Actor): Promise<(words: string, entry: SeenEntry) => boolean> {
    const { statementId } = reader;
    const own = await this.concerns.hidingOwnWords(statementId);
    const beside = await hiddenBeside(this.concerns, { statementId, own }, this.db.manager);
    const isRead = (one: HiddenSaying): boolean => readsHidden(reader, one);
    const found: HiddenSaying[] = [...(await this.concerns.inText(statementId)), ...beside];
    const flagged = found.filter((one) => !isRead(one));
    return (words, entry) => {
      const id = ownWordsOf(entry);
      const about = id === null ? null : { id, constituency: entry.constituency ?? '' };
      const hides = ({ isFor }: HiddenSaying): boolean => !isFor || (about !== null && isFor(about));
      return flagged.some((one) => hides(one) && saysAgain(one, { blockId: null, texts: [words] }));
    };
  }
}

/** Ids of what is hidden from the reader. */
function unreadBy(reader: Actor, hiding: ReadonlyMap<string, HidingConcern>): ReadonlySet<string> {
  return new Set([...hiding].flatMap(([id, one]) => (readsHidden(reader, one) ? [] : [id])));
}

/** Tells whether an entry is of own words that are in this list. */
export function isSecret({ kind, facts }: SeenEntry, secretWords: readonly string[]): boolean {
  return kind.startsWith('minority-statement.') && secretWords.includes(String(facts.id));
}

function commentOf({ facts }: SeenEntry): string | null {
  return typeof facts.comment === 'string' ? facts.comment : null;
}

/** Own words beside a section, or the decision that a reason was given for; also where a concern is about them. */
function ownWordsOf({ kind, facts }: SeenEntry): string | null {
  if (kind === 'concern.flagged') return [facts.minorityStatement, facts.signOff].find(isText) ?? null;
  const id = kind.startsWith('minority-statement.') ? facts.id : kind === 'sign-off.given' ? facts.signOff : null;
  return typeof id === 'string' ? id : null;
}

function proposalOf({ facts }: SeenEntry): string | null {
  return typeof facts.proposal === 'string' ? facts.proposal : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
