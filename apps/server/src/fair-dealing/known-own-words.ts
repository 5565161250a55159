import type { Constituency, MembershipId } from '#concordat';
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

/** What the slice that keeps them tells about them: null where a flag is about none. */
export type OwnWordsSource = (about: AboutOwnWords, tx?: EntityManager) => Promise<KnownWords | null>;

/** Own words and reasons, of which a later slice knows. */
@Injectable()
export class KnownOwnWords {
  private source: OwnWordsSource = () => Promise.resolve(null);

  /** Called once when the slice that keeps them starts. */
  register(source: OwnWordsSource): void {
    this.source = source;
  }

  of(about: AboutOwnWords, tx?: EntityManager): Promise<KnownWords | null> {
    const { minorityStatementId, signOffId } = about;
    return minorityStatementId === null && signOffId === null ? Promise.resolve(null) : this.source(about, tx);
  }
}
