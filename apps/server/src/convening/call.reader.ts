import { dayInEngland, callOpenUntil, isCallOpen, type Constituency, type DocumentState } from '#concordat';
import { withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { BeginningReader, type PublicLimit } from './beginning.reader.js';
import { Nomination, Outreach } from './convening.entity.js';

/** The public call of a statement: what anybody may know while people come together, and later. */
export interface PublicCall {
  readonly id: Statement['id'];
  readonly title: string;
  readonly slug: string;
  readonly state: DocumentState;
  readonly period: { readonly from: string; readonly to: string };
  readonly council: Pick<Council, 'name' | 'slug' | 'contact' | 'safeguardingNotice'>;
  readonly isOpen: boolean;
  /** The day up to which it stays open at least. */
  readonly until: string;
  readonly groups: readonly Constituency[];
  /** Answered nominations, oldest first: words of those that may be shown, without contact details (R38). */
  readonly answered: readonly AnsweredNomination[];
  readonly outreach: readonly Outreach[];
  readonly limits: readonly PublicLimit[];
}

/** A nomination with its answer, as anybody may read it. */
export interface AnsweredNomination {
  readonly id: string;
  readonly kind: 'person' | 'topic';
  /** Null for a person who did not agree to be shown: only the answer's yes or no is. */
  readonly text: string | null;
  readonly isTaken: boolean;
  /** Null with the text: a reason would say who it is about. */
  readonly answer: string | null;
  /** Whether the answer went to the e-mail address that they gave. */
  readonly isMailed: boolean;
}

/** Reads what the public may see of a statement that comes together. */
@Injectable()
export class CallReader {
  constructor(
    private readonly db: DataSource,
    private readonly statements: StatementReader,
    private readonly concordats: ConcordatReader,
    private readonly beginning: BeginningReader,
    private readonly clock: Clock,
  ) {}

  /** Null where there is no such statement, or it has not begun or was withdrawn. */
  async find(councilSlug: string, slug: string): Promise<PublicCall | null> {
    const found = await this.statements.bySlug(councilSlug, slug);
    if (!found) return null;
    const { council, statement } = found;
    const { id, title, state, pausedFrom, periodFrom: from, periodTo: to, startedAt } = statement;
    if ([state, pausedFrom].includes('PROPOSED') || state === 'WITHDRAWN') return null;
    const { concordat, required } = await this.concordats.standing(id);
    const startedOn = dayInEngland(startedAt);
    const pauses = await pausesOf(this.db.manager, id, this.clock.now());
    return {
      ...{ id, title, slug, state, council, period: { from, to }, groups: required },
      isOpen: isCallOpen(state),
      until: callOpenUntil(startedOn, concordat.parameters.nominationCallDays, pauses),
      answered: await this.answered(id),
      outreach: await this.outreach(id),
      limits: await this.beginning.limits(id),
    };
  }

  /** Nominations that have their answer, as anybody may read them (R4). */
  async answered(statementId: Statement['id']): Promise<AnsweredNomination[]> {
    const where = { statementId, answer: Not(IsNull()) };
    const nominations = await this.db.manager.find(Nomination, { where, order: { at: 'ASC', id: 'ASC' } });
    return nominations.map(({ id, kind, text, isTaken, answer, answerMailed: isMailed, shownPublicly }) => ({
      ...{ id, kind, isTaken: isTaken ?? false, isMailed },
      text: shownPublicly ? withoutContactDetails(text) : null,
      answer: shownPublicly ? withoutContactDetails(answer ?? '') : null,
    }));
  }

  /** Who was asked to take part, oldest first. */
  outreach(statementId: Statement['id']): Promise<Outreach[]> {
    return this.db.manager.find(Outreach, { where: { statementId }, order: { on: 'ASC', at: 'ASC' } });
  }
}
