import type { DocumentState } from '#concordat';
import { whyNotRate, type RatingRequest } from './ladder.js';

const request: RatingRequest = {
  ...{ documentState: 'SIGN_OFF', signing: ['PEOPLE', 'CARERS'], constituency: 'CARERS', signatory: true, rung: 6 },
  why: 'We were heard, and things changed.',
};
const codes = (change: Partial<RatingRequest>) => whyNotRate({ ...request, ...change }).map(({ code }) => code);

describe('whyNotRate', () => {
  it.each<DocumentState>(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION'])(
    'lets a group say it in %s',
    (documentState) => {
      expect(codes({ documentState })).toEqual([]);
    },
  );

  it.each<[string, Partial<RatingRequest>, string]>([
    ['before signing', { documentState: 'RESPONDING' }, 'rating.stage'],
    ['after publication', { documentState: 'PUBLISHED' }, 'rating.stage'],
    ['by somebody who does not sign', { signatory: false }, 'rating.who'],
    ['for a group that does not sign', { constituency: 'PARTNERS' }, 'rating.who'],
    ['for no group', { constituency: null }, 'rating.who'],
    ['on rung 8', { rung: 8 }, 'rating.rung'],
    ['between two rungs', { rung: 1.5 }, 'rating.rung'],
    ['without a reason', { why: 'Yes.' }, 'rating.why'],
    ['in two paragraphs', { why: 'We were heard.\n\nThings changed.' }, 'rating.why'],
  ])('refuses it %s', (_, change, code) => {
    expect(codes(change)).toEqual([code]);
  });
});
