import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { AgreeWithAnswer, type AnswerSeen } from './agree-with-answer.js';
import { AskAgain, type AskedAgain } from './ask-again.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { MergeProposals, type Merge } from './merge-proposals.js';
import type { Proposal } from './proposal.entity.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { RebaseProposal, type NewPlace } from './rebase-proposal.js';
import { ReceiveProposal, type Suggestion } from './receive-proposal.js';
import { SayWordsAreIn, type WordsFound } from './say-words-are-in.js';
import type { SuggestionPayload } from './suggestion.types.js';
import { WithdrawProposal } from './withdraw-proposal.js';

/** Carries out what members do with suggestions, and says which each was. */
@Injectable()
export class SuggestionActs {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly receive: ReceiveProposal,
    private readonly giving: GiveAnswer,
    private readonly agreeing: AgreeWithAnswer,
    private readonly withdrawing: WithdrawProposal,
    private readonly asking: AskAgain,
    private readonly putting: PutInAcceptedWords,
    private readonly rebasing: RebaseProposal,
    private readonly merging: MergeProposals,
    private readonly closing: CloseWithBothViews,
    private readonly finding: SayWordsAreIn,
  ) {}

  async suggest(actor: Actor, suggestion: Omit<Suggestion, 'proposer'>): Promise<SuggestionPayload> {
    return changed(actor, await this.receive.run({ ...suggestion, proposer: actor.membershipId }));
  }

  async give(actor: Actor, idea: AnswerIdea): Promise<SuggestionPayload> {
    return changed(actor, await this.giving.run(actor, idea));
  }

  async agree(actor: Actor, seen: AnswerSeen): Promise<SuggestionPayload> {
    return changed(actor, await this.agreeing.run(actor, seen));
  }

  async withdraw(actor: Actor, withdrawn: { proposalId: string }): Promise<SuggestionPayload> {
    return changed(actor, await this.withdrawing.run(actor, withdrawn));
  }

  async askAgain(actor: Actor, asked: AskedAgain): Promise<SuggestionPayload> {
    return changed(actor, await this.asking.run(actor, asked));
  }

  async rebase(actor: Actor, place: NewPlace): Promise<SuggestionPayload> {
    return changed(actor, await this.rebasing.run(actor, place));
  }

  async merge(actor: Actor, merge: Merge): Promise<SuggestionPayload> {
    return changed(actor, await this.merging.run(actor, merge));
  }

  async close(actor: Actor, closed: { proposalId: string }): Promise<SuggestionPayload> {
    return changed(actor, await this.closing.run(actor, closed));
  }

  async putIn(actor: Actor, { proposalId }: { proposalId: string }): Promise<SuggestionPayload> {
    const { response, refusals } = await this.putting.run({ proposalId, by: actor.membershipId });
    return { statementId: actor.statementId, proposalId: response && proposalId, refusals };
  }

  async wordsAreIn(actor: Actor, found: WordsFound): Promise<SuggestionPayload> {
    return changed(actor, await this.finding.run(actor, found));
  }
}

function changed(
  { statementId }: Actor,
  { proposal, refusals }: { proposal: Proposal | null; refusals: Refusal[] },
): SuggestionPayload {
  return { statementId, proposalId: proposal && proposal.id, refusals };
}
