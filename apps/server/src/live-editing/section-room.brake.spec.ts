import { appendBlocks, appendToBlock, findBlock, insertBlocks, ROOT, type SectionBlock } from '#document';
import { CloseCode } from '#room';
import type * as Y from 'yjs';
import { FakeBrowser } from './room-session.fake.js';
import { aRoom, section, tick, type RoomUnderTest } from './room-under-test.fake.js';
import type { SectionRoom } from './section-room.js';

let test: RoomUnderTest;
let room: SectionRoom;
let ann: FakeBrowser;
let bob: FakeBrowser;

const paragraph = (id: string, words: number): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: Array.from({ length: words }, (_, n) => `${id}w${n}`).join(' ') }],
});

/** Ann and Bob in a room with a text of 120 words, 60 in each of two paragraphs. */
async function open(answerMs?: number): Promise<void> {
  test = aRoom(undefined, answerMs);
  room = test.room;
  ann = new FakeBrowser('ann', [11, 12]).open(room);
  bob = new FakeBrowser('bob', [21, 22]).open(room);
  await room.settled();
  appendBlocks(bob.doc, [paragraph('a', 60), paragraph('b', 60)]);
  await room.settled();
}

beforeEach(() => open());
afterEach(() => room.close(CloseCode.closing));

/** Takes a block away, as an editor does. */
function takeAway({ doc }: FakeBrowser, id: string): void {
  const { index = 0 } = findBlock(doc, id) ?? {};
  doc.getXmlFragment(ROOT).delete(index, 1);
}

/** The words of a block are selected and deleted. */
function deleteWords({ doc }: FakeBrowser, id: string, from: number): void {
  const text = findBlock(doc, id)!.element.get(0) as Y.XmlText;
  text.delete(from, text.length - from);
}

const rows = () => test.log.rows(section).length;
const stands = ({ doc }: FakeBrowser, id: string) => findBlock(doc, id) !== null;

it('[P8] holds a change that takes much away: it is neither stored nor shown, and its member is asked', async () => {
  takeAway(ann, 'b');
  await room.settled();
  expect([rows(), stands(bob, 'b'), ann.closedWith]).toEqual([1, true, null]);
  expect(ann.notices).toEqual([
    { code: 'p8.brake', because: 'This takes away 60 of 120 words.', confirm: expect.any(Number) },
  ]);
  expect(ann.saved.at(-1)).toBe(1);
});

it('[P8] stores and shows it when its member says that it is meant', async () => {
  takeAway(ann, 'b');
  await room.settled();
  ann.decide(true);
  await room.settled();
  expect([rows(), stands(bob, 'b'), stands(bob, 'a'), ann.saved.at(-1)]).toEqual([2, false, true, 2]);
});

it('[P8] keeps what the member typed after it in its order', async () => {
  takeAway(ann, 'b');
  appendBlocks(ann.doc, [paragraph('c', 3)]);
  await room.settled();
  appendToBlock(ann.doc, 'c', ' typed');
  await room.settled();
  expect([rows(), stands(bob, 'c')]).toEqual([1, false]);
  ann.decide(true);
  await room.settled();
  expect([bob.text, bob.text.includes('typed'), ann.saved.at(-1), test.refused]).toEqual([ann.text, true, 4, []]);
});

it('[P8] lets everyone else write on meanwhile, and their words stay', async () => {
  takeAway(ann, 'b');
  await room.settled();
  appendToBlock(bob.doc, 'a', ' meanwhile');
  await room.settled();
  expect(ann.text).toContain('meanwhile');
  ann.decide(true);
  await room.settled();
  expect([bob.text, bob.text.includes('meanwhile'), stands(bob, 'b')]).toEqual([ann.text, true, false]);
});

it('[P8] forgets it when the words are to be kept, and the window begins anew', async () => {
  takeAway(ann, 'b');
  appendToBlock(ann.doc, 'a', ' after');
  await room.settled();
  ann.decide(false);
  await room.settled();
  expect([ann.closedWith, rows(), stands(bob, 'b'), bob.text.includes('after')]).toEqual([4502, 1, true, false]);
  const anew = new FakeBrowser('ann', [12]).open(room);
  await room.settled();
  expect([anew.text, anew.notices]).toEqual([bob.text, []]);
});

