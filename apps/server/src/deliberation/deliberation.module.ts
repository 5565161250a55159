import { Module, type OnModuleInit } from '@nestjs/common';
import { AttributionModule } from '../attribution/attribution.module.js';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { ExactWords } from '../comments/exact-words.js';
import { CommentsModule } from '../comments/comments.module.js';
import { FairDealingModule } from '../fair-dealing/fair-dealing.module.js';
import { KnownSuggestions } from '../fair-dealing/known-suggestions.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AcceptProposal } from './accept-proposal.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AnswerMail } from './answer-mail.js';
import { AskAgain } from './ask-again.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { CommentSuggestions } from './comment-suggestions.js';
import { DeclineProposal } from './decline-proposal.js';
import { GiveAnswer } from './give-answer.js';
import { MergeProposals } from './merge-proposals.js';
import { ProposalAnswer } from './proposal-answer.js';
import { ProposalReader } from './proposal.reader.js';
import { PublicSuggestionsReader } from './public-suggestions.reader.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { RebaseProposal } from './rebase-proposal.js';
import { ReceiveProposal } from './receive-proposal.js';
import { RestoreRemoved } from './restore-removed.js';
import { RestoreRemovedResolver } from './restore-removed.resolver.js';
import { SayWordsAreIn } from './say-words-are-in.js';
import { ScribeResolver } from './scribe.resolver.js';
import { SuggestionActs } from './suggestion-acts.js';
import { SuggestionAfterResolver } from './suggestion-after.resolver.js';
import { SuggestionFactsReader } from './suggestion-facts.reader.js';
import { SuggestionResolver } from './suggestion.resolver.js';
import { SuggestionsView } from './suggestions.view.js';
import { WithdrawProposal } from './withdraw-proposal.js';
import { WriteOnBehalf } from './write-on-behalf.js';

/** Suggestions and their answers, and words written down for others. */
@Module({
  imports: [
    MembershipModule,
    ConcordatsModule,
    StatementsModule,
    LiveEditingModule,
    AttributionModule,
    CommentsModule,
    FairDealingModule,
  ],
  providers: [
    AcceptProposal,
    AgreeWithAnswer,
    AnswerMail,
    AskAgain,
    CloseWithBothViews,
    CommentSuggestions,
    DeclineProposal,
    GiveAnswer,
    MergeProposals,
    ProposalAnswer,
    ProposalReader,
    PublicSuggestionsReader,
    PutInAcceptedWords,
    RebaseProposal,
    ReceiveProposal,
    RestoreRemoved,
    RestoreRemovedResolver,
    SayWordsAreIn,
    ScribeResolver,
    SuggestionActs,
    SuggestionAfterResolver,
    SuggestionFactsReader,
    SuggestionResolver,
    SuggestionsView,
    WithdrawProposal,
    WriteOnBehalf,
  ],
  exports: [
    AcceptProposal,
    DeclineProposal,
    ProposalReader,
    PublicSuggestionsReader,
    PutInAcceptedWords,
    ReceiveProposal,
    WriteOnBehalf,
  ],
})
export class DeliberationModule implements OnModuleInit {
  // eslint-disable-next-line max-params -- what other slices ask of suggestions is registered with each
  constructor(
    private readonly gates: StageGateReader,
    private readonly proposals: ProposalReader,
    private readonly scope: ScopeFinder,
    private readonly suggestions: KnownSuggestions,
    private readonly exact: ExactWords,
    private readonly ofComments: CommentSuggestions,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.proposals);
    this.exact.register(this.ofComments);
    this.suggestions.register({
      ofStatement: (statementId, tx) => this.proposals.known(statementId, tx),
      putIn: (ids, tx) => this.proposals.putIn(ids, tx),
    });
    for (const argument of ['proposalId', 'intoProposalId']) {
      this.scope.register(argument, async (id) => {
        const proposal = await this.proposals.byId(id);
        return proposal && { statementId: proposal.statementId };
      });
    }
  }
}
