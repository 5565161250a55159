// npm run bench:live: builds what is missing, compiles the benchmark beside the build, and runs it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../../apps/server/ensure-built.mjs';

const top = fileURLToPath(new URL('../../..', import.meta.url));

ensureBuilt();
// Into the build, so that what it imports of the product is what the server runs.
execFileSync('npx', ['swc', '--quiet', 'test/bench/live', 'test/build', '--out-dir', 'dist'], {
  cwd: top,
  stdio: 'inherit',
});
process.chdir(top);
// By its address: it is not there before it is compiled.
await import(new URL('../../../dist/test/bench/live/main.js', import.meta.url).href);
