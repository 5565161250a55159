import { GOALS, judge, type Round, type Verdict } from './goals.js';
import { SCENARIO, type ScenarioName } from './scenarios.js';
import { SERVERS } from './server.js';
import { median } from './statistics.js';

/** All rounds of the scenarios that were run. */
export type Results = Partial<Record<ScenarioName, Round[]>>;

/** What is shown of each scenario; the JSON file has the rest. */
const SHOWN: Readonly<Record<ScenarioName, readonly string[]>> = {
  a: ['cpuPerDeliveryUs', 'p50Ms', 'p99Ms', 'deliveriesPerSecond', 'serverCpuPercent', 'databaseCpuPercent'],
  b: ['cpuPerDeliveryUs', 'p50Ms', 'p99Ms', 'deliveriesPerSecond', 'serverCpuPercent', 'databaseCpuPercent'],
  c: ['cpuPerDeliveryUs', 'p50Ms', 'p99Ms', 'deliveriesPerSecond', 'serverCpuPercent', 'databaseCpuPercent'],
  d1: ['cpuPerDeliveryUs', 'updatesPerSecond', 'cpuPerUpdateUs', 'p50Ms', 'serverCpuPercent', 'databaseCpuPercent'],
  d2: ['cpuPerDeliveryUs', 'updatesPerSecond', 'cpuPerUpdateUs', 'p50Ms', 'serverCpuPercent', 'databaseCpuPercent'],
  joins: ['joinMs', 'fiftyJoinsMs', 'joinWithTicketMs', 'fiftyJoinsWithTicketMs'],
  cold: ['coldOpenMs', 'firstOpenMs'],
  memory: ['roomKiB', 'roomInUseKiB', 'withoutMiB', 'withMiB'],
  crash: ['kills', 'acknowledged', 'acknowledgedLost', 'shown', 'shownLost'],
};

/** Every goal of the scenarios that were run. */
export function verdicts(results: Results): Verdict[] {
  return GOALS.flatMap((goal) => {
    const rounds = results[goal.scenario];
    return rounds ? [judge(goal, rounds)] : [];
  });
}

/** One scenario as a table of medians over its rounds, with what looks wrong below it. */
export function scenarioTable(name: ScenarioName, rounds: readonly Round[]): string {
  const servers = SERVERS.filter((server) => rounds.some((round) => round[server]));
  const columns = SHOWN[name].filter((figure) => rounds.some((round) => servers.some((one) => round[one]?.[figure])));
  const cells = servers.map((server) => [
    server,
    ...columns.map((figure) => number(median(rounds.map((round) => round[server]?.[figure] ?? NaN)))),
  ]);
  return [SCENARIO[name].title, ...table([['', ...columns], ...cells]), ...warnings(rounds), ''].join('\n');
}

/** The goals beside what was found. */
export function goalTable(found: readonly Verdict[]): string {
  const rows = found.map(({ scenario, figure, than, atMost, atLeast, rounds, found: value, isMet }) => [
    scenario,
    figure,
    than ? `to ${than}` : '',
    value === null ? 'not measured' : number(value) + (than ? 'x' : ''),
    `${atMost === undefined ? `>= ${atLeast}` : `<= ${atMost}`}${than ? 'x' : ''}`,
    isMet === null ? '' : isMet ? 'met' : 'MISSED',
    rounds.length > 1 ? rounds.map(number).join(' ') : '',
  ]);
  return table([['', 'measure', '', 'found', 'goal', '', 'rounds'], ...rows]).join('\n');
}

function warnings(rounds: readonly Round[]): string[] {
  const said = rounds.flatMap((round, index) =>
    SERVERS.flatMap((server) => {
      const { generatorCpuPercent = 0, missing = 0, brokenConnections = 0, outOfOrder = 0 } = round[server] ?? {};
      const where = `round ${index + 1}, ${server}:`;
      return [
        generatorCpuPercent > 90 ? `${where} the generator used ${number(generatorCpuPercent)} % of its core` : '',
        missing > 0 ? `${where} ${missing} deliveries never came` : '',
        outOfOrder > 0 ? `${where} ${outOfOrder} edits came before an earlier one of their writer` : '',
        brokenConnections > 0 ? `${where} ${brokenConnections} connections were ended by the server` : '',
      ];
    }),
  );
  return said.filter((line) => line !== '').map((line) => `  ! ${line}`);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`.trimEnd(),
  );
}

function number(value: number): string {
  if (Number.isNaN(value)) return '-';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
