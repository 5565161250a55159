import { appendBlocks, appendToBlock, findBlock, replaceBlockText } from '#document';
import * as Y from 'yjs';
import { LogInTest, paragraph } from './log-in-test.fake.js';

const CARE = 'Care at home comes first';
const MINUTE = 60_000;

let log: LogInTest;

beforeEach(() => {
  log = new LogInTest();
  log.edit('asha', (doc) => appendBlocks(doc, [paragraph('a', CARE), paragraph('b', 'For everybody here')]));
});

const textOf = (doc: Y.Doc, id: string): Y.XmlText => findBlock(doc, id)!.element.get(0) as Y.XmlText;
const insert = (by: string, id: string, at: number, words: string): void =>
  log.edit(by, (doc) => textOf(doc, id).insert(at, words));
const remove = (by: string, id: string, at: number, length: number): void =>
  log.edit(by, (doc) => textOf(doc, id).delete(at, length));
/** Removes and inserts in one row. */
const move = (by: string, length: number): void =>
  log.edit(by, (doc) =>
    doc.transact(() => {
      const words = textOf(doc, 'a').toString().slice(0, length);
      textOf(doc, 'a').delete(0, length);
      textOf(doc, 'b').insert(0, words);
    }),
  );
const b = (text: string): string => text.split('\n')[1] ?? '';
const a = (text: string): string => text.split('\n')[0] ?? '';

describe('text that is put back', () => {
  it('[P11] keeps its author when it is moved in one row, and says who moved it', () => {
    move('ben', 13);
    expect(b(log.inWords())).toBe('asha (moved by ben): Care at home |asha: For everybody here');
    expect(log.attribution().blocks[1]?.runs[0]).toMatchObject({ firstAt: 1000, carried: { at: 2000 } });
  });

  it('[P11] keeps its author when its remover puts it back within ten minutes, and says who restored it', () => {
    remove('ben', 'a', 0, 13);
    log.now += 9 * MINUTE;
    insert('ben', 'b', 0, 'Care at home ');
    expect(b(log.inWords())).toBe('asha (restored by ben): Care at home |asha: For everybody here');
  });

  it('[P11] is whose it was before, however many times it is carried', () => {
    move('ben', 13);
    log.edit('carol', (doc) =>
      doc.transact(() => {
        textOf(doc, 'b').delete(0, 13);
        textOf(doc, 'a').insert(0, 'Care at home ');
      }),
    );
    expect(a(log.inWords())).toBe('asha (moved by carol): Care at home |asha: comes first');
    expect(log.attribution().removals).toEqual([]);
  });

  it('[P11] keeps several authors, also in one run of less than eight characters each', () => {
    insert('carol', 'a', 4, ' (also)');
    remove('ben', 'a', 0, 12);
    insert('ben', 'b', 0, 'Care (also) ');
    expect(b(log.inWords())).toBe(
      'asha (restored by ben): Care|carol (restored by ben):  (also)|asha (restored by ben):  |asha: For everybody here',
    );
  });

  it.each<[string, () => void, string]>([
    [
      'after more than ten minutes',
      () => {
        remove('ben', 'a', 0, 13);
        log.now += 10 * MINUTE;
        insert('ben', 'b', 0, 'Care at home ');
      },
      'ben: Care at home ',
    ],
    [
      'when somebody else removed it',
      () => {
        remove('carol', 'a', 0, 13);
        insert('ben', 'b', 0, 'Care at home ');
      },
      'ben: Care at home ',
    ],
    ['when nobody removed it: a copy', () => insert('ben', 'b', 0, 'Care at home '), 'ben: Care at home '],
    [
      'when only seven characters are the same',
      () => (remove('ben', 'a', 0, 7), insert('ben', 'b', 0, 'Care at ')),
      'ben: Care at ',
    ],
    [
      'the second time',
      () => {
        remove('ben', 'a', 0, 13);
        insert('ben', 'a', 0, 'Care at home ');
        insert('ben', 'b', 0, 'Care at home ');
      },
      'ben: Care at home ',
    ],
  ])('[P11] is the words of who pastes it %s', (_case, act, begins) => {
    act();
    expect(b(log.inWords())).toBe(`${begins}|asha: For everybody here`);
  });

  it('[P11] may be put back once more when it was removed again', () => {
    remove('ben', 'a', 0, 13);
    insert('ben', 'b', 0, 'Care at home ');
    remove('carol', 'b', 0, 13);
    insert('ben', 'a', 0, 'Care at home ');
    expect(a(log.inWords())).toBe('asha (restored by ben): Care at home |asha: comes first');
    expect(log.attribution().removals).toEqual([]);
  });

  it('[P11] carries only the run that is the same', () => {
    remove('ben', 'a', 0, 13);
    insert('ben', 'b', 0, 'Good care at home too ');
    expect(b(log.inWords())).toBe(
      'ben: Good c|asha (restored by ben): are at home |ben: too |asha: For everybody here',
    );
  });

  it('[P11] is not carried where that is switched off', () => {
    move('ben', 13);
    expect(b(log.inWords({ carryOver: false }))).toBe('ben: Care at home |asha: For everybody here');
  });

  it('[P11] never cuts a character of two units in half', () => {
    insert('asha', 'a', 0, '😀abcdefg😀');
    remove('ben', 'a', 0, 11);
    insert('ben', 'b', 0, '😁abcdefg😁');
    expect(b(log.inWords())).toBe('ben: 😁abcdefg😁|asha: For everybody here');
  });
});

