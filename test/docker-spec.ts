import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'prettier';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const compose = read('docker/compose.yaml');
const dockerfile = read('docker/Dockerfile');
const example = read('docker/.env.example');

/** Every name that the server's configuration reads. */
const KNOWN = new Set(matches(read('apps/server/src/platform/read-config.ts'), /\b([A-Z][A-Z_]+)\b/g));

/** What compose and the Postgres image read, which the server does not. */
const NOT_THE_SERVERS = new Set(['POSTGRES_PASSWORD', 'PUBLISHED_PORT', 'VERSION']);

/** Of these, a line that is missing from .env does no harm. */
const MAY_BE_EMPTY = new Set(['ALLOWED_ORIGINS', 'PUBLISHED_PORT', 'VERSION']);

describe('the image', () => {
  it('copies only what exists', () => {
    const lines = matches(dockerfile, /^COPY (?!--from)(.+)$/gm);
    const paths = lines.flatMap((line) => line.split(' ').slice(0, -1));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('is given all that it copies', () => {
    const given = matches(read('docker/Dockerfile.dockerignore'), /^!(.+)$/gm);
    const copied = matches(dockerfile, /^COPY (?!--from)(.+)$/gm).flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied.filter((path) => !given.includes(path))).toEqual([]);
    expect(given.filter((path) => !copied.includes(path))).toEqual([]);
  });

  it('copies from earlier stages what they have', () => {
    const stages = matches(dockerfile, /^FROM \S+ AS (\S+)$/gm);
    expect(matches(dockerfile, /--from=(\S+)/g).filter((stage) => !stages.includes(stage))).toEqual([]);
  });

  it('runs the newest supported Node, as nobody special, under an init', () => {
    expect(new Set(matches(dockerfile, /^FROM (\S+)/gm))).toEqual(new Set(['node:24-slim']));
    expect(matches(dockerfile, /^USER (.+)$/gm)).toEqual(['node']);
    expect(dockerfile).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini", "--", "with-secrets\.sh"\]$/m);
  });

  it('is asked whether it is ready', () => {
    expect(/^HEALTHCHECK[^]*?$\n\s+CMD .*$/m.exec(dockerfile)?.[0]).toContain('/readyz');
  });

  it('sets only variables that the server knows', () => {
    const set = matches(/^ENV [^]*?[^\\]$/m.exec(dockerfile)?.[0] ?? '', /([A-Z_]+)=/g);
    expect(set.length).toBeGreaterThan(0);
    expect(set.filter((name) => !KNOWN.has(name))).toEqual([]);
  });
});

describe('the compose file', () => {
  it('is well-formed', async () => {
    await expect(format(compose, { parser: 'yaml' })).resolves.toContain('services:');
  });

  it('gives the server only variables that it knows', () => {
    const environment = /^ {2}server:[^]*?^ {4}environment:\n((?: {6}.*\n)+)/m.exec(compose)?.[1] ?? '';
    const given = matches(environment, /^ {6}([A-Z_]+):/gm);
    expect(given).toContain('DATABASE_URL');
    expect(given.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it('gives secrets that the server or the database knows', () => {
    const secrets = matches(compose, /^ {4}environment: ([A-Z_]+)$/gm);
    expect(secrets).toEqual(['SIGNING_KEY', 'POSTGRES_PASSWORD']);
    expect(KNOWN).toContain('SIGNING_KEY');
  });

  it('has no default for what must not be guessed', () => {
    const withDefault = matches(compose, /\$\{([A-Z_]+):-/g);
    expect(withDefault.filter((name) => !MAY_BE_EMPTY.has(name))).toEqual([]);
    expect(compose).not.toMatch(/PASSWORD: (?!\$)/);
  });

  it('asks for nothing that the example does not explain, and the example for nothing else', () => {
    const asked = new Set([
      ...matches(compose, /\$\{([A-Z_]+)/g),
      ...matches(compose, /^ {4}environment: ([A-Z_]+)$/gm),
    ]);
    expect(new Set(matches(example, /^([A-Z_]+)=/gm))).toEqual(asked);
    expect([...asked].filter((name) => !KNOWN.has(name) && !NOT_THE_SERVERS.has(name))).toEqual([]);
  });

  it('keeps no secret in the example', () => {
    for (const name of ['SIGNING_KEY', 'POSTGRES_PASSWORD', 'SMTP_URL']) {
      expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });

  it('waits for a database and a Redis that are well', () => {
    expect(matches(compose, /condition: (.+)/g)).toEqual(['service_healthy', 'service_healthy']);
    expect(matches(compose, /^ {4}(healthcheck):$/gm)).toHaveLength(2);
  });

  it('opens the server to this machine only', () => {
    expect(matches(compose, /^ {6}- (127\.0\.0\.1:.*:3000|.*:\d+)$/gm)).toEqual([
      '127.0.0.1:${PUBLISHED_PORT:-3000}:3000',
    ]);
  });
});

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group]) => group ?? '');
}
