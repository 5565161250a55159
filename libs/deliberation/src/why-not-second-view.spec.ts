import type { MembershipId } from '#concordat';
import { bothViewsInWords, whyNotSecondView, type CommentView, type SecondViewRequest } from './why-not-second-view.js';

const view = (who: string, constituency: string, decision: CommentView['decision']): CommentView => ({
  ...{ decider: { membership: who as MembershipId, constituency }, decision, reason: 'There is no money for it' },
});
const first = view('amira', 'COMMISSIONERS', 'NOT_ACCEPTED');
const second = view('hassan', 'CARERS', 'ACCEPTED');

const codes = (change: Partial<SecondViewRequest> = {}): string[] =>
  whyNotSecondView({
    ...{ first, second, leads: ['COMMISSIONERS'], today: '2027-03-04', due: '2027-03-03' },
    ...change,
  }).map(({ code }) => code);

it('[R13] takes a different view in the place of another only when the time is over, beside it', () => {
  expect([codes({ today: '2027-03-03' }), codes()]).toEqual([['answer.first'], []]);
});

it('[R13] asks who says the same to agree', () => {
  expect(codes({ second: { ...second, decision: 'NOT_ACCEPTED' } })).toEqual(['answer.same']);
});

it('[R13] closes only by two who could decide together', () => {
  expect(codes({ second: view('helen', 'COMMISSIONERS', 'ACCEPTED') })).toEqual(['proposal.two-groups']);
  expect(codes({ leads: ['PEOPLE'] })).toEqual(['proposal.no-lead']);
});

it('[R13] tells both views, each with its group and reason', () => {
  const words = bothViewsInWords([first, second]);
  expect(words).toContain('the text stays.');
  expect(words).toContain(': “Not agreed. There is no money for it.”');
  expect(words).toContain(': “Agreed. There is no money for it.”');
});
