import { execFileSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../build/running-server.js';
import { launch } from './launch.js';
import type { Changes, Machine, Party, Room, ServerName, ServerUnderTest } from './server.js';
import { WATCHED } from './collect-garbage.js';

const SOURCE = resolve('test/bench/live/peers');
const PLACE = resolve('.data-bench/peers');

/** Where each peer's program lies once installed, and what it prints when it is ready. */
const PROGRAMS = {
  hocuspocus: { script: 'hocuspocus.mjs', ready: 'Ready', dialect: 'hocuspocus' },
  'hocuspocus-database': { script: 'hocuspocus.mjs', ready: 'Ready', dialect: 'hocuspocus' },
  'y-websocket-server': {
    script: 'node_modules/@y/websocket-server/src/server.js',
    ready: 'running at',
    dialect: 'y-websocket',
  },
  relay: { script: 'relay.mjs', ready: 'Ready', dialect: 'relay' },
} as const;

/** A server that is compared with ours. */
export type Peer = Exclude<ServerName, 'ours'>;

/** Installs the peers from npm into a folder of the benchmark, where they are not there yet. */
export function installPeers(): void {
  const lock = readFileSync(join(SOURCE, 'package-lock.json'), 'utf8');
  const mark = join(PLACE, 'installed');
  mkdirSync(PLACE, { recursive: true });
  cpSync(SOURCE, PLACE, { recursive: true });
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  process.stdout.write('Installing the peers of the benchmark; this happens once.\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: PLACE, stdio: 'inherit' });
  writeFileSync(mark, lock);
}

/** Versions of the peers as installed. */
export function peerVersions(): Record<string, string> {
  const packages = ['@hocuspocus/server', '@hocuspocus/extension-database', '@y/websocket-server', 'yjs'];
  return Object.fromEntries(
    packages.map((name) => {
      const file = join(PLACE, 'node_modules', name, 'package.json');
      return [name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version];
    }),
  );
}

/** The address of the database that Hocuspocus's extension keeps its documents in. */
export function hocuspocusDatabase({ database }: Machine): Promise<string> {
  return database.named('hocuspocus');
}

/** Starts a peer as it ships. */
export async function startPeer(name: Peer, machine: Machine, changes: Changes): Promise<ServerUnderTest> {
  const { script, ready, dialect } = PROGRAMS[name];
  const usesDatabase = name === 'hocuspocus-database';
  const port = await freePort();
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    ...(usesDatabase && { DATABASE_URL: await hocuspocusDatabase(machine) }),
    ...(changes.isWatched && WATCHED.env),
  };
  const nodeFlags = changes.isWatched ? WATCHED.nodeFlags : [];
  const launched = await launch(machine.cores, { script: join(PLACE, script), nodeFlags, env, ready });
  const openRooms = (count: number): Promise<Room[]> =>
    Promise.resolve(Array.from({ length: count }, () => ({ name: randomUUID() })));
  const seats = ({ name: room }: Room, { writers, readers }: Party) => {
    const path = dialect === 'hocuspocus' ? '' : room;
    const seat = { address: `ws://127.0.0.1:${port}/${path}`, headers: {}, room };
    return Promise.resolve(
      Array.from({ length: writers + readers }, (_, place) => ({
        ...seat,
        client: place < writers ? randomInt(2 ** 28, 2 ** 32) : 0,
      })),
    );
  };
  return { ...launched, name, dialect, usesDatabase, openRooms, seats };
}
