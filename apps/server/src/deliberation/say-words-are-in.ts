import { whyNotInText } from '#deliberation';
import { linesIn, sectionElements } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import type { SuggestionChanged } from './give-answer.js';
import { lockedWithSection } from './proposal-answer.js';
import { Response } from './proposal.entity.js';
import { waitingWords } from './waiting-words.js';

/** Which accepted words, and where they stand. */
export interface WordsFound {
  readonly proposalId: string;
  readonly blockId: string;
}

/**
 * One act: somebody who could put accepted words in says that they are in the text already: another suggestion brought
 * them, or somebody typed them. Then they wait no longer, and the answer links to the text in which they were found (R12, R14).
 */
@Injectable()
export class SayWordsAreIn {
  // eslint-disable-next-line max-params -- words are held against the text, the rules and what hides them, and recorded
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, found: WordsFound): Promise<SuggestionChanged> {
    const done = await this.db.transaction((tx) => this.say(tx, actor, found));
    if (done.proposal) {
      const { statementId, sectionId } = done.proposal;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async say(tx: EntityManager, actor: Actor, { proposalId, blockId }: WordsFound): Promise<SuggestionChanged> {
    const { statementId, membershipId: by } = actor;
    await lockedWithSection(tx, { id: proposalId, statementId });
    const { proposal, section, response, text, request } = await waitingWords(tx, this.memberships, { proposalId, by });
    // Where words were to go, the paragraph that they went from counts, whichever was named.
    const foundIn = text === '' ? proposal.blockId : blockId;
    const { doc } = await this.texts.at(section.id, tx);
    const refusals = whyNotInText({
      ...request,
      saying: { membership: by, constituency: actor.constituency },
      decidedBy: response?.decidedBy ?? [],
      sectionState: section.state,
      acceptedText: text ?? '',
      ...{ baseText: proposal.baseText, blockId: proposal.blockId, foundIn },
      textNow: new Map(sectionElements(doc).map((block) => [block.id, linesIn(block)])),
    });
    refusals.push(...(await this.concerns.whyNotAnswer(proposalId, true, tx)));
    if (refusals.length > 0 || !response) return { proposal: null, refusals };
    const seq = section.headSeq;
    await tx.update(Response, { id: response.id }, { appliedAtSeq: seq });
    const facts = { proposal: proposalId, section: section.key, block: foundIn, seq };
    await this.timeline.add(tx, { chain: statementId, kind: 'proposal.words-found', actor, facts });
    return { proposal, refusals: [] };
  }
}