describe('text that comes back bit by bit', () => {
  it('[P11] keeps its author when each letter was removed, and came back, in a row of its own', () => {
    for (let at = 12; at >= 4; at -= 1) remove('ben', 'a', at, 1);
    [...' at home '].forEach((letter, index) => insert('ben', 'a', 4 + index, letter));
    expect(a(log.inWords())).toBe('asha: Care|asha (restored by ben):  at home |asha: comes first');
    expect(log.attribution().removals).toEqual([]);
  });

  it('[P11] keeps its author when it was removed forwards and comes back backwards', () => {
    for (let count = 0; count < 9; count += 1) remove('ben', 'a', 4, 1);
    [...' at home '].reverse().forEach((letter) => insert('ben', 'a', 4, letter));
    expect(a(log.inWords())).toBe('asha: Care|asha (restored by ben):  at home |asha: comes first');
  });

  it('[P11] is the words of who types it in another place', () => {
    remove('ben', 'a', 4, 9);
    [...' at home '].forEach((letter, index) => insert('ben', 'b', index, letter));
    expect(b(log.inWords())).toBe('ben:  at home |asha: For everybody here');
  });
});

describe('a row that restores an earlier text (P14)', () => {
  it('[P11] carries what anybody removed since, however long ago', () => {
    remove('carol', 'a', 4, 8);
    log.now += 60 * MINUTE;
    log.edit('ben', (doc) => textOf(doc, 'a').insert(4, ' at home'), { restores: 1 });
    expect(a(log.inWords())).toBe('asha: Care|asha (restored by ben):  at home|asha:  comes first');
    expect(log.attribution().removals).toEqual([]);
  });

  it('[P11] carries the last letter, where only a few were missing in one place', () => {
    remove('carol', 'a', 4, 3);
    log.edit('ben', (doc) => textOf(doc, 'a').insert(4, ' at'), { restores: 1 });
    expect(a(log.inWords())).toBe('asha: Care|asha (restored by ben):  at|asha:  home comes first');
  });

  it('[P11] carries nothing that was removed before that text', () => {
    remove('carol', 'a', 4, 8);
    log.edit('ben', (doc) => textOf(doc, 'a').insert(4, ' at home'), { restores: 2 });
    expect(a(log.inWords())).toBe('asha: Care|ben:  at home|asha:  comes first');
  });

  it('[P11] finds a text again that was moved about and cut to pieces since', () => {
    move('carol', 13);
    remove('carol', 'b', 3, 2);
    insert('dora', 'b', 5, 'x');
    remove('dora', 'b', 8, 2);
    log.edit(
      'ben',
      (doc) =>
        doc.transact(() => {
          textOf(doc, 'a').delete(0, textOf(doc, 'a').length);
          textOf(doc, 'a').insert(0, CARE);
          textOf(doc, 'b').delete(0, 10);
        }),
      { restores: 1 },
    );
    expect(a(log.inWords())).toBe(`asha (restored by ben): ${CARE}`);
  });
});

