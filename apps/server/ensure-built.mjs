import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(top, 'dist', '.built');
const SOURCES = [
  'apps/server',
  'apps/web',
  'libs',
  'schema.graphql',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  '.swcrc',
];

/** Builds server and pages when there is no build of exactly these sources. An image brings its build and no sources. */
export function ensureBuilt() {
  if (!existsSync(join(top, 'apps', 'server', 'src'))) return;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources()) return;
  process.stderr.write('Building. This takes a minute, and only after a change.\n');
  build('ignore');
}

/** Builds server and pages, and marks the build with what it was made from. Ends the process when it fails. */
export function build(output) {
  // Before, so that what is changed while it is built is built again.
  const sources = hashOfSources();
  try {
    for (const part of ['build:server', 'build:web']) {
      execFileSync('npm', ['run', '--silent', part], {
        cwd: top,
        stdio: ['ignore', output, 'inherit'],
        shell: process.platform === 'win32',
      });
    }
  } catch {
    process.stderr.write('The build failed: see above. Run npm ci if packages are missing.\n');
    process.exit(1);
  }
  writeFileSync(stamp, sources);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, join(top, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort())
      if (name !== 'generated' && name !== 'node_modules') addTo(hash, join(path, name));
    return;
  }
  if (/\.spec\.tsx?$/.test(path)) return;
  hash.update(path.slice(top.length)).update(readFileSync(path));
}
