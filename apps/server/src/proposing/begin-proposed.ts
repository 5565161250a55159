import type { CouncilId, Refusal, StatementId } from '#concordat';
import { TAKEN_OUT, withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { Like, type EntityManager } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { Refused } from '../platform/refused.js';
import { slugOf, StartStatement } from '../statements/start-statement.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { Officer } from './officer.js';
import type { CouncilProposal } from './proposing.entity.js';

/** What a new statement is called, and when it runs, as ISO dates. */
export interface Beginning {
  /** Null for the title that was proposed, where it holds no contact details. */
  readonly title?: string | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly reviewBy: string;
}

/** A part of the council's answer: the statement that was proposed begins, and its record says that it was. */
@Injectable()
export class BeginProposed {
  constructor(
    private readonly start: StartStatement,
    private readonly timeline: Timeline,
  ) {}

  async within(
    tx: EntityManager,
    by: Officer,
    { proposal, beginning }: { proposal: CouncilProposal; beginning: Beginning | null },
  ): Promise<StatementId> {
    const { councilId, template, title: proposed, why } = proposal;
    const { periodFrom = '', periodTo = '', reviewBy = '' } = beginning ?? {};
    const title = (beginning?.title ?? withoutContactDetails(proposed)).trim();
    const refusals = whyNotShown(title);
    if (refusals.length > 0) throw new Refused(refusals);
    const started = await this.start.within(tx, by, {
      ...{ councilId, template: template ?? '', title },
      slug: await freeSlug(tx, councilId, slugOf(title) || 'statement'),
      ...{ periodFrom, periodTo, reviewBy },
    });
    if (!started.statement) throw new Refused(started.refusals);
    const { id } = started.statement;
    await this.timeline.add(tx, {
      ...{ chain: id, kind: 'statement.proposed', actor: { pseudonym: by.pseudonym, constituency: null } },
      facts: { proposal: proposal.id, from: 'PUBLIC' },
      committed: { title: proposed, why },
    });
    return id;
  }
}

/** Everybody can read the title, and it stays in the record: no contact details of somebody go there (R38). */
function whyNotShown(title: string): Refusal[] {
  if (withoutContactDetails(title) === title && !title.includes(TAKEN_OUT)) return [];
  const because =
    'Write a title without contact details, and without the words that stand in their place. Everybody can read it for good.';
  return [{ code: 'propose.public-title', because }];
}

/** The first address that no statement of the council has: two people may propose the same title in two years. */
async function freeSlug(tx: EntityManager, councilId: CouncilId, slug: string): Promise<string> {
  // Locked, always after the proposal, so that two statements that begin at once get two addresses.
  await tx.findOneOrFail(Council, { where: { id: councilId }, lock: { mode: 'for_no_key_update' } });
  const statements = await tx.find(Statement, { select: { slug: true }, where: { councilId, slug: Like(`${slug}%`) } });
  const taken = new Set(statements.map((one) => one.slug));
  let free = slug;
  for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}
