import { alsoHiding, hidingOf, type Flagged } from './hidden-words.js';

const quote = 'Next year we will bid 24 pounds.';
const concern = { blockId: 'p1', quote, decision: null };
const flagged = (change: Partial<Flagged['concerns'][number]> = {}, isReviewer = false): Flagged => ({
  isReviewer,
  hiddenBlocks: [],
  concerns: [{ ...concern, ...change }],
});
const p1 = { id: 'p1', text: `First. ${quote}` };

describe('a flagged paragraph', () => {
  it('[R34] is hidden from everybody but those who check it', () => {
    expect([hidingOf(flagged(), p1), hidingOf(flagged({}, true), p1)]).toEqual(['being-checked', 'flagged']);
  });

  it('[R34] stays hidden while its words change, and where they are moved', () => {
    expect(hidingOf(flagged(), { ...p1, text: 'Next year: 24.' })).toBe('being-checked');
    expect(hidingOf(flagged(), { id: 'p2', text: quote })).toBe('being-checked');
    expect(hidingOf(flagged(), { id: 'p2', text: 'Something else.' })).toBe('shown');
  });

  it('[R34] is shown again when it is put back, and when the words that were taken out are gone', () => {
    expect(hidingOf(flagged({ decision: 'PUT_BACK' }), p1)).toBe('shown');
    expect(hidingOf(flagged({ decision: 'TAKEN_OUT' }), p1)).toBe('taken-out');
    expect(hidingOf(flagged({ decision: 'TAKEN_OUT' }), { ...p1, text: 'First.' })).toBe('shown');
  });

  it('[R34] is hidden where a page shows what it said before too, also where that was only a part of it', () => {
    const taken = flagged({ decision: 'TAKEN_OUT' });
    const now = { id: 'p1', text: 'We will say more.' };
    expect([hidingOf(taken, { ...now, was: p1.text }), hidingOf(taken, now)]).toEqual(['taken-out', 'shown']);
    expect(hidingOf(taken, { ...now, was: 'we will bid' })).toBe('taken-out');
  });

  it('[R38] is hidden in a version of the text that says it, once the live text does not', () => {
    const inDraft = alsoHiding({ ...flagged(), concerns: [] }, [{ blockId: 'p1', isOpen: false }]);
    expect([hidingOf(inDraft, p1), hidingOf(inDraft, { id: 'p2', text: 'Else.' })]).toEqual(['kept-hidden', 'shown']);
  });

  it('[R34] is not hidden for a suggestion, a comment or own words, which have no block', () => {
    expect(hidingOf(flagged({ blockId: null }), p1)).toBe('shown');
  });

  it('[R38] is hidden from everybody for a worry about a person, also from those who check competition concerns', () => {
    const worried = (isOpen: boolean, isReviewer: boolean) =>
      hidingOf({ isReviewer, concerns: [], hiddenBlocks: [{ blockId: 'p1', isOpen }] }, p1);
    expect([worried(true, false), worried(true, true)]).toEqual(['looked-at', 'looked-at']);
    expect([worried(false, false), worried(false, true)]).toEqual(['kept-hidden', 'kept-hidden']);
    const both = { ...flagged({}, true), hiddenBlocks: [{ blockId: 'p1', isOpen: true }] };
    expect([hidingOf(both, p1), hidingOf(both, { id: 'p2', text: 'Else.' })]).toEqual(['looked-at', 'shown']);
  });
});
