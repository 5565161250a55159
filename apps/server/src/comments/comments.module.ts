import { Module, type OnModuleInit } from '@nestjs/common';
import { ConcordatsModule } from '../concordats/concordats.module.js';
import { LiveEditingModule } from '../live-editing/live-editing.module.js';
import { MembershipModule } from '../membership/membership.module.js';
import { ScopeFinder } from '../platform/scope.js';
import { StageGateReader } from '../statements/stage-gates.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AgreeWithCommentAnswer, LookAtComment } from './answer-comment.js';
import { CommentAsMember } from './comment-as-member.js';
import { CommentActs } from './comment-acts.js';
import { CommentAfterResolver } from './comment-after.resolver.js';
import { CommentMail } from './comment-mail.js';
import { CommentReader } from './comment.reader.js';
import { CommentResolver } from './comment.resolver.js';
import { CommentTimes } from './comment-times.js';
import { CommentsView } from './comments.view.js';
import { ExactWords } from './exact-words.js';
import { DropFormat, MarkFormatReady, OweFormat } from './formats.js';
import { GiveCommentAnswer } from './give-comment-answer.js';
import { HaveYourSayController } from './have-your-say.controller.js';
import { HiddenComments } from './hidden-comments.js';
import { KeepComment } from './keep-comment.js';
import { OpenDraftReader } from './open-draft.reader.js';
import { SendComment } from './send-comment.js';
import { ShownCommentsReader } from './shown-comments.reader.js';

const ACTS = [
  AgreeWithCommentAnswer,
  CommentAsMember,
  DropFormat,
  GiveCommentAnswer,
  LookAtComment,
  MarkFormatReady,
  OweFormat,
  SendComment,
];

/** Comments of the public on the draft, their answers, and the time that each group has. */
@Module({
  imports: [MembershipModule, ConcordatsModule, StatementsModule, LiveEditingModule],
  controllers: [HaveYourSayController],
  providers: [
    ...ACTS,
    CommentActs,
    CommentAfterResolver,
    CommentMail,
    CommentReader,
    CommentResolver,
    CommentTimes,
    CommentsView,
    ExactWords,
    HiddenComments,
    KeepComment,
    OpenDraftReader,
    ShownCommentsReader,
  ],
  exports: [...ACTS, CommentReader, CommentTimes, ExactWords, HiddenComments],
})
export class CommentsModule implements OnModuleInit {
  constructor(
    private readonly gates: StageGateReader,
    private readonly times: CommentTimes,
    private readonly comments: CommentReader,
    private readonly scope: ScopeFinder,
  ) {}

  onModuleInit(): void {
    this.gates.register(this.times);
    this.gates.follow(this.times);
    this.scope.register('commentId', async (id) => {
      const comment = await this.comments.byId(id);
      return comment && { statementId: comment.statementId };
    });
    this.scope.register('formatId', async (id) => {
      const format = await this.times.formatById(id);
      return format && { statementId: format.statementId };
    });
  }
}
