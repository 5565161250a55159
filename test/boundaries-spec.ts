import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** An import that a rule forbids, in a file of its own. */
interface Planted {
  readonly rule: string;
  /** From the top of the project. */
  readonly file: string;
  readonly text: string;
}

/** For each library, one that it may not import. */
const FORBIDDEN_LIBRARY: Readonly<Record<string, string>> = {
  concordat: 'document',
  document: 'concordat',
  record: 'document',
  attribution: 'concordat',
  room: 'sign-off',
  deliberation: 'sign-off',
  'sign-off': 'deliberation',
  'power-panel': 'document',
  publication: 'room',
  reading: 'room',
};

const SLICES = [
  'platform',
  'timeline',
  'membership',
  'concordats',
  'statements',
  'convening',
  'proposing',
  'live-editing',
  'attribution',
  'comments',
  'fair-dealing',
  'deliberation',
  'sign-off',
  'safeguarding',
  'handing-over',
  'history',
  'mediation',
  'commitments',
  'power-panel',
  'publication',
  'public-record',
  'demo',
];

const IMPURE = ['@nestjs/common', 'typeorm', 'pg', 'graphql', 'ws'];

const server = 'apps/server/src';

const PLANTED: readonly Planted[] = [
  { rule: 'all-resolved', file: `${server}/demo/lost.ts`, text: `export { x } from '#nowhere';` },
  { rule: 'no-cycles', file: 'libs/concordat/src/egg.ts', text: `export * from './hen.js';` },
  ...IMPURE.map((name) => ({
    rule: 'libs-are-pure',
    file: `libs/record/src/impure-${name.replace(/\W/g, '-')}.ts`,
    text: `export type * from '${name}';`,
  })),
  {
    rule: 'libs-are-pure',
    file: 'libs/record/src/impure-app.ts',
    text: `export * from '../../../${server}/platform/thing.js';`,
  },
  { rule: 'libs-need-no-node', file: 'libs/record/src/reads.ts', text: `export { readFile } from 'node:fs/promises';` },
  { rule: 'libs-need-no-node', file: 'libs/record/src/hashes.ts', text: `export { createHash } from 'crypto';` },
  ...Object.entries(FORBIDDEN_LIBRARY).map(([library, forbidden]) => ({
    rule: `lib-${library}`,
    file: `libs/${library}/src/climber.ts`,
    text: `export * from '#${forbidden}';`,
  })),
  {
    rule: 'libs-only-by-front-door',
    file: `${server}/statements/back-door.ts`,
    text: `export * from '../../../../libs/concordat/src/inner.js';`,
  },
  {
    rule: 'libs-only-by-front-door',
    file: 'libs/room/src/back-door.ts',
    text: `export * from '../../concordat/src/inner.js';`,
  },
  ...SLICES.slice(0, -1).map((slice, i) => ({
    rule: `slice-${slice}`,
    file: `${server}/${slice}/ahead.ts`,
    text: `export type * from '../${SLICES[i + 1]}/thing.js';`,
  })),
  {
    rule: 'web-knows-no-server',
    file: 'apps/web/src/server.ts',
    text: `export * from '../../server/src/platform/thing.js';`,
  },
  { rule: 'web-knows-no-server', file: 'apps/web/src/nest.tsx', text: `export * from '@nestjs/common';` },
  { rule: 'specs-stay-out', file: 'libs/document/src/tested.ts', text: `export * from './tested.spec.js';` },
];

const ROOT = resolve(import.meta.dirname, '..');

describe('the boundaries between the parts', () => {
  let project: string;
  beforeAll(async () => {
    project = await aSmallProject();
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  it('hold in a project that keeps to them', async () => {
    expect(await violations(project)).toEqual([]);
  });

  it('are each seen where they are broken, and only there', async () => {
    for (const { file, text } of PLANTED) await write(project, file, text);
    await write(project, 'libs/document/src/tested.spec.ts', 'export {};');
    await write(project, 'libs/concordat/src/hen.ts', `export * from './egg.js';`);
    const expected = PLANTED.map(({ rule, file }) => `${rule}: ${file}`);
    expect(await violations(project)).toEqual(expected.sort());
  });

  it('are each broken here', async () => {
    const config = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    const rules = config.forbidden.map(({ name }) => name);
    expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual(rules.sort());
  });
});

/** A project with the real rules, every library and slice, and packages to import wrongly. */
async function aSmallProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'boundaries-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) await cp(join(ROOT, file), join(project, file));
  const { imports } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { imports: object };
  await write(project, 'package.json', JSON.stringify({ name: 'small', type: 'module', imports }));
  for (const library of Object.keys(FORBIDDEN_LIBRARY)) {
    await write(project, `libs/${library}/src/index.ts`, `export * from './inner.js';`);
    await write(project, `libs/${library}/src/inner.ts`, 'export const inner = 1;');
  }
  for (const slice of SLICES) {
    await write(
      project,
      `${server}/${slice}/thing.ts`,
      `import { inner } from '#concordat';\nexport const thing = inner;`,
    );
  }
  await write(project, 'apps/web/src/main.tsx', `export * from '#reading';`);
  await write(project, 'test/some-spec.ts', `export * from '../${server}/demo/thing.js';`);
  for (const name of IMPURE) {
    await write(project, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await write(project, `node_modules/${name}/index.js`, 'module.exports = {};');
  }
  return project;
}

async function write(project: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(project, file)), { recursive: true });
  await writeFile(join(project, file), `${text}\n`);
}

/** What dependency-cruiser reports: `rule: file`, sorted. */
function violations(project: string): Promise<string[]> {
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'test'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: project, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      // It ends with the number of violations: the report tells more.
      if (!stdout) return fail(new Error(stderr));
      const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
      done([...new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort());
    });
  });
}
