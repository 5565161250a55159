import 'reflect-metadata';
import { openDatabase } from './database.js';
import { DemoLoader } from './demo/demo-loader.js';
import { readConfig } from './platform/read-config.js';
import { StartFault } from './platform/start-fault.js';
import { listen, makeServer } from './web-server.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** From nothing to a server that answers, or to sentences that say why not. */
async function start(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  database.notes.forEach(say);
  try {
    const app = await makeServer(config, database.db);
    const stop = async (): Promise<void> => {
      await app.close();
      await database.close();
    };
    stopOn(stop);
    await app.get(DemoLoader).loadIfEmpty(say);
    await listen(app, config);
    say(`Ready at ${config.baseUrl}`);
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

/** What is on its way is stored before the server ends. A second signal does not wait. */
function stopOn(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

start().catch((fault: unknown) => {
  const sentences = fault instanceof StartFault ? fault.sentences : [reasonOf(fault)];
  process.stderr.write(`The server cannot start.\n${sentences.map((one) => `- ${one}`).join('\n')}\n`);
  process.exit(1);
});

/** A fault of ours: its whole story is for the operator's eyes, and holds nothing that people wrote. */
function reasonOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
