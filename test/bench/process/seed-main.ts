import 'reflect-metadata';
import { openDatabase } from '../../../apps/server/src/database.js';
import { Council } from '../../../apps/server/src/membership/council.entity.js';
import { readConfig } from '../../../apps/server/src/platform/read-config.js';
import { sentencesOf } from '../../../apps/server/src/platform/start-fault.js';
import { LARGE, seedLarge } from './seed.js';
import { verifyAll } from './verify.js';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** npm run seed:large: fills the database of DATABASE_URL or DATA_DIR, and checks every hash in it. */
async function run(): Promise<number> {
  const seed = Number(process.env.SEED ?? 20_261_126);
  const config = readConfig({ ...process.env, DEMO: '0' });
  const { db, notes, close } = await openDatabase(config);
  try {
    notes.forEach(tell);
    if (await db.manager.existsBy(Council, {})) {
      tell(
        'Nothing was done: this database holds something already. Give it one of its own, in DATABASE_URL or DATA_DIR.',
      );
      return 1;
    }
    tell(`SEED=${seed}`);
    await seedLarge({ db, config }, { seed, size: LARGE, tell });
    const { entries, openings, rows, publications, faults } = await verifyAll(db);
    tell(`Checked: ${entries} entries, ${openings} openings, ${rows} rows of logs, ${publications} published files.`);
    const wrong = faults.slice(0, 20).map(({ table, row, because }) => `${table} ${row}: ${because}`);
    tell(faults.length === 0 ? 'Every hash is true.' : `${faults.length} wrong:\n${wrong.join('\n')}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

process.exitCode = await run().catch((fault: unknown) => {
  process.stderr.write(`${sentencesOf(fault).join('\n')}\n`);
  return 1;
});