it('[P8] takes silence for a wish to keep the words', async () => {
  await room.close(CloseCode.closing);
  await open(30);
  takeAway(ann, 'b');
  await room.settled();
  await tick();
  await tick();
  expect([ann.notices.at(-1)?.code, ann.closedWith, rows(), stands(bob, 'b')]).toEqual(['p8.kept', 4502, 1, true]);
});

it('[P8] forgets it when the connection ends, and asks again when it comes back', async () => {
  takeAway(ann, 'b');
  await room.settled();
  room.leave(ann);
  ann.decide(true);
  await room.settled();
  expect([rows(), stands(bob, 'b')]).toEqual([1, true]);
  ann.open(room);
  await room.settled();
  expect([ann.notices.length, rows(), stands(bob, 'b')]).toEqual([2, 1, true]);
  ann.decide(true);
  await room.settled();
  expect([rows(), stands(bob, 'b'), ann.closedWith]).toEqual([2, false, null]);
});

it('[P8] stores nothing of one who left before it could be counted', async () => {
  takeAway(ann, 'b');
  appendToBlock(ann.doc, 'a', ' after');
  room.leave(ann);
  await room.settled();
  expect([rows(), stands(bob, 'b'), bob.text.includes('after')]).toEqual([1, true, false]);
});

it('[P8] asks once more about a second one', async () => {
  takeAway(ann, 'b');
  takeAway(ann, 'a');
  await room.settled();
  const [first] = ann.notices;
  ann.decide(true);
  await room.settled();
  expect([ann.notices.length, rows(), stands(bob, 'b'), stands(bob, 'a')]).toEqual([2, 2, false, true]);
  ann.decide(true, first?.confirm);
  await room.settled();
  expect(stands(bob, 'a')).toBe(true);
  ann.decide(true);
  await room.settled();
  expect(bob.text).toBe('');
});

it.each<[string, () => void]>([
  [
    'a paragraph that becomes a heading',
    () => {
      const { block } = findBlock(ann.doc, 'b')!;
      ann.doc.transact(() => {
        takeAway(ann, 'b');
        insertBlocks(ann.doc, 1, [{ ...block, type: 'heading' }]);
      });
    },
  ],
  [
    'a paragraph that moves',
    () => {
      const { block } = findBlock(ann.doc, 'b')!;
      ann.doc.transact(() => {
        takeAway(ann, 'b');
        insertBlocks(ann.doc, 0, [block]);
      });
    },
  ],
  // The first 25 of its 60 words and their spaces are 10 times 4 and 15 times 5 letters.
  ['35 words', () => deleteWords(ann, 'b', 10 * 4 + 15 * 5)],
])('[P8] does not ask about %s', async (_what, edit) => {
  edit();
  await room.settled();
  expect([ann.notices, rows(), bob.text]).toEqual([[], 2, ann.text]);
});

it('[P8] does not ask who brings back what the server has deleted already', async () => {
  takeAway(bob, 'b');
  await room.settled();
  bob.decide(true);
  await room.settled();
  ann.open(room);
  appendToBlock(ann.doc, 'a', ' more');
  await room.settled();
  expect([ann.notices, bob.text]).toEqual([[], ann.text]);
});

it('[P0][P8] begins anew with one who sends too much before they answer', async () => {
  takeAway(ann, 'b');
  await room.settled();
  for (let count = 0; count < 600; count += 1) appendToBlock(ann.doc, 'a', '.');
  expect([ann.closedWith, rows()]).toEqual([CloseCode.resync, 1]);
});

it('[P5][P8] refuses what is confirmed by one who may not write any more', async () => {
  takeAway(ann, 'b');
  await room.settled();
  room.changeRights(ann, { mayWrite: false, because: 'Locked.' });
  ann.decide(true);
  await room.settled();
  expect([ann.notices.at(-1)?.code, ann.closedWith, rows()]).toEqual(['p5.may-not-write', CloseCode.mayNot, 1]);
});

it('[P8] does not hold what the server writes in a member’s name', async () => {
  const edit = (doc: Y.Doc): void => doc.getXmlFragment(ROOT).delete(0, 2);
  const { seq } = await room.write({ author: ann.author, clientId: 12, edit });
  expect([seq, bob.text]).toEqual([2, '']);
});
