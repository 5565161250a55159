import * as Y from 'yjs';
import { Arrivals, EditFinder } from './arrivals.js';
import { Latencies, median } from './statistics.js';
import { placeholder, withClients } from './tape.js';

/** Two writers who each type three letters and take one back, each without hearing the other. */
function twoWriters(): { base: Uint8Array; writers: Uint8Array[][] } {
  const first = new Y.Doc({ gc: false });
  first.clientID = placeholder(0);
  first.getArray('lines').push([new Y.Text(), new Y.Text()]);
  const base = Y.encodeStateAsUpdate(first);
  const writers = [0, 1].map((writer) => {
    const doc = new Y.Doc({ gc: false });
    Y.applyUpdate(doc, base);
    doc.clientID = placeholder(writer);
    const line = doc.getArray<Y.Text>('lines').get(writer);
    const edits: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => edits.push(update));
    for (const letter of 'abc') line.insert(line.length, letter);
    line.delete(2, 1);
    return edits;
  });
  return { base, writers };
}

const CLIENTS = [0x1234_5678, 0xfedc_ba98];

function taped(): { base: Uint8Array; writers: Uint8Array[][]; finder: EditFinder } {
  const { base, writers } = twoWriters();
  const mine = writers.map((edits) => edits.map((edit) => withClients(edit, CLIENTS)));
  return { base: withClients(base, CLIENTS), writers: mine, finder: new EditFinder(CLIENTS, mine) };
}

it('gives a tape other client ids and changes nothing else', () => {
  const { base, writers } = taped();
  const doc = new Y.Doc({ gc: false });
  for (const update of [base, ...writers.flat()]) Y.applyUpdate(doc, update);
  expect([...doc.store.clients.keys()].sort()).toEqual([...CLIENTS].sort());
  expect(doc.getArray<Y.Text>('lines').map(String)).toEqual(['ab', 'ab']);
});

it('finds each edit in what a server sends, alone or with others, deletions too', () => {
  const { writers, finder } = taped();
  expect(finder.find(writers[1]![0]!)).toEqual([1, 0]);
  expect(finder.find(writers[0]![3]!)).toEqual([0, 3]);
  const all = [0, 1].flatMap((writer) => [0, 1, 2, 3].flatMap((edit) => [writer, edit]));
  expect(finder.find(Y.mergeUpdates(writers.flat()))).toEqual(all);
});

it('finds edits in a state whose server has forgotten what was deleted', () => {
  const { base, writers, finder } = taped();
  const doc = new Y.Doc();
  for (const update of [base, ...writers.flat()]) Y.applyUpdate(doc, update);
  expect(finder.find(Y.encodeStateAsUpdate(doc))).toHaveLength(16);
});

it('counts an edit once for each person but its writer, however often it is shown', () => {
  const { writers, finder } = taped();
  const latencies = new Latencies();
  const shape = { places: 3, writers: 2, editsEach: 4 };
  const arrivals = new Arrivals(finder, shape, { window: { from: 0, until: 10 }, latencies });
  for (const now of [1, 2]) arrivals.noteSent(0, now);
  const both = Y.mergeUpdates(writers[0]!.slice(0, 2));
  for (const place of [0, 1, 2, 2]) arrivals.hear(place, both, 7);
  expect([arrivals.delivered, arrivals.missing, arrivals.outOfOrder, latencies.count]).toEqual([4, 0, 0, 4]);
  arrivals.noteSent(1, 3);
  expect(arrivals.missing).toBe(2);
});

it('tells when an edit came before an earlier one of its writer', () => {
  const { writers, finder } = taped();
  const counted = { window: { from: 0, until: 10 }, latencies: new Latencies() };
  const arrivals = new Arrivals(finder, { places: 3, writers: 2, editsEach: 4 }, counted);
  arrivals.hear(1, writers[0]![1]!, 1);
  expect(arrivals.outOfOrder).toBe(1);
});

it('takes medians and percentiles', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, NaN]);
  const latencies = new Latencies();
  for (let ms = 0; ms < 100; ms += 1) latencies.add(ms);
  expect([latencies.percentile(0.5), latencies.percentile(0.99)]).toEqual([49.05, 98.05]);
});
