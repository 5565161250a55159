import { SCENARIOS, type ScenarioName } from './scenarios.js';
import { SERVERS, type ServerName } from './server.js';

/** What was asked for on the command line. */
export interface Options {
  readonly scenarios: readonly ScenarioName[];
  readonly servers: readonly ServerName[];
  readonly rounds: number;
  readonly cursors: boolean;
  readonly quick: boolean;
  /** d1 and d2: edits of each writer that may be on their way. */
  readonly onTheWay: number;
  /** Memory: how long rooms are left alone before it is read. */
  readonly idleSeconds: number;
  /** Where the figures go; null for the benchmark's own folder. */
  readonly json: string | null;
}

/** How to call it. */
export const USAGE = `npm run bench:live -- [--scenarios ${SCENARIOS.join()}] [--servers ${SERVERS.join()}]
  [--rounds 3] [--cursors] [--quick] [--on-the-way 32] [--idle-seconds 12] [--json file]`;

/** Reads the command line. Throws a sentence where it is wrong. */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at]!;
    if (FLAGS.includes(name)) given.set(name, '');
    else if (VALUES.includes(name) && args[at + 1]) given.set(name, args[(at += 1)]!);
    else throw new Error(`${name} is not understood.\n${USAGE}`);
  }
  const quick = given.has('--quick');
  const rounds = Number(given.get('--rounds') ?? (quick ? 1 : 3));
  const onTheWay = Number(given.get('--on-the-way') ?? ON_THE_WAY);
  const idleSeconds = Number(given.get('--idle-seconds') ?? IDLE_SECONDS);
  for (const count of [rounds, onTheWay, idleSeconds]) {
    if (!Number.isInteger(count) || count < 1) throw new Error(`A whole number is wanted.\n${USAGE}`);
  }
  return {
    scenarios: among(SCENARIOS, given.get('--scenarios')),
    servers: among(SERVERS, given.get('--servers')),
    rounds,
    onTheWay,
    idleSeconds,
    cursors: given.has('--cursors'),
    quick,
    json: given.get('--json') ?? null,
  };
}

const ON_THE_WAY = 32;
const IDLE_SECONDS = 12;
const FLAGS = ['--quick', '--cursors'];
const VALUES = ['--scenarios', '--servers', '--rounds', '--on-the-way', '--idle-seconds', '--json'];

function among<Name extends string>(all: readonly Name[], given: string | undefined): readonly Name[] {
  if (given === undefined) return all;
  const names = given.split(',');
  const unknown = names.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`${unknown.join()}: choose among ${all.join()}.\n${USAGE}`);
  return all.filter((name) => names.includes(name));
}
