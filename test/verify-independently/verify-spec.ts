import { sealBundle, verifyBundle } from '#publication';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aBundle,
  aBundleWithSomethingRemoved,
  aCouncilOnlyBundle,
  aPartnersOnlyBundle,
  aSigner,
} from '../../libs/publication/src/a-bundle.fake.js';
import { changed, changedAndSigned } from '../../libs/publication/src/changed-bundle.fake.js';
import { ofFormat1, ofFormat2, sealedAs } from '../../libs/publication/src/older-formats.fake.js';
import { northmoorBundle } from '../build/northmoor-bundle.js';
import { brokenRule } from './verify.mjs';

/** Of all changes each so-manieth, beginning at another one each time; all of them in `npm run test:soak`. */
const EACH = process.env.SOAK ? 1 : 12;

const here = 'test/verify-independently';
const signer = aSigner();
const sealed = sealBundle(aBundleWithSomethingRemoved(), signer);
/** The other kinds: published by the council alone, and by the other groups without it. */
const alone = [aCouncilOnlyBundle(), aPartnersOnlyBundle()].map((bundle) => sealBundle(bundle, signer));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files on which the two checkers differ, with what each says; empty when they agree on all. */
function differences(files: Iterable<readonly [what: string, make: () => Uint8Array]>): string[] {
  const found: string[] = [];
  for (const [what, make] of files) {
    const file = make();
    const [ours, theirs] = [verifyBundle(file).ok, brokenRule(file)];
    if (ours !== (theirs === null)) found.push(`${what}: ours says ${ours ? 'sound' : 'broken'}, the other ${theirs}`);
  }
  return found;
}

/** A place in a bundle: the object or list, and the name or number in it. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function* placesIn(value: unknown, path: readonly (string | number)[] = []): Iterable<Place> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    yield* placesIn(item, [...path, Array.isArray(value) ? Number(name) : name]);
  }
}

/** What may be put in the place of a value: of its kind, and of another. */
function others(value: unknown): unknown[] {
  if (typeof value === 'string') {
    const digits = /^[0-9a-f]{16,}$/.test(value) ? [value.replace(/^./, (c) => (c === '0' ? '1' : '0'))] : [];
    return [`${value}x`, '', null, 'SIGNED', 'DISSENTED', 'CARERS', ...digits];
  }
  if (typeof value === 'number') return [value + 1, 0, -1, 1.5, '1'];
  if (typeof value === 'boolean') return [!value, null];
  if (value === null) return ['x', 0, {}];
  if (Array.isArray(value)) return [[], value.slice(1), [...value, ...value.slice(0, 1)], [...value].reverse(), null];
  return [{}, { ...(value as object), more: 1 }, null];
}

function put(bundle: object, path: readonly (string | number)[], value: unknown): void {
  let at = bundle as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
}

/** Every value of the bundle replaced by every other, by somebody who holds the key and by somebody who does not. */
function* everyChange(of = sealed): Iterable<readonly [string, () => Uint8Array]> {
  for (const { path, value } of placesIn(JSON.parse(of))) {
    if (path.length === 0) continue;
    for (const other of others(value)) {
      const what = `${path.join('.')} = ${JSON.stringify(other)?.slice(0, 40)}`;
      const change = (copy: object): void => put(copy, path, other);
      yield [what, () => changed(of, change)];
      // What has no manifest cannot be signed.
      if (path[0] !== 'manifest' && path[0] !== 'signature') {
        yield [`${what}, signed`, () => signedAgain(change, of)];
      }
    }
  }
}

/** Signed again where there is still something that can be. */
function signedAgain(change: (copy: object) => void, of = sealed): Uint8Array {
  try {
    return changedAndSigned(of, signer, change);
  } catch {
    return changed(of, change);
  }
}

/** Bytes turned over in many places, the same for the same seed. */
function* turnedBytes(file: Uint8Array, seed: number): Iterable<readonly [string, () => Uint8Array]> {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  for (let times = 0; times < 4_800 / EACH; times += 1) {
    const copy = Uint8Array.from(file);
    const at = next(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << next(8));
    yield [`seed ${seed}: byte ${at}`, () => copy];
  }
}

