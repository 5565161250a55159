// npm run mutate:rules [-- R13 R16]: takes rules away one at a time, and sees that a test which names the rule fails.
// Each file is put back at once, also when it is stopped. About two minutes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS } from './mutations.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const answers = mkdtempSync(join(tmpdir(), 'mutations-'));
const asked = process.argv.slice(2);
const wanted = MUTATIONS.filter(({ rule }) => asked.length === 0 || asked.includes(rule));

/** The file that is changed just now, with what it said before. */
let changed = null;
/** The tests that run just now. */
let tests = null;

function putBack() {
  if (changed) writeFileSync(changed.path, changed.before);
  changed = null;
}

function end(code) {
  tests?.kill();
  putBack();
  rmSync(answers, { recursive: true, force: true });
  process.exit(code);
}

/** Runs specs of the rules; gives the names of the tests that fail. */
function failing(specs) {
  const outputFile = join(answers, 'answer.json');
  rmSync(outputFile, { force: true });
  const args = ['--selectProjects', 'rules', '--testPathPatterns', ...specs, '--runInBand', '--silent', '--json'];
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args];
  return new Promise((resolve, reject) => {
    tests = spawn(process.execPath, [...jest, '--outputFile', outputFile], { cwd: top, stdio: 'ignore' });
    tests.on('error', reject);
    tests.on('exit', () => {
      tests = null;
      try {
        resolve(failuresIn(JSON.parse(readFileSync(outputFile, 'utf8'))));
      } catch (fault) {
        reject(fault);
      }
    });
  });
}

/** A file that does not load at all has no test that fails: it counts under its own name. */
function failuresIn({ testResults, numTotalTests }) {
  if (testResults.length === 0) throw new Error('No spec has such a name.');
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const names = results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return numTotalTests === 0 ? testResults.map(({ name }) => name) : names;
}

/** Takes one rule away, and tells what came of it. */
async function outcomeOf({ rule, file, find, by, specs }) {
  const path = join(top, file);
  const before = readFileSync(path, 'utf8');
  const times = before.split(find).length - 1;
  if (times !== 1) return { isNoticed: false, says: `its text stands there ${times} times` };
  changed = { path, before };
  try {
    writeFileSync(
      path,
      before.replace(find, () => by),
    );
    const names = await failing([specs]);
    const naming = names.filter((name) => name.includes(`[${rule}]`));
    if (naming.length > 0) return { isNoticed: true, says: `${naming.length} failed: ${naming[0]}` };
    return { isNoticed: false, says: names.length === 0 ? 'survives' : `${names.length} failed, none names ${rule}` };
  } finally {
    putBack();
  }
}

async function main() {
  if (wanted.length === 0) throw new Error('None of these rules has a mutation.');
  const already = await failing(wanted.map(({ specs }) => specs));
  if (already.length > 0) throw new Error(`These fail as it is: ${already.join('; ')}`);
  let missed = 0;
  for (const mutation of wanted) {
    const { isNoticed, says } = await outcomeOf(mutation);
    if (!isNoticed) missed += 1;
    console.log(
      `${isNoticed ? 'noticed' : 'MISSED '}  ${mutation.rule.padEnd(4)} ${mutation.what}\n               ${says}`,
    );
  }
  console.log(`\n${wanted.length - missed} of ${wanted.length} were noticed by a test that names the rule.`);
  end(missed === 0 ? 0 : 1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(130));
main().catch((fault) => {
  console.error(fault.message);
  end(1);
});
