import type { Constituency, MembershipId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CompetitionConcern } from './competition-concern.entity.js';

/** Which own words or reason a flag is about; both are null where it is about neither. */
export type AboutOwnWords = Pick<CompetitionConcern, 'minorityStatementId' | 'signOffId'>;

/** Own words beside a section, or the reason of a decision in signing, as far as fair dealing is concerned. */
export interface KnownWords {
  readonly writers: readonly MembershipId[];
  /** The only group that reads them until they stand; null where everybody who takes part does (R19, R20). */
  readonly onlyFor: Constituency | null;
}

/**
 * What the slice that keeps them tells about those of a statement: by the id of the own words or of the sign-off. However many
 * there are, it asks the database the same few questions.
 */
export type OwnWordsSource = (
  statementId: StatementId,
  about: readonly AboutOwnWords[],
  tx?: EntityManager,
) => Promise<ReadonlyMap<string, KnownWords>>;

/** Own words and reasons, of which a later slice knows. */
@Injectable()
export class KnownOwnWords {
  private source: OwnWordsSource = () => Promise.resolve(new Map());

  /** Called once when the slice that keeps them starts. */
  register(source: OwnWordsSource): void {
    this.source = source;
  }

  /** By flag: none for those that are about other words. */
  async of<Flag extends AboutOwnWords>(
    statementId: StatementId,
    flags: readonly Flag[],
    tx?: EntityManager,
  ): Promise<Map<Flag, KnownWords>> {
    const about = flags.filter((flag) => thingOf(flag) !== null);
    if (about.length === 0) return new Map();
    const known = await this.source(statementId, about, tx);
    return new Map(
      about.map((flag) => {
        const words = known.get(thingOf(flag) ?? '');
        if (!words) throw new Error('Words that were flagged are not there.');
        return [flag, words];
      }),
    );
  }
}

function thingOf({ minorityStatementId, signOffId }: AboutOwnWords): string | null {
  return minorityStatementId ?? signOffId;
}
