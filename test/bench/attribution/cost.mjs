import { attributeSection, SectionProvenance } from '#attribution';
import { applyExactly, ROOT } from '#document';
import * as Y from 'yjs';

/** How many rows before a point of the history stand for "one more edit" there. */
const WINDOW = 2000;

/**
 * What attribution of a history costs: to build it from nothing, and for one more row at three points. Beside it what
 * the same rows cost when they are only applied to a document, as a room does that attributes nothing.
 */
export function costOf({ rows, writers }, say) {
  const leaseOf = (clientId) => writers.get(clientId);
  const withProvenance = () => {
    const provenance = new SectionProvenance({ leaseOf });
    return { add: (row) => provenance.add(row), held: provenance };
  };
  const document = () => {
    const doc = new Y.Doc({ gc: false });
    doc.getXmlFragment(ROOT);
    return { add: (row) => applyExactly(doc, [row.bytes]), held: doc };
  };
  say('Building three times with attribution and three times without.');
  const built = middleOf([1, 2, 3].map(() => timed(rows, withProvenance)));
  const plain = middleOf([1, 2, 3].map(() => timed(rows, document)));
  const provenance = withProvenance();
  for (const row of rows) provenance.add(row);
  const reads = [1, 2, 3, 4, 5].map(() => lasting(() => attributeSection(provenance.held)));
  const { blocks, removals } = attributeSection(provenance.held);
  const runs = blocks.flatMap((block) => block.runs);
  return {
    rows: rows.length,
    bytes: rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
    withAttribution: built,
    documentOnly: plain,
    steps: stepsOf(rows, leaseOf),
    readMs: round(median(reads)),
    carriedCharacters: runs.filter(({ carried }) => carried).reduce((sum, { text }) => sum + text.length, 0),
    removals: removals.length,
  };
}

function timed(rows, begin) {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const { add, held } = begin();
  const micros = new Float64Array(rows.length);
  let peak = before;
  const from = performance.now();
  for (let index = 0; index < rows.length; index += 1) {
    const start = performance.now();
    add(rows[index]);
    micros[index] = (performance.now() - start) * 1000;
    if (index % 1000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  const ms = performance.now() - from;
  peak = Math.max(peak, process.memoryUsage().heapUsed);
  global.gc?.();
  const after = process.memoryUsage().heapUsed;
  const oneMore = Object.fromEntries([10, 50, 100].map((share) => [`at${share}`, windowOf(micros, share)]));
  return { ms: round(ms), heapMiB: mib(after - before), peakMiB: mib(peak - before), oneMore, isAlive: held !== null };
}

/** Steps, not times: the same in every run. */
function stepsOf(rows, leaseOf) {
  const provenance = new SectionProvenance({ leaseOf });
  const steps = new Float64Array(rows.length);
  rows.forEach((row, index) => {
    const before = provenance.steps;
    provenance.add(row);
    steps[index] = provenance.steps - before;
  });
  return Object.fromEntries(
    [10, 50, 100].map((share) => {
      const part = partOf(steps, share);
      return [`at${share}`, round(part.reduce((sum, one) => sum + one, 0) / part.length)];
    }),
  );
}

function windowOf(values, share) {
  const sorted = [...partOf(values, share)].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  return { median: round(median(sorted)), p95: round(sorted[Math.floor(sorted.length * 0.95)]), mean: round(mean) };
}

function partOf(values, share) {
  const end = Math.floor((values.length * share) / 100);
  return values.subarray(Math.max(0, end - WINDOW), end);
}

/** The run in the middle by time: a first one also compiles. */
function middleOf(runs) {
  return [...runs].sort((a, b) => a.ms - b.ms)[1];
}

function lasting(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function mib(bytes) {
  return round(bytes / 1024 / 1024);
}
