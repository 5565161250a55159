import { whyNotCommentAsMember, type MemberCommentRequest } from './why-not-comment-as-member.js';

const comment: MemberCommentRequest = {
  ...{ documentState: 'DRAFTING', sectionState: 'DRAFTING', membershipStatus: 'active', constituency: 'CARERS' },
  ...{
    change: 'Say how long a visit is.',
    why: '',
    blockId: 'b1',
    quote: 'short visits',
    quoteIsThere: true,
    instead: '',
  },
};
const codesFor = (change: Partial<MemberCommentRequest>) =>
  whyNotCommentAsMember({ ...comment, ...change }).map(({ code }) => code);

describe('a comment of a member', () => {
  it('[R12] is taken while the section can still change, from anybody of a group', () => {
    expect(codesFor({})).toEqual([]);
    expect(codesFor({ documentState: 'RESPONDING', sectionState: 'RESPONDING' })).toEqual([]);
    expect(codesFor({ blockId: null, quote: '' })).toEqual([]);
  });

  it.each<[string, Partial<MemberCommentRequest>, string]>([
    ['in a section that is locked for signing', { sectionState: 'FROZEN' }, 'comment.closed'],
    ['before drafting', { documentState: 'CONCORDAT' }, 'comment.closed'],
    ['from somebody who left', { membershipStatus: 'ended' }, 'comment.not-active'],
    ['from somebody of no group', { constituency: null }, 'comment.no-group'],
    ['that says nothing', { change: ' ' }, 'comment.empty'],
    ['about words that stand nowhere in that part', { quoteIsThere: false }, 'comment.quote'],
    ['about words of no part', { blockId: null }, 'comment.which-part'],
  ])('[R12] is not taken %s', (_, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });
});
