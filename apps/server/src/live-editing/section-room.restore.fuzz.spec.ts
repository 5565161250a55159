import {
  appendBlocks,
  appendToBlock,
  canonicalJson,
  insertBlocks,
  normaliseContent,
  readSection,
  restoreBlocks,
  ROOT,
  sectionElements,
  type SectionBlock,
} from '#document';
import { CloseCode } from '#room';
import * as Y from 'yjs';
import { docOf } from './live-text.js';
import { FakeBrowser } from './room-session.fake.js';
import { aRoom, section } from './room-under-test.fake.js';

/** Small and seeded (mulberry32): the same seed, the same run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Something that a person does to a section: words, look, blocks that come, go, move and become others. */
function edit(doc: Y.Doc, random: (below: number) => number): void {
  const blocks = sectionElements(doc);
  const chosen = blocks[random(Math.max(1, blocks.length))];
  const text = chosen?.element.get(0);
  const kind = random(9);
  if (!chosen || kind === 0) appendBlocks(doc, [line('New words here.')]);
  else if (kind === 1) insertBlocks(doc, random(blocks.length), [{ type: 'bulletList', content: [item(), item()] }]);
  else if (kind === 2) appendToBlock(doc, chosen.id, ' and more');
  else if (kind === 3 && blocks.length > 2) doc.getXmlFragment(ROOT).delete(random(blocks.length), 1);
  else if (kind === 4) moveOrRemake(doc, random);
  else if (!(text instanceof Y.XmlText) || text.length < 4) appendBlocks(doc, [line('Other words.')]);
  else if (kind === 5) text.format(random(text.length - 2), 2, { bold: random(2) === 0 ? {} : null });
  else if (kind === 6) text.delete(random(text.length - 2), 2);
  else text.insert(random(text.length), 'in ', {});

  function item() {
    return { type: 'listItem', content: [line(`Item ${random(9)}.`)] };
  }
}

function moveOrRemake(doc: Y.Doc, random: (below: number) => number): void {
  const content = readSection(doc);
  const from = random(content.length);
  const block = content[from];
  if (!block) return;
  const isPlain = block.type === 'paragraph' || block.type === 'heading';
  const made: SectionBlock = isPlain ? { ...block, type: random(2) === 0 ? 'heading' : 'paragraph' } : block;
  doc.transact(() => {
    doc.getXmlFragment(ROOT).delete(from, 1);
    insertBlocks(doc, random(content.length), [{ ...made, attrs: { id: made.attrs?.id } }]);
  });
}

const says = (doc: Y.Doc): string => canonicalJson(normaliseContent(readSection(doc)));

it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
  '[P14][P3] any version of what people wrote together comes back through the gate, for everyone, as it was (seed %i)',
  async (seed) => {
    const random = randomFrom(seed);
    const { log, room, refused } = aRoom();
    const browsers = ['ann', 'bob', 'carol'].map((name, at) => new FakeBrowser(name, [10 + at, 20 + at]).open(room));
    await room.settled();
    for (let operation = 0; operation < 60; operation += 1) {
      edit(browsers[random(3)]!.doc, random);
      if (random(2) === 0) await room.settled();
    }
    await room.settled();
    for (let time = 0; time < 8; time += 1) {
      const { updates, seq } = await log.load(section);
      const wanted = 1 + random(seq);
      const past = docOf(updates.slice(0, wanted));
      const before = says(docOf(updates));
      const { refusals } = await room.write({
        author: browsers[0]!.author,
        clientId: 20,
        restores: wanted,
        edit: (doc) => void restoreBlocks(doc, readSection(past)),
      });
      expect(refusals).toEqual([]);
      for (const { doc } of browsers) expect(says(doc)).toBe(says(past));
      const row = log.rows(section).at(-1);
      if (before !== says(past)) expect(row?.entry.restores).toBe(wanted);
      edit(browsers[random(3)]!.doc, random);
      await room.settled();
    }
    expect([refused, browsers.map(({ closedWith }) => closedWith)]).toEqual([[], [null, null, null]]);
    await room.close(CloseCode.closing);
  },
);
