import { appendBlocks, applyExactly, ROOT } from '#document';
import * as Y from 'yjs';
import { admit, onlyClearsFormatting } from './admission.js';
import { forge, forged, type ForgedContent, type ForgedStruct } from './forged-update.fake.js';
import { randomFrom } from './random.fake.js';

type Random = (below: number) => number;

/** The seed is in the name of each test. More with `GATE_FUZZ=500000`, another seed with `GATE_SEED=7`. */
const COUNT = Number(process.env.GATE_FUZZ ?? 5_000);
const SEED = Number(process.env.GATE_SEED ?? 20261125);

const ANN = 1;
const BOB = 2;
const BOBS_OTHER = 3;
const allowedClients = new Set([BOB, BOBS_OTHER]);

/** A section by two, and what Bob sent from then on, each in the order in which it was made. */
function history(): { before: Uint8Array; updates: Uint8Array[] } {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = ANN;
  const text = (words: string, ...marks: { type: string; attrs?: object }[]) => ({ type: 'text', text: words, marks });
  appendBlocks(doc, [
    { type: 'heading', attrs: { id: 'h', level: 3 }, content: [text('Need')] },
    {
      type: 'paragraph',
      attrs: { id: 'p' },
      content: [text('Care '), text('at home', { type: 'bold' }), text('. 😀')],
    },
    { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  ] as Parameters<typeof appendBlocks>[1]);
  doc.clientID = BOB;
  const words = (doc.getXmlFragment(ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  words.insert(3, 'xyz', {});
  words.delete(1, 4);
  const before = Y.encodeStateAsUpdate(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  words.insert(2, 'new', { link: { href: 'https://example.org' } });
  words.format(1, 4, { bold: null });
  appendBlocks(doc, [{ type: 'paragraph', attrs: { id: 'q' }, content: [{ type: 'text', text: 'One more.' }] }]);
  doc.clientID = BOBS_OTHER;
  doc.getXmlFragment(ROOT).delete(0, 1);
  words.insert(0, 'é', {});
  return { before, updates: [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates)] };
}

/** A few bytes of an update made others: flipped, left out, put in, doubled, cut off, or set to what hurts most. */
function mutate(update: Uint8Array, random: Random): Uint8Array {
  const bytes = [...update];
  for (let times = 1 + random(3); times > 0; times -= 1) {
    const at = random(bytes.length);
    const kind = random(7);
    if (kind === 0) bytes[at] = random(256);
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    else if (kind === 2) bytes.splice(at, 1 + random(4));
    else if (kind === 3) bytes.splice(at, 0, random(256));
    else if (kind === 4) bytes.splice(at, 0, ...bytes.slice(at, at + random(20)));
    else if (kind === 5) bytes.length = at;
    else bytes[at] = [0, 1, 127, 128, 255][random(5)] ?? 0;
  }
  return Uint8Array.from(bytes);
}

/** An update that could be read, and of which next to nothing is as it should be. */
function invent(doc: Y.Doc, random: Random): Uint8Array {
  const pick = <T>(...all: readonly T[]): T => all[random(all.length)] as T;
  const unit = (): [number, number] => {
    const client = pick(ANN, ANN, BOB, BOB, BOBS_OTHER, 77);
    return [client, random(Y.getState(doc.store, client) + 3)];
  };
  const content = (): ForgedContent =>
    pick(
      ...[forged.words('ab'), forged.words('a'), forged.words('😀'), forged.format('bold', pick('{}', 'null'))],
      ...[
        forged.element(pick('paragraph', 'heading', 'script')),
        forged.run(),
        forged.values('x'),
        forged.values(3, 4),
      ],
      ...[
        forged.gc(1),
        forged.skip(2),
        forged.deleted(1),
        forged.subdocument(),
        forged.embed('{}'),
        forged.type(5, 'x'),
      ],
    );
  const struct = (): ForgedStruct => ({
    content: content(),
    ...(random(2) === 0 && { origin: unit() }),
    ...(random(3) === 0 && { right: unit() }),
    ...(random(4) > 0 && { parent: pick<string | [number, number]>(unit(), unit(), ROOT, 'constructor') }),
    ...(random(6) === 0 && { sub: pick('id', 'level', 'onclick') }),
  });
  const clients = [BOB, BOBS_OTHER, ANN].slice(random(2), 1 + random(3));
  const runs = clients.map((client) => ({
    client,
    clock: Math.max(0, Y.getState(doc.store, client) - (random(3) === 0 ? random(4) : 0)),
    structs: Array.from({ length: 1 + random(4) }, struct),
  }));
  const deletions = random(2) === 0 ? [] : [{ client: pick(ANN, BOB), ranges: [[random(30), 1 + random(3)] as const] }];
  return forge({ runs, deletions });
}

function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.getXmlFragment(ROOT);
  applyExactly(doc, updates);
  return doc;
}

/** Asks the gate about each; returns how many it admitted that were not empty. Throws, with the bytes, at any harm. */
function tryAll(doc: Y.Doc, updates: Iterable<Uint8Array>): number {
  const base = Y.encodeStateAsUpdate(doc);
  let admitted = 0;
  for (const update of updates) {
    try {
      const admission = admit(update, 'update', { doc, allowedClients });
      onlyClearsFormatting(update, doc);
      if (!admission.admitted) expect(admission.refusals[0]?.code).toMatch(/^p3\.[a-z]+$/);
      else if (!admission.empty) {
        admitted += 1;
        checkApplied(base, update);
      }
    } catch (fault) {
      throw new Error(`Bytes ${Buffer.from(update).toString('hex')}`, { cause: fault });
    }
  }
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(base)).toBe(true);
  expect([...doc.share.keys()]).toEqual([ROOT]);
  return admitted;
}

/** What was admitted leaves nothing behind, and means the same to who reads it later or gets it in another order. */
function checkApplied(base: Uint8Array, update: Uint8Array): void {
  const applied = docOf(base, update);
  expect([applied.store.pendingStructs, applied.store.pendingDs, [...applied.share.keys()]]).toEqual([
    null,
    null,
    [ROOT],
  ]);
  const fresh = docOf(Y.encodeStateAsUpdate(applied));
  expect(fresh.getXmlFragment(ROOT).toString()).toBe(applied.getXmlFragment(ROOT).toString());
  const other = meanwhile(base);
  const [sooner, later] = [docOf(base, update, other), docOf(base, other, update)];
  expect(later.getXmlFragment(ROOT).toString()).toBe(sooner.getXmlFragment(ROOT).toString());
}

/** What Ann writes before she hears of Bob. */
function meanwhile(base: Uint8Array): Uint8Array {
  const doc = docOf(base);
  doc.clientID = ANN;
  const words = (doc.getXmlFragment(ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  for (const at of [0, 1, 2, 3, 4]) words.insert(2 * at, 'A', {});
  doc.getXmlFragment(ROOT).insert(1, [new Y.XmlElement('paragraph')]);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(base));
}

it(`[P3][S1] ${COUNT} mutated honest updates harm nothing (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const { before, updates } = history();
  const mutated = function* () {
    for (let number = 0; number < COUNT; number += 1) yield mutate(updates[random(updates.length)]!, random);
  };
  // Some have to get through, or this would only show that nonsense is refused.
  expect(tryAll(docOf(before), mutated())).toBeGreaterThan(COUNT / 50);
});

it(`[P3][S1] ${COUNT} updates made up of all that Yjs knows harm nothing (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const doc = docOf(history().before);
  const invented = function* () {
    for (let number = 0; number < COUNT; number += 1) yield invent(doc, random);
  };
  expect(tryAll(doc, invented())).toBeGreaterThan(COUNT / 100);
});

it(`[P3][S1] ${COUNT} times bytes by chance harm nothing (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const noise = function* () {
    for (let number = 0; number < COUNT; number += 1) yield Uint8Array.from({ length: random(60) }, () => random(256));
  };
  tryAll(docOf(history().before), noise());
});

it('[P3] sees harm where there is some: applied without a gate, some of these leave something behind', () => {
  const random = randomFrom(SEED);
  const { before, updates } = history();
  let harmed = 0;
  for (let number = 0; number < 500; number += 1) {
    try {
      checkApplied(before, mutate(updates[random(updates.length)]!, random));
    } catch {
      harmed += 1;
    }
  }
  expect(harmed).toBeGreaterThan(50);
});
