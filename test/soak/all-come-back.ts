import { appendBlocks, appendToBlock, type SectionBlock } from '#document';
import { percentile, type Figure } from './figures.js';
import { LightClient } from './light-client.js';
import { textOf, type Scene } from './scene.js';

const CLIENTS = Number(process.env.RETURNING_CLIENTS ?? 500);
const SECTIONS = 25;
const SCENARIO = `${CLIENTS} clients after a restart`;

/** Everybody loses the server at once and comes back with a browser's jitter; every tenth has words that were not sent. */
export async function allComeBack(scene: Scene): Promise<Figure[]> {
  const sections = await scene.sections(SECTIONS);
  const cookies = await scene.cookies(CLIENTS);
  const clients = cookies.map((cookie, index) => {
    const section = sections[index % SECTIONS];
    if (!section) throw new Error('There is no section.');
    return new LightClient(scene.wayTo(section, cookie), true);
  });
  for (const client of clients) await client.enter();
  const writers = clients.filter((_client, index) => index % 10 === 0);
  writers.forEach(({ doc }, index) => appendBlocks(doc, [longParagraph(index)]));
  await until(() => writers.every(({ isSaved }) => isSaved));
  const backAfterMs: number[] = [];
  let readyAt = Infinity;
  for (const client of clients) {
    client.onClosed = () => void comeBack(client, () => backAfterMs.push(performance.now() - readyAt));
  }
  await scene.server.kill();
  writers.forEach(({ doc }, index) => appendToBlock(doc, `p${index}`, ` unsent${index}.`));
  await scene.restart();
  readyAt = performance.now();
  await until(() => backAfterMs.length >= CLIENTS, 120_000);
  await until(() => writers.every(({ isSaved }) => isSaved));
  const texts = (await Promise.all(sections.map(async (id) => textOf(await scene.document(id))))).join('\n');
  const lost = writers.filter((_writer, index) => !texts.includes(`unsent${index}.`)).length;
  for (const client of clients) client.leave();
  const figure = (measure: string, value: number, unit: string, atMost: number | null): Figure => ({
    ...{ scenario: SCENARIO, measure, value, unit, atMost },
  });
  return [
    figure('synced after the server was ready: half of them', percentile(backAfterMs, 0.5) / 1_000, 's', null),
    figure('synced after the server was ready: all', Math.max(...backAfterMs) / 1_000, 's', 20),
    figure('words typed while it was away and lost', lost, '', 0),
  ];
}

/** As the browser does: section-connection.ts. */
async function comeBack(client: LightClient, done: () => void): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const delay = Math.min(200 * 2 ** attempt, 5_000) * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, delay));
    const came = await client.enter().then(
      () => true,
      () => false,
    );
    if (came) return done();
  }
}

function longParagraph(index: number): SectionBlock {
  const text = 'People want the same few carers, at the same time of day. '.repeat(30);
  return { type: 'paragraph', attrs: { id: `p${index}` }, content: [{ type: 'text', text }] };
}

async function until(holds: () => boolean, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`This did not come true within ${withinMs} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
