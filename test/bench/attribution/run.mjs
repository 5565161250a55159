import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { costOf } from './cost.mjs';
import { table } from './table.mjs';
import { fiveEditors } from './five-editors.mjs';
import { compared, replayTrace } from './trace.mjs';

const TOP = fileURLToPath(new URL('../../..', import.meta.url));
const TRACE =
  process.env.TRACE ?? fileURLToPath(new URL('../../../../shared/traces/friendsforever.json.gz', import.meta.url));
const OPERATIONS = Number(process.env.OPERATIONS ?? 100_000);
const SEED = Number(process.env.SEED ?? 20261124);

/** Runs both histories and prints what came out. */
export async function run() {
  const results = { node: process.version, trace: null, fiveEditors: null };
  if (existsSync(TRACE)) {
    say(`Replaying ${TRACE}, each transaction on its own parents, through the room and its log.`);
    const history = await replayTrace(TRACE);
    results.trace = { ...compared(history), ...costOf(history, say) };
  } else {
    say(`There is no trace at ${TRACE}: set TRACE. Only the long sessions are run.`);
  }
  say(`Five editors, ${OPERATIONS} operations, seed ${SEED}.`);
  const sessions = await kept(`five-editors-${SEED}-${OPERATIONS}`, () =>
    fiveEditors({ operations: OPERATIONS, seed: SEED, say }),
  );
  results.fiveEditors = {
    operations: OPERATIONS,
    seed: SEED,
    did: sessions.did,
    characters: sessions.characters,
    ...costOf(sessions, say),
  };
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n\n${table(results)}`);
}

/** Long sessions take a minute to make and are the same for a seed: they are made once. Remove .data-bench to make them again. */
async function kept(name, make) {
  const path = `${TOP}.data-bench/${name}.bin`;
  if (existsSync(path)) return deserialize(readFileSync(path));
  const history = await make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, serialize(history));
  return history;
}

function say(words) {
  process.stderr.write(`${words}\n`);
}
