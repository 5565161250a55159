import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock, sectionElements, type SectionBlock } from '#document';
import { randomInt, randomUUID } from 'node:crypto';
import { lowestByMinute, ProcessWatch, metricsAt, type Holding } from './process-watch.js';
import { collectGarbage } from './collect-garbage.js';
import { slope, type Figure } from './figures.js';
import { LightClient } from './light-client.js';
import { textOf, type Scene } from './scene.js';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
/** What a server takes to come to its usual size. */
const WARM_UP_MINUTES = Math.min(10, MINUTES / 3);
const AT_ONCE = 12;
const SECTIONS = 60;
/** Then another section takes its place, so that texts do not grow for as long as this runs. */
const VISITS_A_SECTION = 20;

/** A section in use, with the words that were called saved in it. */
interface InUse {
  readonly id: SectionId;
  readonly words: string[];
  visits: number;
  inside: number;
}

/** What it came to. */
interface Tally {
  visits: number;
  words: number;
  lost: number;
  pending: number;
  failures: string[];
}

/** Rooms open and close without end, with people who write, read, and lose their connection. */
export async function comingAndGoing(scene: Scene, tell: (line: string) => void): Promise<Figure[]> {
  const cookies = await scene.cookies(40);
  const inUse = (await scene.sections(SECTIONS)).map((id): InUse => ({ id, words: [], visits: 0, inside: 0 }));
  const tally: Tally = { visits: 0, words: 0, lost: 0, pending: 0, failures: [] };
  const watch = new ProcessWatch(scene.server.pid, `${scene.server.url}/metrics`, () =>
    collectGarbage(scene.server.output()),
  );
  const end = Date.now() + MINUTES * 60_000;
  const telling = setInterval(() => tell(line(watch.seen, tally)), 60_000);
  const walks = Array.from({ length: AT_ONCE }, async () => {
    while (Date.now() < end) await visitOne(scene, { inUse, cookies, tally });
  });
  await Promise.all(walks);
  clearInterval(telling);
  for (const section of inUse) await check(scene, section, tally);
  const metrics = await metricsAt(`${scene.server.url}/metrics`);
  watch.stop();
  await watch.look();
  tell(line(watch.seen, tally));
  for (const failure of tally.failures.slice(0, 20)) tell(`  ${failure}`);
  return figuresOf(watch.seen, tally, { metrics, printed: scene.server.output() });
}

async function visitOne(
  scene: Scene,
  { inUse, cookies, tally }: { inUse: InUse[]; cookies: readonly string[]; tally: Tally },
): Promise<void> {
  const section = inUse[randomInt(inUse.length)];
  const cookie = cookies[randomInt(cookies.length)];
  if (!section || cookie === undefined) return;
  section.visits += 1;
  section.inside += 1;
  tally.visits += 1;
  try {
    await visit(new LightClient(scene.wayTo(section.id, cookie), true), section);
  } catch (fault) {
    tally.failures.push(String(fault));
  }
  section.inside -= 1;
  if (section.visits < VISITS_A_SECTION || section.inside > 0) return;
  const place = inUse.indexOf(section);
  const [next] = await scene.sections(1);
  if (place === -1 || !next) return;
  inUse[place] = { id: next, words: [], visits: 0, inside: 0 };
  await check(scene, section, tally);
}

async function visit(client: LightClient, section: InUse): Promise<void> {
  try {
    await client.enter();
    if (randomInt(4) === 0) await pause(5_000 + randomInt(20_000));
    else await write(client, section);
  } finally {
    client.leave({ abruptly: randomInt(4) === 0 });
  }
}

