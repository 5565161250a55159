import 'reflect-metadata';
import { openDatabaseBeside } from './database.js';
import { adminCommand } from './membership/admin-command.js';
import { readConfig } from './platform/read-config.js';
import { sentencesOf } from './platform/start-fault.js';

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
  const sentences = sentencesOf(fault).map((one) => `- ${one}`);
  process.stderr.write(`Nothing was done.\n${sentences.join('\n')}\n`);
  process.exitCode = 1;
});
