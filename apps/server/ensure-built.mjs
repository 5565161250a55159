import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(top, 'dist', '.built');
const SOURCES = ['apps/server', 'apps/web', 'libs', 'package-lock.json', 'tsconfig.json', 'nest-cli.json', '.swcrc'];

/** Builds server and pages when there is no build of exactly these sources. An image brings its build and no sources. */
export function ensureBuilt() {
  if (!existsSync(join(top, 'apps', 'server', 'src'))) return;
  const now = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  process.stderr.write('Building. This takes a minute, and only after a change.\n');
  try {
    execFileSync('npm', ['run', '--silent', 'build'], {
      cwd: top,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    process.stderr.write('The build failed: see above. Run npm ci if packages are missing.\n');
    process.exit(1);
  }
  writeFileSync(stamp, now);
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
