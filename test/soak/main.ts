import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { allComeBack } from './all-come-back.js';
import { comingAndGoing } from './coming-and-going.js';
import { passes, table, type Figure } from './figures.js';
import { crowdInOneSection, manySections } from './load.js';
import { Scene } from './scene.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const SCENARIOS = {
  load: [crowdInOneSection, manySections],
  return: [allComeBack],
  soak: [(scene: Scene) => comingAndGoing(scene, tell)],
} as const;

/** Each scenario has a server and a database of its own. */
async function run(names: readonly (keyof typeof SCENARIOS)[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const scenario of names.flatMap((name) => [...SCENARIOS[name]])) {
    const scene = await Scene.open();
    try {
      const measured = await scenario(scene);
      figures.push(...measured);
      tell(`\n${table(measured)}`);
    } finally {
      await scene.close();
    }
  }
  return figures;
}

const asked = process.argv.slice(2).filter((name) => name in SCENARIOS) as (keyof typeof SCENARIOS)[];
const figures = await run(asked.length > 0 ? asked : ['load', 'return', 'soak']);
const report = JSON.stringify({ at: new Date(), node: process.version, load: loadavg(), figures }, null, 2);
if (process.env.SOAK_JSON) await writeFile(process.env.SOAK_JSON, report);
tell(`\n${report}`);
process.exit(figures.every(passes) ? 0 : 1);
