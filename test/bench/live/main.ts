import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { startDatabase } from './database.js';
import type { Round } from './goals.js';
import { readOptions, type Options } from './options.js';
import { endAll } from './launch.js';
import { startOurs } from './ours.js';
import { installPeers, peerVersions, startPeer } from './peers.js';
import { takeCores } from './processes.js';
import { goalTable, scenarioTable, verdicts, type Results } from './report.js';
import { SCENARIO, type ScenarioName } from './scenarios.js';
import type { Changes, Machine, ServerName, ServerUnderTest } from './server.js';
import { CROWD, DOCUMENT, loadTape, LONG } from './tape.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const started = performance.now();
  installPeers();
  // Before this process has a core to itself: making them takes a minute.
  for (const spec of [CROWD, LONG, DOCUMENT]) loadTape(spec);
  const cores = takeCores();
  const database = await startDatabase(cores);
  const interrupted = (): void => {
    endAll();
    void database.stop().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    const machine = { cores, database };
    introduce(machine, options);
    const results = await runAll(machine, options);
    finish(machine, options, results);
  } finally {
    await database.stop();
  }
  say(`Took ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** Every scenario in every round, one server after the other. */
async function runAll(machine: Machine, options: Options): Promise<Results> {
  const results: Results = {};
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const name of options.scenarios) {
      const found = await runRound(name, machine, options, round);
      (results[name] ??= []).push(found);
      say(`Round ${round}. ${scenarioTable(name, [found])}`);
    }
  }
  return results;
}

async function runRound(name: ScenarioName, machine: Machine, options: Options, number: number): Promise<Round> {
  const round: Round = {};
  const { servers, once = [], fewerWhenQuick = false, run } = SCENARIO[name];
  const all = number === 1 && !(options.quick && fewerWhenQuick);
  const isDue = (one: ServerName): boolean => options.servers.includes(one) && (all || !once.includes(one));
  for (const server of servers.filter(isDue)) {
    const start = (changes: Changes = {}): Promise<ServerUnderTest> => startServer(server, machine, changes);
    try {
      round[server] = await run({ start, machine, ...options });
    } catch (fault) {
      say(`  ! ${name}, ${server} was not measured: ${fault instanceof Error ? fault.message : String(fault)}`);
      process.exitCode = 1;
    }
  }
  return round;
}

function startServer(name: ServerName, machine: Machine, changes: Changes): Promise<ServerUnderTest> {
  return name === 'ours' ? startOurs(machine, changes) : startPeer(name, machine, changes);
}

function introduce({ cores }: Machine, { rounds, quick, cursors, onTheWay }: Options): void {
  const versions = Object.entries(peerVersions()).map(([name, version]) => `${name} ${version}`);
  say(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)} before it.`);
  say(`Peers: ${versions.join(', ')}.`);
  say(
    cores
      ? `Server and Postgres on core ${cores.server}, generator on core ${cores.generator} (taskset).`
      : 'Server, Postgres and generator share the cores: there is one core only, or no taskset.',
  );
  say(`${rounds} round(s)${quick ? ', quick' : ''}, ${cursors ? 'with' : 'without'} cursor traffic in a, b and c.`);
  say('Ours as shipped: session, authorship, schema check, stored in Postgres before shown. For d1 and d2 only, its');
  say('limit of 60 updates a second (P0) is raised with ROOM_UPDATES_PER_SECOND; there each writer has up to');
  say(`${onTheWay} edits on their way.\n`);
}

function finish({ cores }: Machine, options: Options, results: Results): void {
  const { rounds, json, quick, cursors, onTheWay, idleSeconds } = options;
  const goals = verdicts(results);
  if (rounds > 1) {
    say(`Medians of ${rounds} rounds\n`);
    for (const [name, found] of Object.entries(results)) say(scenarioTable(name as ScenarioName, found));
  }
  say(`Ours beside the goals: ratios inside a round, median of the rounds\n${goalTable(goals)}\n`);
  const file = resolve(json ?? join('.data-bench', 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`));
  mkdirSync(join(file, '..'), { recursive: true });
  const setting = { at: new Date(), node: process.version, cpu: cpus()[0]?.model, cores, peers: peerVersions() };
  writeFileSync(
    file,
    `${JSON.stringify({ ...setting, rounds, quick, cursors, onTheWay, idleSeconds, results, goals }, null, 2)}\n`,
  );
  say(`All figures are in ${file}.`);
}

await main().catch((fault: unknown) => {
  say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  process.exitCode = 1;
});
process.exit();