async function write(client: LightClient, section: InUse): Promise<void> {
  const words: string[] = [];
  for (let left = 10 + randomInt(30); left > 0; left -= 1) {
    const word = `w${randomUUID().slice(0, 13)}`;
    const blocks = sectionElements(client.doc);
    const id = blocks[randomInt(blocks.length || 1)]?.id;
    if (!id || randomInt(15) === 0) appendBlocks(client.doc, [paragraph(word)]);
    else if (!appendToBlock(client.doc, id, ` ${word}`)) continue;
    words.push(word);
    await pause(50 + randomInt(300));
    if (client.closedWith !== null) throw new Error(`Closed with ${client.closedWith} while writing.`);
  }
  const end = Date.now() + 30_000;
  while (!client.isSaved) {
    if (Date.now() > end) throw new Error('Not saved within 30 seconds.');
    await pause(20);
  }
  section.words.push(...words);
}

async function check(scene: Scene, { id, words }: InUse, tally: Tally): Promise<void> {
  const doc = await scene.document(id);
  const text = textOf(doc);
  tally.words += words.length;
  tally.lost += words.filter((word) => !text.includes(word)).length;
  tally.pending += Number(doc.store.pendingStructs !== null || doc.store.pendingDs !== null);
  doc.destroy();
}

function figuresOf(
  seen: readonly Holding[],
  { visits, words, lost, pending, failures }: Tally,
  { metrics, printed }: { metrics: ReadonlyMap<string, number>; printed: string },
): Figure[] {
  const scenario = `${MINUTES} min of coming and going`;
  const warm = seen.filter(({ minute }) => minute >= WARM_UP_MINUTES);
  const perHour = (valueOf: (holding: Holding) => number | null) => slope(lowestByMinute(warm, valueOf)) * 60;
  const told = (measure: string, value: number, unit = ''): Figure => ({
    scenario,
    measure,
    value,
    unit,
    atMost: null,
  });
  const held = (measure: string, value: number, unit: string, atMost: number): Figure => ({
    ...{ scenario, measure, value, unit, atMost },
  });
  const ends = (valueOf: (holding: Holding) => number) =>
    [warm[0], warm.at(-1)].map((holding) => (holding ? valueOf(holding) : NaN)) as [number, number];
  const [rssFirst, rssLast] = ends(({ rssMiB }) => rssMiB);
  const [handlesFirst, handlesLast] = ends(({ handles }) => handles);
  return [
    told('visits', visits),
    told('memory when warm (RSS)', rssFirst, 'MiB'),
    told('memory at the end (RSS)', rssLast, 'MiB'),
    held(
      'memory slope (RSS, lowest of each minute)',
      perHour(({ rssMiB }) => rssMiB),
      'MiB/h',
      1,
    ),
    held(
      'memory slope (JavaScript, after collecting garbage)',
      perHour(({ heapMiB }) => heapMiB),
      'MiB/h',
      1,
    ),
    told('open handles when warm', handlesFirst),
    told('open handles at the end', handlesLast),
    held(
      'slope of open handles (lowest of each minute)',
      perHour(({ handles }) => handles),
      '/h',
      1,
    ),
    held('sections with pending structs', pending, '', 0),
    told('words called saved', words),
    held('words called saved and lost', lost, '', 0),
    held('visits that failed', failures.length, '', 0),
    held('faults in the log of the server', printed.split('"room-fault"').length - 1, '', 0),
    held('updates refused', sumOf(metrics, 'cp_updates_refused_total'), '', 0),
  ];
}

function sumOf(metrics: ReadonlyMap<string, number>, name: string): number {
  return [...metrics].filter(([key]) => key.startsWith(name)).reduce((sum, [, value]) => sum + value, 0);
}

function line(seen: readonly Holding[], { visits, words, lost, failures }: Tally): string {
  const { minute = 0, rssMiB = 0, handles = 0 } = seen.at(-1) ?? {};
  const heap = seen.findLast(({ heapMiB }) => heapMiB !== null)?.heapMiB?.toFixed(1) ?? '?';
  return `minute ${minute.toFixed(1)}: ${rssMiB.toFixed(1)} MiB RSS, ${heap} MiB heap, ${handles} handles, ${visits} visits, ${words} words checked, ${lost} lost, ${failures.length} failed`;
}

function paragraph(word: string): SectionBlock {
  return { type: 'paragraph', attrs: { id: randomUUID() }, content: [{ type: 'text', text: word }] };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
