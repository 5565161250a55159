import type { SectionId } from '#concordat';
import { appendBlocks, appendToBlock } from '#document';
import { latencies, type Figure } from './figures.js';
import { LightClient } from './light-client.js';
import { metricsAt } from './process-watch.js';
import { textOf, type Scene } from './scene.js';

/** As people type who type fast. */
const KEYS_PER_SECOND = Number(process.env.KEYS_PER_SECOND ?? 5);
const SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
/** Of reliability.md, "Load": p95 and p99. */
const LIMITS = [150, 500] as const;

/** 25 people write in one section and 200 read along. */
export async function crowdInOneSection(scene: Scene): Promise<Figure[]> {
  const scenario = '25 editors and 200 readers in a section';
  const [section] = await scene.sections(1);
  if (!section) return [];
  const readers: LightClient[] = [];
  for (const cookie of await scene.cookies(200)) readers.push(new LightClient(scene.wayTo(section, cookie), false));
  for (const reader of readers) await reader.enter();
  const figures = await typeFor(
    scene,
    scenario,
    Array.from({ length: 25 }, () => section),
  );
  const shown = readers.reduce((sum, { framesSeen }) => sum + framesSeen, 0);
  for (const reader of readers) reader.leave();
  return [...figures, { scenario, measure: 'frames shown to readers', value: shown, unit: '', atMost: null }];
}

/** 300 people write, 5 in each of 60 sections. */
export async function manySections(scene: Scene): Promise<Figure[]> {
  const sections = await scene.sections(60);
  return typeFor(scene, '300 editors in 60 sections', [
    ...sections,
    ...sections,
    ...sections,
    ...sections,
    ...sections,
  ]);
}

/** One person writes in each of these sections; the same section may come several times. */
async function typeFor(scene: Scene, scenario: string, sections: readonly SectionId[]): Promise<Figure[]> {
  const cookies = await scene.cookies(sections.length);
  const editors = sections.map((section, index) => new LightClient(scene.wayTo(section, cookies[index] ?? ''), false));
  for (const editor of editors) await editor.enter();
  editors.forEach(({ doc }, index) =>
    appendBlocks(doc, [{ type: 'paragraph', attrs: { id: `p${index}` }, content: [] }]),
  );
  await allSaved(editors);
  for (const { ackedAfterMs } of editors) ackedAfterMs.length = 0;
  const typed = await type(editors, SECONDS * 1_000);
  await allSaved(editors);
  const acks = editors.flatMap(({ ackedAfterMs }) => ackedAfterMs);
  const lost = await lostKeys(scene, sections, typed);
  const commits = await metricsAt(`${scene.server.url}/metrics`);
  for (const editor of editors) editor.leave();
  return [
    ...latencies(scenario, 'acknowledged after', acks, LIMITS),
    { scenario, measure: 'acknowledged keys lost', value: lost, unit: '', atMost: 0 },
    {
      scenario,
      measure: 'updates waiting at the end',
      value: commits.get('cp_queued_updates') ?? NaN,
      unit: '',
      atMost: 0,
    },
  ];
}

/** Everybody types at their own pace; gives how many keys each pressed. */
async function type(editors: readonly LightClient[], ms: number): Promise<number[]> {
  const typed = editors.map(() => 0);
  const every = 1_000 / KEYS_PER_SECOND;
  const timers = editors.map((editor, index) => {
    const press = (): void => {
      appendToBlock(editor.doc, `p${index}`, 'k');
      typed[index] = (typed[index] ?? 0) + 1;
    };
    // Not all at the same moment.
    let timer: NodeJS.Timeout = setTimeout(() => (timer = setInterval(press, every)), Math.random() * every);
    return () => clearTimeout(timer);
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const stop of timers) stop();
  return typed;
}

async function lostKeys(scene: Scene, sections: readonly SectionId[], typed: readonly number[]): Promise<number> {
  let kept = 0;
  for (const section of new Set(sections)) kept += textOf(await scene.document(section)).replaceAll(/[^k]/g, '').length;
  return typed.reduce((sum, count) => sum + count, 0) - kept;
}

async function allSaved(clients: readonly LightClient[]): Promise<void> {
  const end = Date.now() + 60_000;
  while (!clients.every(({ isSaved }) => isSaved)) {
    if (Date.now() > end) throw new Error('Not everything was called saved within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
