import { isCallOpen, type DocumentState } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { PublishedStatements, type PublishedStatement } from '../publication/published-statements.js';
import { Statement } from '../statements/statement.entity.js';

/** A statement that groups write now or get together for: its title and where it is, never its words. */
export interface OpenStatement {
  readonly title: string;
  readonly council: string;
  /** Where anybody can say something about it; null while nobody can. */
  readonly haveYourSay: string | null;
  /** Where anybody can ask to take part; null once the writing has begun. */
  readonly call: string | null;
  readonly state: DocumentState;
  /** Why it is paused or withdrawn; null while it is neither. */
  readonly because: string | null;
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
];

/** Reads what the public register lists. */
@Injectable()
export class RegisterReader {
  constructor(
    private readonly db: DataSource,
    private readonly statements: PublishedStatements,
  ) {}

  /** Published statements whose title or council holds every word asked for; newest first. */
  async published(asked: string): Promise<PublishedStatement[]> {
    const words = wordsOf(asked);
    const all = await this.statements.all();
    return all.filter(({ title, council }) => {
      const text = `${title} ${council.name}`.toLocaleLowerCase('en-GB');
      return words.every((word) => text.includes(word));
    });
  }

  /** Statements for which people get together, and those being written, by title. */
  async open(): Promise<OpenStatement[]> {
    const statements = await this.db.manager.find(Statement, { where: { state: In(OPEN) }, order: { title: 'ASC' } });
    const councils = await this.councils();
    const byId = new Map(councils.map((council) => [council.id, council]));
    return statements.map(({ title, slug, councilId, state, stateReason: because }) => {
      const council = byId.get(councilId);
      const haveYourSay = state === 'COMMENT' && council ? `/have-your-say/${council.slug}/${slug}` : null;
      const call = isCallOpen(state) && council ? `/call/${council.slug}/${slug}` : null;
      return { title, state, because, council: council?.name ?? '', haveYourSay, call };
    });
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
