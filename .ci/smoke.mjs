// Starts the built server as an operator would, looks at its pages, checks the published file, and stops it.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY_WITHIN_MS = 150_000;
const STOPPED_WITHIN_MS = 30_000;

const dataDir = await mkdtemp(join(tmpdir(), 'smoke-'));
// Where root starts the server, Postgres runs as another user, and must come through.
await chmod(dataDir, 0o711);
const port = await freePort();
const url = `http://localhost:${port}`;
const server = spawn(process.execPath, ['dist/apps/server/src/main.js'], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), DATA_DIR: dataDir, DEMO: '1' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = new Promise((done) => server.once('exit', (code, signal) => done(code ?? signal)));
let printed = '';
for (const stream of [server.stdout, server.stderr]) {
  stream.on('data', (chunk) => {
    printed += chunk;
    process.stdout.write(chunk);
  });
}
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => server.kill('SIGTERM'));

try {
  await until(() => printed.includes('Ready at '), READY_WITHIN_MS, 'print "Ready at"');
  const register = await page('/', 'text/html');
  await page('/healthz');
  await page('/readyz');
  const statement = /href="(?:https?:\/\/[^/"]+)?(\/statements\/northmoor\/[^"/#?]+)"/.exec(register)?.[1];
  if (!statement) throw new Error('The register has no link to a statement of Northmoor.');
  await page(statement, 'text/html');
  await page(`${statement}/v/1`, 'text/html');
  await page(`${statement}.json`, 'application/json');
  await verify(`${url}${statement}.json`);
  server.kill('SIGTERM');
  const code = await endedWithin(STOPPED_WITHIN_MS);
  if (code !== 0) throw new Error(`After SIGTERM the server was to end with 0: ${code}.`);
  process.stdout.write('The built server starts, answers, and stops.\n');
} catch (fault) {
  process.stdout.write(`${fault.message}\n`);
  process.exitCode = 1;
} finally {
  server.kill('SIGTERM');
  await endedWithin(STOPPED_WITHIN_MS);
  server.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
}

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function until(holds, ms, what) {
  const end = Date.now() + ms;
  while (!holds()) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    if (Date.now() > end) throw new Error(`The server did not ${what} within ${ms / 1000} s.`);
    await wait(50);
  }
}

async function page(path, type = '') {
  const answer = await fetch(`${url}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  const text = await answer.text();
  const is = answer.headers.get('content-type') ?? '';
  process.stdout.write(`${answer.status} ${path} ${is} ${text.length}\n`);
  if (answer.status !== 200 || !is.startsWith(type)) throw new Error(`${path} is not as it should be: ${text}`);
  return text;
}

async function verify(address) {
  const command = spawn('npm', ['run', '--silent', 'verify', '--', address], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((done) => command.once('exit', done));
  if (code !== 0) throw new Error(`npm run verify ended with ${code}.`);
}

function wait(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

/** What a process ended with, or that it did not; the waiting itself keeps nothing alive. */
function endedWithin(ms) {
  return Promise.race([ended, new Promise((done) => setTimeout(done, ms, 'it is still running').unref())]);
}
