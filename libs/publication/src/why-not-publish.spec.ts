import { changeOf, whyNotPublish, type PublishRequest } from './why-not-publish.js';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);

/** A key that every rule lets turn. Each test changes only what it is about. */
const allowed: PublishRequest = {
  documentState: 'COUNCIL_DECISION',
  documentHash: hash,
  published: null,
  seenHash: hash,
  labelRefusals: [],
  councilDecision: { decision: 'AGREED', documentHash: hash, date: '2027-06-16', callInEnds: '2027-06-23' },
  today: '2027-06-24',
  changeNote: 'First published.',
  reviewBy: '2027-06-24',
  otherNote: null,
};
const codesFor = (change: Partial<PublishRequest>) => whyNotPublish({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotPublish (docs/rules.md, R21 to R23)', () => {
  it('[R22] lets a key be turned after signing and the council decision', () => {
    expect(codesFor({})).toEqual([]);
  });

  it('[R22] lets a key be turned on the day of a decision that cannot be called in', () => {
    const councilDecision = { ...allowed.councilDecision!, callInEnds: '2027-06-16' };
    expect(codesFor({ councilDecision, today: '2027-06-16' })).toEqual([]);
  });

  it('[R22] lets the second key agree to the note of the first', () => {
    expect(codesFor({ otherNote: 'First published.', changeNote: ' First published. ' })).toEqual([]);
  });

  it.each<[string, Partial<PublishRequest>, string[]]>([
    ['before it was sent to the council', { documentState: 'SIGN_OFF' }, ['publish.not-open']],
    ['twice', { documentState: 'PUBLISHED' }, ['publish.not-open']],
    ['of a text that has moved on', { seenHash: other }, ['publish.text-changed']],
    ['while a section can change', { documentHash: null }, ['publish.not-frozen', 'publish.no-decision']],
    [
      '[R21] without a label',
      { labelRefusals: [{ code: 'label.not-agreed', because: 'Money is not agreed.' }] },
      ['label.not-agreed'],
    ],
    ['[R22] before the council has decided', { councilDecision: null }, ['publish.no-decision']],
    [
      '[R23] after a decision on another text',
      { councilDecision: { ...allowed.councilDecision!, documentHash: other } },
      ['publish.no-decision'],
    ],
    [
      '[R23] when the council asks for changes',
      { councilDecision: { ...allowed.councilDecision!, decision: 'CHANGES_ASKED_FOR' } },
      ['publish.changes-asked'],
    ],
    ['[R22] while the decision can be called in', { today: '2027-06-23' }, ['publish.call-in']],
    ['after the day by which it was to be looked at again', { reviewBy: '2027-06-23' }, ['publish.review-date']],
    ['without a note', { changeNote: ' ' }, ['publish.note']],
    ['with a note of 501 characters', { changeNote: 'x'.repeat(501) }, ['publish.note']],
    ['[R22] with another note than the other co-chair', { otherNote: 'Second.' }, ['publish.other-note']],
  ])('%s is refused', (_case, change, codes) => {
    expect(codesFor(change)).toEqual(codes);
  });
});

describe('a version of what is published (docs/rules.md, R22)', () => {
  const published = { documentHash: hash, changeNote: 'First published.', kind: 'CO_PRODUCED' };

  it('is minor where the text is the one that was signed, and needs no new signing', () => {
    expect([changeOf(null, hash), changeOf(hash, hash), changeOf(hash, other)]).toEqual(['first', 'minor', 'major']);
    const minor = { documentState: 'PUBLISHED' as const, published, changeNote: 'The reply of the council is in it.' };
    expect(codesFor(minor)).toEqual([]);
    expect(codesFor({ ...minor, published: { ...published, documentHash: other } })).toEqual(['publish.not-open']);
  });

  it('is not begun by a second press on the button that published it', () => {
    expect(codesFor({ documentState: 'PUBLISHED', published })).toEqual(['publish.published']);
  });
});
