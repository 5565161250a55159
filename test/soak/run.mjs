// npm run test:soak [-- specs load return soak]: the tests of faults with large counts, then load and endurance against
// the built server. Without a name, all of it. Counts can be set: KILL_ROUNDS, SOAK_MINUTES, LOAD_SECONDS and so on.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../apps/server/ensure-built.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const asked = process.argv.slice(2);

/** What is small in `npm test`. */
const COUNTS = {
  KILL_ROUNDS: '200',
  PARTITION_ROUNDS: '20',
  OUTAGE_SECONDS: '30',
  NEWS_OUTAGE_SECONDS: '60',
  SOCKET_FUZZ_SEEDS: '25',
  FUZZ_SEEDS: '1000',
  GATE_FUZZ: '500000',
  HOSTILE_UPDATES: '20000',
  SOAK: '1',
};

/** Specs whose counts these are. */
const SPECS = 'test/faults|test/hostile|section-room.fuzz|admission.fuzz|slow-reader|verify-independently';

ensureBuilt();
let failed = false;
const run = (args, env) => {
  const { status } = spawnSync(process.execPath, args, { cwd: top, stdio: 'inherit', env: { ...process.env, ...env } });
  failed ||= status !== 0;
};
if (asked.length === 0 || asked.includes('specs')) {
  run(['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--testPathPatterns', SPECS], {
    ...COUNTS,
    ...Object.fromEntries(
      Object.keys(COUNTS).flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])),
    ),
  });
}
if (asked.length === 0 || asked.some((name) => name !== 'specs')) {
  run(
    ['--conditions=source', '--no-warnings', '--import', './test/soak/register.mjs', 'test/soak/main.ts', ...asked],
    {},
  );
}
process.exit(failed ? 1 : 0);
