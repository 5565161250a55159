import type { Figures } from './measure.js';
import type { ScenarioName } from './scenarios.js';
import type { ServerName } from './server.js';
import { median } from './statistics.js';

/** What the product is to reach (docs/benchmarks.md). With `than`, the limit is a ratio to that server in the same round. */
export interface Goal {
  readonly scenario: ScenarioName;
  readonly figure: string;
  readonly than: ServerName | null;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A goal with what was found; null where it was not measured. */
export interface Verdict extends Goal {
  readonly rounds: readonly number[];
  readonly found: number | null;
  readonly isMet: boolean | null;
}

/** What was measured, by server, in one round of one scenario. */
export type Round = Partial<Record<ServerName, Figures>>;

/** Every goal. */
export const GOALS: readonly Goal[] = [
  { scenario: 'a', figure: 'cpuPerDeliveryUs', than: 'hocuspocus', atMost: 0.45 },
  { scenario: 'a', figure: 'cpuPerDeliveryUs', than: 'y-websocket-server', atMost: 0.6 },
  { scenario: 'a', figure: 'p50Ms', than: null, atMost: 15 },
  { scenario: 'a', figure: 'p99Ms', than: null, atMost: 40 },
  { scenario: 'b', figure: 'cpuPerDeliveryUs', than: 'hocuspocus', atMost: 0.5 },
  { scenario: 'b', figure: 'cpuPerDeliveryUs', than: 'y-websocket-server', atMost: 0.7 },
  { scenario: 'c', figure: 'cpuPerDeliveryUs', than: 'hocuspocus', atMost: 0.9 },
  { scenario: 'd1', figure: 'cpuPerDeliveryUs', than: 'hocuspocus', atMost: 0.6 },
  { scenario: 'd1', figure: 'updatesPerSecond', than: 'hocuspocus', atLeast: 1 },
  { scenario: 'd2', figure: 'updatesPerSecond', than: 'hocuspocus', atLeast: 3 },
  { scenario: 'd2', figure: 'updatesPerSecond', than: 'y-websocket-server', atLeast: 1.5 },
  { scenario: 'joins', figure: 'joinMs', than: 'hocuspocus-database', atMost: 0.3 },
  { scenario: 'joins', figure: 'fiftyJoinsMs', than: 'hocuspocus-database', atMost: 0.2 },
  { scenario: 'cold', figure: 'coldOpenMs', than: 'hocuspocus-database', atMost: 0.3 },
  { scenario: 'memory', figure: 'roomKiB', than: 'hocuspocus', atMost: 0.25 },
  { scenario: 'memory', figure: 'roomKiB', than: 'y-websocket-server', atMost: 0.25 },
  { scenario: 'memory', figure: 'roomInUseKiB', than: 'hocuspocus', atMost: 0.25 },
  { scenario: 'memory', figure: 'roomInUseKiB', than: 'y-websocket-server', atMost: 0.25 },
  { scenario: 'crash', figure: 'acknowledgedLost', than: null, atMost: 0 },
];

/** Compares inside each round, and takes the median over the rounds; of what must never happen, the worst round. */
export function judge(goal: Goal, rounds: readonly Round[]): Verdict {
  const { figure, than, atMost = Infinity, atLeast = -Infinity } = goal;
  const values = rounds.flatMap((round) => {
    const ours = round.ours?.[figure];
    const base = than === null ? 1 : round[than]?.[figure];
    return ours === undefined || base === undefined || Number.isNaN(ours) ? [] : [ours / base];
  });
  if (values.length === 0) return { ...goal, rounds: [], found: null, isMet: null };
  const found = atMost === 0 ? Math.max(...values) : median(values);
  return { ...goal, rounds: values, found, isMet: found <= atMost && found >= atLeast };
}