describe('words that were removed', () => {
  const removals = () => log.attribution().removals;

  it('[P11] are counted by whose they were, who removed them and when', () => {
    remove('ben', 'a', 5, 8);
    expect(removals()).toEqual([{ whose: 'asha', removedBy: 'ben', words: 2, from: 2000, to: 2000, seq: 2 }]);
  });

  it('[P11] count once when they went letter by letter', () => {
    for (let at = 11; at >= 5; at -= 1) remove('ben', 'a', at, 1);
    expect(removals()).toEqual([{ whose: 'asha', removedBy: 'ben', words: 2, from: 5000, to: 8000, seq: 8 }]);
  });

  it('[P11] do not count when an ending went', () => {
    remove('ben', 'a', 16, 2);
    expect(removals()).toEqual([]);
  });

  it('[P11] count no more once they were put back', () => {
    remove('ben', 'a', 0, 13);
    expect(removals()).toHaveLength(1);
    insert('ben', 'b', 0, 'at home ');
    expect(removals()).toMatchObject([{ whose: 'asha', words: 1 }]);
  });

  it('[P11] are the words of who wrote them first, wherever they had been moved', () => {
    move('ben', 13);
    remove('carol', 'b', 0, 13);
    expect(removals()).toMatchObject([{ whose: 'asha', removedBy: 'carol', words: 3 }]);
  });

  it('[P11] are listed apart when more than ten minutes lie between', () => {
    remove('ben', 'a', 0, 5);
    log.now += 11 * MINUTE;
    remove('ben', 'a', 0, 3);
    expect(removals().map(({ words }) => words)).toEqual([1, 1]);
  });

  it('[P11] are of different people when different people wrote them', () => {
    insert('carol', 'a', 5, 'and support ');
    remove('ben', 'a', 0, 20);
    expect(removals()).toMatchObject([
      { whose: 'asha', words: 2 },
      { whose: 'carol', words: 2 },
    ]);
  });
});

describe('an accepted suggestion', () => {
  it('[P11] is the proposer’s, and what it replaced was removed by the decider', () => {
    const edit = (doc: Y.Doc): void => void replaceBlockText(doc, 'a', CARE, 'Care in your own home comes first');
    log.edit('decider', edit, { lease: 'proposer' });
    expect(a(log.inWords())).toBe('asha: Care |proposer: in|asha:  |proposer: your own |asha: home comes first');
    expect(log.attribution().removals).toMatchObject([{ whose: 'asha', removedBy: 'decider', words: 1 }]);
  });
});

describe('who is credited', () => {
  it('[R9] is the one written for, and the run says who wrote it down, in what capacity', () => {
    const clientId = log.clientOf('facilitator', 'table');
    const updates: Uint8Array[] = [];
    log.doc.clientID = clientId;
    log.doc.once('update', (update: Uint8Array) => updates.push(update));
    appendToBlock(log.doc, 'b', ' at all');
    log.store('facilitator', updates);
    expect(log.attribution().blocks[1]?.runs.at(-1)).toMatchObject({
      ...{ by: 'table', writer: 'facilitator', capacity: 'facilitator’s', onBehalfOf: 'table' },
    });
  });

  it('[P11] adds up by contributor', () => {
    insert('ben', 'a', 0, 'Good ');
    expect(log.attribution().words).toEqual([
      { by: 'asha', words: 8 },
      { by: 'ben', words: 1 },
    ]);
  });
});

it('takes rows in their order only', () => {
  const provenance = log.provenance();
  expect(() => provenance.add(log.rows[0]!)).toThrow('Row 1 came after row 1');
});

it('takes an update that changes nothing, and one that deletes what is gone', () => {
  remove('ben', 'a', 0, 13);
  log.store('carol', [Y.encodeStateAsUpdate(log.doc)]);
  log.store('carol', [Y.encodeStateAsUpdate(new Y.Doc())]);
  expect(log.attribution().removals).toMatchObject([{ removedBy: 'ben' }]);
});
