import * as Y from 'yjs';
import { brakes, deletedText, mayBrake, whyHeld } from './brake.js';

describe('[P8] the brake', () => {
  it.each([
    [800, 488, true, 'much of a long text'],
    [800, 560, false, 'three tenths, not more'],
    [800, 559, true, 'one word more than three tenths'],
    [60, 20, false, 'forty words, not more'],
    [60, 19, true, 'forty-one words'],
    [100, 0, true, 'everything'],
    [30, 0, false, 'everything there is, of a few words'],
    [0, 0, false, 'nothing of nothing'],
    [800, 1600, false, 'nothing: words come'],
  ])('of %i words leaves %i: held is %s, for it takes away %s', (before, after, held) => {
    expect(brakes({ before, after })).toBe(held);
  });

  it('says how much', () => {
    expect(whyHeld({ before: 800, after: 488 })).toEqual({
      code: 'p8.brake',
      because: 'This takes away 312 of 800 words.',
    });
  });
});

describe('[P8] whether words have to be counted', () => {
  const text = 'x'.repeat(100);
  let doc: Y.Doc;

  beforeEach(() => {
    doc = new Y.Doc({ gc: false });
    doc.getText('t').insert(0, text);
  });

  /** What one edit of a copy sends. */
  function updateOf(edit: (shared: Y.Text) => void): Uint8Array {
    const copy = new Y.Doc({ gc: false });
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    copy.transact(() => edit(copy.getText('t')));
    return updates[0] ?? new Uint8Array();
  }

  it.each<[string, (shared: Y.Text) => void, boolean]>([
    ['is typed', (shared) => shared.insert(100, text), false],
    ['takes one letter away', (shared) => shared.delete(0, 1), false],
    ['takes 41 letters away', (shared) => shared.delete(0, 41), true],
    ['takes 41 letters away and puts words in', (shared) => (shared.delete(0, 41), shared.insert(0, 'new')), true],
  ])('is, of what %s: %s', (_what, edit, counted) => {
    expect(mayBrake(updateOf(edit))).toBe(counted);
  });

  it('is not of bytes that are no update', () => {
    expect([mayBrake(Uint8Array.of()), mayBrake(Uint8Array.of(9, 9, 9))]).toEqual([false, false]);
  });

  it('finds no deletion that the document has already, and nothing that came and went', () => {
    const copy = new Y.Doc({ gc: false });
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    doc.getText('t').delete(0, 60);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.getText('t').delete(0, 5);
    copy.getText('t').insert(0, text);
    copy.getText('t').delete(0, 50);
    const back = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
    expect([mayBrake(back), deletedText(back, doc).join('')]).toEqual([true, 'x'.repeat(5)]);
  });
});
