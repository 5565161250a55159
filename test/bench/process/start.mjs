// npm run seed:large and npm run bench:process: builds what is missing, compiles this beside the build, and runs it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../../apps/server/ensure-built.mjs';

const top = fileURLToPath(new URL('../../..', import.meta.url));
const [name = 'main'] = process.argv.splice(2, 1);

ensureBuilt();
// Into the build, so that what it imports of the product is what the server runs.
execFileSync('npx', ['swc', '--quiet', 'test/bench/process', 'test/build', '--out-dir', 'dist'], {
  cwd: top,
  stdio: 'inherit',
});
process.chdir(top);
await import(new URL(`../../../dist/test/bench/process/${name}.js`, import.meta.url).href);
