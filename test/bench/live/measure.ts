import { cpuOf, cpuOfTree } from './processes.js';
import type { Machine, ServerUnderTest } from './server.js';
import { wait, type Stage } from './stage.js';

/** Figures by name, in the unit that ends the name. */
export type Figures = Readonly<Record<string, number>>;

type Measured = Figures & { seconds: number; serverCpuPercent: number; databaseCpuPercent: number };

interface Reading {
  readonly at: number;
  readonly serverUs: number;
  readonly databaseUs: number;
  readonly generatorUs: number;
  readonly delivered: number;
}

/** Counts what is used and delivered from now until `ms` have passed or `isOver`. Traffic goes on meanwhile. */
export async function measure(
  { server, machine, stage }: { server: ServerUnderTest; machine: Machine; stage: Stage },
  ms: number,
  isOver: () => boolean = () => false,
): Promise<Measured> {
  const read = (): Reading => readNow(server, machine, stage);
  const before = read();
  stage.window.from = before.at;
  while (performance.now() < before.at + ms && !isOver() && stage.broken.length === 0) await wait(5);
  const after = read();
  stage.window.until = after.at;
  const used = (name: 'serverUs' | 'databaseUs' | 'generatorUs'): number => after[name] - before[name];
  const seconds = (after.at - before.at) / 1000;
  const deliveries = after.delivered - before.delivered;
  return {
    seconds,
    deliveries,
    cpuPerDeliveryUs: (used('serverUs') + used('databaseUs')) / deliveries,
    deliveriesPerSecond: deliveries / seconds,
    serverCpuPercent: used('serverUs') / seconds / 10_000,
    databaseCpuPercent: used('databaseUs') / seconds / 10_000,
    generatorCpuPercent: used('generatorUs') / seconds / 10_000,
  };
}

/** What is known only once everything has come: latencies of what was sent meanwhile, and what never came. */
export function afterwards({ latencies, missing, outOfOrder, broken }: Stage): Figures {
  return {
    p50Ms: latencies.percentile(0.5),
    p99Ms: latencies.percentile(0.99),
    missing,
    outOfOrder,
    brokenConnections: broken.length,
  };
}

function readNow(server: ServerUnderTest, { database }: Machine, stage: Stage): Reading {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    serverUs: cpuOf(server.pid),
    databaseUs: server.usesDatabase ? cpuOfTree(database.pid) : 0,
    generatorUs: user + system,
    delivered: stage.delivered,
  };
}
