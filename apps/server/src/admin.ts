import 'reflect-metadata';
import { openDatabaseBeside } from './database.js';
import { adminCommand } from './membership/admin-command.js';
import { readConfig } from './platform/read-config.js';
import { StartFault } from './platform/start-fault.js';

/** What an operator does from the command line: npm run admin -- create-council ... */
async function run(): Promise<void> {
  const { exitCode, say } = await adminCommand(process.argv.slice(2), async () => {
    const config = readConfig();
    const { db, close } = await openDatabaseBeside(config);
    return { config, db, close };
  });
  process.stdout.write(`${say}\n`);
  process.exitCode = exitCode;
}

run().catch((fault: unknown) => {
  const sentences = fault instanceof StartFault ? fault.sentences : [reasonOf(fault)];
  process.stderr.write(`Nothing was done.\n${sentences.map((one) => `- ${one}`).join('\n')}\n`);
  process.exitCode = 1;
});

/** A fault of ours: its whole story is for the operator's eyes. */
function reasonOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
