import { type Constituency, type DocumentState, type Refusal, type SectionState } from '#concordat';
import { whyNotCommentWords, type CommentWords } from './comment-words.js';
import { isOpenToSuggestions } from './why-not-suggest.js';

/** Everything the rules look at before a comment of a member is taken. */
export interface MemberCommentRequest extends CommentWords {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  readonly membershipStatus: 'active' | 'suspended' | 'ended';
  readonly constituency: Constituency | null;
}

/** Says why a member's comment cannot be taken; empty when it can. Exact words are a suggestion: that has its own rule. */
export function whyNotCommentAsMember(request: MemberCommentRequest): Refusal[] {
  const { documentState, sectionState, membershipStatus, constituency } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (membershipStatus !== 'active') refuse('comment.not-active', 'You no longer take part in this statement.');
  if (constituency === null) {
    refuse('comment.no-group', 'Only people of a group comment. Write down what somebody of a group says, for them.');
  }
  if (!isOpenToSuggestions(documentState, sectionState)) {
    refuse('comment.closed', 'Nobody can comment on this section now. You can still read what people said.');
  }
  return [...refusals, ...whyNotCommentWords({ ...request, instead: '' })];
}
