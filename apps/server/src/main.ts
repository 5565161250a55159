import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { openDatabase, type OpenDatabase } from './database.js';
import { DemoLoader } from './demo/demo-loader.js';
import { faultNote } from './platform/fault-note.js';
import { JsonLog } from './platform/log.js';
import { readConfig } from './platform/read-config.js';
import { sentencesOf } from './platform/start-fault.js';
import { listen, makeServer } from './web-server.js';

/** What is told while it starts; standard output has the one line that it is ready. */
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

let opening: Promise<OpenDatabase> | null = null;
let app: INestApplication | null = null;
let isStopping = false;

/** From nothing to a server that answers, or to sentences that say why not. */
async function start(): Promise<void> {
  const config = readConfig();
  opening = openDatabase(config);
  const { db, notes } = await opening;
  notes.forEach(tell);
  const server = await makeServer(config, db);
  app = server;
  await server.get(DemoLoader).loadIfEmpty(tell);
  await listen(server, config);
  process.stdout.write(`Ready at ${config.baseUrl}\n`);
}

/** What is on its way is stored, then the database closes. Where it has not opened yet, it is waited for first. */
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  try {
    const database = await opening?.catch(() => null);
    await app?.close();
    await database?.close();
    process.exit(exitCode);
  } catch (fault) {
    new JsonLog().fatal({ event: 'stop-fault', ...faultNote(fault) });
    process.exit(1);
  }
}

/** Whoever stops a server kills it when this has passed twice. */
const STOP_WITHIN_MS = 20_000;

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
// Nobody knows what state this left things in: what is stored stays, and the next start takes over.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (fault) => {
    new JsonLog().fatal({ event, ...faultNote(fault) });
    process.exit(1);
  });
}

start().catch((fault: unknown) => {
  // What was cut short because we are stopping is no fault.
  if (isStopping) return;
  tell(
    `The server cannot start.\n${sentencesOf(fault)
      .map((one) => `- ${one}`)
      .join('\n')}`,
  );
  void stop(1);
});
