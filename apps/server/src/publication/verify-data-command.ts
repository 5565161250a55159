import type { DataSource } from 'typeorm';
import { verifyData } from './verify-data.js';

/** Of data that is wrong everywhere, this many rows are named. */
const MOST_FAULTS = 100;

/** `npm run admin -- verify-data`: checks all that is stored against its hashes, and names each row that is another. */
export async function verifyDataCommand(db: DataSource): Promise<{ exitCode: 0 | 1; say: string }> {
  const found = await db.transaction('REPEATABLE READ', (tx) => verifyData(tx));
  const { entries, openings, rows, publications, faults } = found;
  const read =
    `Read: ${entries} entries of records, ${openings} openings, ${rows} rows of sections' logs, ` +
    `${publications} published files.`;
  if (faults.length === 0) return { exitCode: 0, say: `Everything is as it was stored. ${read}` };
  const named = faults.slice(0, MOST_FAULTS).map(({ table, row, because }) => `- ${table} ${row}: ${because}`);
  const more = faults.length > MOST_FAULTS ? [`And ${faults.length - MOST_FAULTS} more.`] : [];
  return { exitCode: 1, say: [`These rows are not what was stored. ${read}`, ...named, ...more].join('\n') };
}