it('[A4] a checker written from the format alone finds every generated file sound that is', () => {
  for (const file of [sealed, ...alone, ofFormat1(), ofFormat2(), northmoorBundle()].map(utf8))
    expect([brokenRule(file), verifyBundle(file).ok]).toEqual([null, true]);
});

it('[A4] gives the same verdict as ours on every change of every value, signed again or not', () => {
  const first = Date.now() % EACH;
  const files = [...everyChange()];
  expect(files.length).toBeGreaterThan(2_000);
  expect(differences(files.filter((_file, place) => place % EACH === first))).toEqual([]);
}, 300_000);

it('[A4][R24][R24b] gives the same verdict as ours on every change of what was not published together', () => {
  const labels = ['CO_PRODUCED', 'CO_PRODUCED_WITH_DISSENT', 'COUNCIL_ONLY', 'PARTNERS_ONLY'];
  for (const file of alone) {
    const files = [...everyChange(file)];
    const about = files.filter(([what]) => /^(alone|statement\.label|whole)/.test(what));
    const others = files.filter((one, place) => !about.includes(one) && place % (4 * EACH) === 0);
    const kinds = labels.map(
      (label) => [label, () => signedAgain((copy) => put(copy, ['statement', 'label'], label), file)] as const,
    );
    expect(about.length).toBeGreaterThan(200);
    expect(differences([...about, ...kinds, ...others])).toEqual([]);
  }
}, 300_000);

it('[A4][R31] gives the same verdict as ours on every change of the interests declared, and of their words', () => {
  const files = [...everyChange()].filter(([what]) => /^(interests|openings\.record)/.test(what));
  expect(files.length).toBeGreaterThan(200);
  expect(differences(files)).toEqual([]);
}, 300_000);

it('[A4][R31] finds one byte changed in the words of an interest, as ours does', () => {
  const words = 'My sister owns a care home.';
  const at = Buffer.from(sealed).indexOf(words);
  for (let place = at; place < at + words.length; place += 1) {
    const file = utf8(sealed);
    file[place] = (file[place] ?? 0) ^ 1;
    expect([place, brokenRule(file), verifyBundle(file).ok]).toEqual([place, 'B25: an opening', false]);
  }
});

it('[A4] gives the same verdict as ours on files of older formats, and on those that pass for one of another', () => {
  const files = [ofFormat1(), ofFormat2(), sealed, sealedAs('common-position-bundle/2', aBundle())];
  const all = files.flatMap((file) =>
    [1, 2, 3, 4].map((format) => [`as ${format}`, () => utf8(file.replace(/bundle\/\d/, `bundle/${format}`))] as const),
  );
  expect(differences(all)).toEqual([]);
  expect(all.filter(([, make]) => brokenRule(make()) === null)).toHaveLength(3);
});

it('[A4][A1] gives the same verdict as ours wherever a bit is turned over', () => {
  const seed = Date.now() % 100_000;
  expect(differences(turnedBytes(utf8(sealed), seed))).toEqual([]);
}, 120_000);

it('[A4] shares no code with the product', () => {
  const imports = readdirSync(here)
    .filter((name) => name.endsWith('.mjs'))
    .flatMap((name) => [...readFileSync(join(here, name), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from));
  expect(imports.filter((from) => !/^(node:|\.\/[a-z]+\.mjs$)/.test(from ?? ''))).toEqual([]);
});

it('[A4] says so on the command line, and ends with 1 for a broken file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'common-position-checker-'));
  const file = join(directory, 'file.json');
  const run = (): string => execFileSync(process.execPath, [`${here}/verify.mjs`, file], { encoding: 'utf8' });
  writeFileSync(file, sealed);
  expect(run()).toMatch(/^Sound/);
  writeFileSync(
    file,
    changed(sealed, (copy) => (copy.statement.title = 'Other')),
  );
  expect(run).toThrow(/Command failed/);
  await rm(directory, { recursive: true });
});
