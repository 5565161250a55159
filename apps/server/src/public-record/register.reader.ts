import { dayInEngland, isCallOpen, isReviewDue, type DocumentState, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import { PublishedStatements, type PublishedStatement } from '../publication/published-statements.js';
import { Statement } from '../statements/statement.entity.js';
import { SuccessorReader, type LinkedStatement } from '../statements/successor.reader.js';

/** A statement that groups write now or get together for: its title and where it is, never its words. */
export interface OpenStatement {
  readonly title: string;
  readonly council: string;
  /** Where anybody can say something about it; null while nobody can. */
  readonly haveYourSay: string | null;
  /** Where what was published of it can be read; null where nothing was. */
  readonly published: string | null;
  /** Where everybody can read how the groups work together; null while not all of them have agreed. */
  readonly agreement: string | null;
  /** Where everybody can read whom and what people asked for, with the answers, and what is fixed; null once withdrawn. */
  readonly call: string | null;
  /** Whether anybody can ask there to take part. */
  readonly isCalling: boolean;
  readonly state: DocumentState;
  /** Why it is paused or withdrawn; null while it is neither. */
  readonly because: string | null;
  /** What took its place; null where nothing did, or none was named. */
  readonly replacedBy: LinkedStatement | null;
}

/** A published statement in the list, and whether the day has passed by which it is looked at again. */
export interface RegisteredStatement extends PublishedStatement {
  readonly reviewDue: boolean;
}

/** Stages from the public call to publication. */
const OPEN: readonly DocumentState[] = [
  'CONVENING',
  'CONCORDAT',
  'DRAFTING',
  'COMMENT',
  'RESPONDING',
  'SIGN_OFF',
  'MEDIATION',
  'COUNCIL_DECISION',
  'PAUSED',
  'WITHDRAWN',
  'SUPERSEDED',
];

/** Nothing follows these: what was published stays to be read, under its reason. */
const OVER: readonly DocumentState[] = ['WITHDRAWN', 'SUPERSEDED'];

/** Reads what the public register lists. */
@Injectable()
export class RegisterReader {
  constructor(
    private readonly db: DataSource,
    private readonly statements: PublishedStatements,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
    private readonly successors: SuccessorReader,
  ) {}

  /** Published statements whose title or council holds every word asked for; newest first. */
  async published(asked: string): Promise<RegisteredStatement[]> {
    const words = wordsOf(asked);
    const all = await this.statements.all();
    const ids = all.map(({ statementId }) => statementId as StatementId);
    const now = new Map((await this.db.manager.findBy(Statement, { id: In(ids) })).map((one) => [one.id, one]));
    const today = dayInEngland(this.clock.now());
    const standing = all.flatMap((published) => {
      const statement = now.get(published.statementId as StatementId);
      if (!statement || OVER.includes(statement.state)) return [];
      return [{ ...published, reviewDue: isReviewDue(statement, today) }];
    });
    return standing.filter(({ title, council }) => {
      const text = `${title} ${council.name}`.toLocaleLowerCase('en-GB');
      return words.every((word) => text.includes(word));
    });
  }

  /** Statements for which people get together, and those being written, by title. */
  async open(): Promise<OpenStatement[]> {
    const found = await this.db.manager.find(Statement, { where: { state: In(OPEN) }, order: { title: 'ASC' } });
    // Proposed and paused: its call has not been made yet.
    const statements = found.filter(({ pausedFrom }) => pausedFrom !== 'PROPOSED');
    const councils = await this.councils();
    const published = new Set((await this.statements.all()).map(({ statementId }) => statementId));
    const agreed = await this.agreed(statements.map(({ id }) => id));
    const places = await Promise.all(statements.map(({ id }) => this.successors.of(id)));
    const byId = new Map(councils.map((council) => [council.id, council]));
    return statements.map(({ id, title, slug, councilId, state, stateReason: because }, index) => {
      const council = byId.get(councilId);
      const at = (place: string, isThere: boolean) => (isThere && council ? `/${place}/${council.slug}/${slug}` : null);
      return {
        ...{ title, state, because, council: council?.name ?? '' },
        haveYourSay: at('have-your-say', state === 'COMMENT'),
        published: at('statements', published.has(id)),
        agreement: at('agreements', agreed.has(id)),
        call: at('call', state !== 'WITHDRAWN'),
        isCalling: isCallOpen(state),
        replacedBy: places[index]?.replacedBy ?? null,
      };
    });
  }

  /** Of these statements, those whose groups have all agreed how they work together. */
  private async agreed(ids: readonly StatementId[]): Promise<ReadonlySet<StatementId>> {
    return new Set((await this.concordats.versionsOf(ids)).keys());
  }

  /** Every council, by name. */
  councils(): Promise<Council[]> {
    return this.db.manager.find(Council, { order: { name: 'ASC' } });
  }
}

/** The words of a search, in small letters. */
export function wordsOf(asked: string): string[] {
  return asked.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

const MOST_WORDS = 10;
