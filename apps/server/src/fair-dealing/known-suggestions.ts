import type { MembershipId, SectionId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A suggestion, as far as fair dealing is concerned. */
export interface KnownSuggestion {
  readonly id: string;
  readonly sectionId: SectionId;
  readonly proposerId: MembershipId;
  /** Everything that its proposer wrote. */
  readonly words: string;
  readonly receivedAt: Date;
}

/** What the slice that keeps suggestions tells about them. */
export interface SuggestionSource {
  /** Every suggestion for a statement, oldest first. */
  ofStatement(statementId: StatementId, tx?: EntityManager): Promise<KnownSuggestion[]>;
  /** Words that were agreed to and are in the text, of some suggestions. */
  putIn(ids: readonly string[], tx: EntityManager): Promise<WordsPutIn[]>;
}

/** Words of the text that were a suggestion. */
export interface WordsPutIn {
  readonly proposalId: string;
  readonly text: string;
}

/** Suggestions, of which a later slice knows. */
@Injectable()
export class KnownSuggestions {
  private source: SuggestionSource = { ofStatement: () => Promise.resolve([]), putIn: () => Promise.resolve([]) };

  /** Called once when the slice that keeps suggestions starts. */
  register(source: SuggestionSource): void {
    this.source = source;
  }

  ofStatement(statementId: StatementId, tx?: EntityManager): Promise<KnownSuggestion[]> {
    return this.source.ofStatement(statementId, tx);
  }

  putIn(ids: readonly string[], tx: EntityManager): Promise<WordsPutIn[]> {
    return this.source.putIn(ids, tx);
  }
}
