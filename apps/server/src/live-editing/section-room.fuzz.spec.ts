import { appendBlocks, canonicalJson, normaliseContent, readSection, ROOT, whyNotInSchema } from '#document';
import { CloseCode } from '#room';
import * as Y from 'yjs';
import { docOf, updatesIn } from './live-text.js';
import { FakeBrowser } from './room-session.fake.js';
import { aRoom, section } from './room-under-test.fake.js';
import type { SectionRoom } from './section-room.js';
import { UpdateLogInMemory } from './update-log-in-memory.js';

const OPERATIONS = 150;

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

/** One window of a member: it may lose its connection and come back with what it wrote meanwhile. */
interface Window {
  readonly browser: FakeBrowser;
  readonly undo: Y.UndoManager;
}

function edit({ browser: { doc, author }, undo }: Window, random: (below: number) => number): void {
  const blocks = doc.getXmlFragment(ROOT);
  const block = blocks.length > 0 ? blocks.get(random(blocks.length)) : undefined;
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  const kind = random(10);
  if (!(text instanceof Y.XmlText) || kind === 0) {
    appendBlocks(doc, [{ type: 'paragraph', content: [{ type: 'text', text: `New by ${author.membershipId}.` }] }]);
  } else if (kind <= 4) {
    text.insert(random(text.length + 1), 'some words '.slice(0, 1 + random(10)), {});
  } else if (kind <= 6 && text.length > 3) {
    text.delete(random(text.length - 2), 2);
  } else if (kind === 7 && text.length > 3) {
    text.format(random(text.length - 2), 2, { bold: random(2) === 0 ? {} : null });
  } else if (kind === 8) {
    if (random(3) === 0) undo.redo();
    else undo.undo();
  } else if (blocks.length > 3) {
    blocks.delete(random(blocks.length), 1);
  }
}

/** Lets others have their turns without a clock, so that the same seed is the same run. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

const seeds = Array.from({ length: Number(process.env.FUZZ_SEEDS ?? 40) }, (_, index) => index + 1);
const SERVERS = [1, 2];

describe.each(SERVERS)('with %i servers', (servers) => {
  it.each(seeds)(
    '[C1][P1][P6] whatever people do at once, all copies and a fresh load agree, and each word has its author (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const log = new UpdateLogInMemory();
      const tests = Array.from({ length: servers }, () => aRoom(log));
      const anyRoom = (): SectionRoom => (tests[random(servers)] ?? aRoom(log)).room;
      const allSettled = async (): Promise<void> => {
        for (const { room } of tests) room.hearNews();
        for (const { room } of tests) await room.settled();
      };
      const windows = ['ann', 'bob', 'carol', 'ann'].map((name, index): Window => {
        const browser = new FakeBrowser(name, name === 'ann' ? [index + 10, 10, 13] : [index + 10]).open(anyRoom());
        return { browser, undo: new Y.UndoManager(browser.doc.getXmlFragment(ROOT), { captureTimeout: 0 }) };
      });
      await allSettled();
      // The log answers late, so that edits gather, and fails now and then, so that everyone has to come back.
      log.beforeAppend = async () => {
        await turns(random(30));
        if (random(25) === 0) throw new Error('the database is away');
      };
      for (let operation = 0; operation < OPERATIONS; operation += 1) {
        const window = windows[random(windows.length)];
        if (!window) continue;
        edit(window, random);
        if (random(20) === 0) for (const { room } of tests) room.dismiss(CloseCode.resync, window.browser);
        if (random(4) === 0) await turns(random(60));
        if (random(6) === 0) anyRoom().hearNews();
        if (random(12) === 0) anyRoom().rest();
        for (const { browser } of windows) if (browser.closedWith !== null && random(5) === 0) browser.open(anyRoom());
      }
      log.beforeAppend = () => Promise.resolve();
      await allSettled();
      for (const { browser } of windows) if (browser.closedWith !== null) browser.open(anyRoom());
      await allSettled();
      await allSettled();

      const fresh = docOf(updatesIn(await log.load(section)));
      const words = (doc: Y.Doc): string => canonicalJson(normaliseContent(readSection(doc)));
      expect(tests.flatMap(({ refused }) => refused)).toEqual([]);
      for (const { browser } of windows) expect(words(browser.doc)).toBe(words(fresh));
      expect(whyNotInSchema(readSection(fresh))).toEqual([]);
      const clientsOf = new Map(
        windows.flatMap(({ browser: { author, allowedClients } }) =>
          [...allowedClients].map((id) => [id, author.membershipId] as const),
        ),
      );
      for (const { entry } of log.rows(section)) {
        for (const clientId of entry.clientIds) expect(clientsOf.get(clientId)).toBe(entry.author.membershipId);
      }
      expect(fresh.store.pendingStructs).toBeNull();
      for (const { room } of tests) await room.close(CloseCode.closing);
    },
  );
});
