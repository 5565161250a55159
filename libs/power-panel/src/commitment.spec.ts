import { whyNotCommit, whyNotNoteProgress, type CommitmentRequest, type ProgressRequest } from './commitment.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('whyNotCommit', () => {
  const request: CommitmentRequest = {
    ...{ documentState: 'RESPONDING', roles: ['member'], constituency: 'CARERS', owner: 'CARERS', groups: ['CARERS'] },
    ...{ what: 'Run a yearly count of broken nights.', by: '2027-05-31', today: '2026-04-01' },
    measure: 'Count published each May.',
  };

  it.each<[string, Partial<CommitmentRequest>, string[]]>([
    ['a member of the group', {}, []],
    ['a co-chair of another', { constituency: 'PEOPLE', roles: ['co-chair'] }, []],
    ['a member of another', { constituency: 'PEOPLE' }, ['commitment.who']],
    ['a group that does not sign', { constituency: 'VCSE', owner: 'VCSE' }, ['commitment.group']],
    ['too early', { documentState: 'COMMENT' }, ['commitment.stage']],
    ['without words', { what: '' }, ['commitment.what']],
    ['for yesterday', { by: '2026-03-31' }, ['commitment.by']],
    ['[R40] for a day that there is not', { by: '2027-02-30' }, ['commitment.by']],
    ['without a measure', { measure: ' ' }, ['commitment.measure']],
  ])('%s', (_, change, expected) => {
    expect(codes(whyNotCommit({ ...request, ...change }))).toEqual(expected);
  });
});

describe('whyNotNoteProgress', () => {
  const request: ProgressRequest = {
    ...{ documentState: 'PUBLISHED', roles: ['member'], constituency: 'CARERS', owner: 'CARERS' },
    text: 'The first count is published.',
  };

  it.each<[string, Partial<ProgressRequest>, string[]]>([
    ['a member of the group', {}, []],
    ['a member of another', { constituency: 'PEOPLE' }, ['progress.who']],
    ['before publication', { documentState: 'SIGN_OFF' }, ['progress.stage']],
    ['nothing', { text: '' }, ['progress.text']],
  ])('%s', (_, change, expected) => {
    expect(codes(whyNotNoteProgress({ ...request, ...change }))).toEqual(expected);
  });
});
