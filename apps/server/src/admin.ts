import 'reflect-metadata';
import { openDatabaseBeside } from './database.js';
import { adminCommand } from './membership/admin-command.js';
import type { HoldFirst } from './membership/erase-person.js';
import { readConfig } from './platform/read-config.js';
import { sentencesOf } from './platform/start-fault.js';
import { verifyDataCommand } from './publication/verify-data-command.js';
import { restateSectionsIn } from './sign-off/restate-sections.js';

/** What an operator does from the command line: npm run admin -- create-council ... */
async function run(): Promise<void> {
  const args = process.argv.slice(2);
  const { exitCode, say } = await (args.join(' ') === 'verify-data' ? verifyStored() : adminCommand(args, office));
  process.stdout.write(`${say}\n`);
  process.exitCode = exitCode;
}

async function office() {
  const config = readConfig();
  const { db, close } = await openDatabaseBeside(config);
  const restate = restateSectionsIn(db);
  const holdFirst: HoldFirst = (tx, statementIds) => restate.holding(tx, statementIds);
  return { config, db, close, holdFirst };
}

/** Apart from the others, because it reads everything that the server stores, and changes nothing. */
async function verifyStored() {
  const { db, close } = await office();
  try {
    return await verifyDataCommand(db);
  } finally {
    await close();
  }
}

run().catch((fault: unknown) => {
  const sentences = sentencesOf(fault).map((one) => `- ${one}`);
  process.stderr.write(`Nothing was done.\n${sentences.join('\n')}\n`);
  process.exitCode = 1;
});
