import { sealBundle, verifyBundle } from '#publication';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aBundle,
  aBundleBefore4,
  aBundleWhereProviders,
  aBundleWithSomethingRemoved,
  aCouncilOnlyBundle,
  aPartnersOnlyBundle,
  aSigner,
} from '../../libs/publication/src/a-bundle.fake.js';
import { changed, changedAndSigned } from '../../libs/publication/src/changed-bundle.fake.js';
import { ofFormat1, ofFormat2, ofFormat3, ofFormat4, sealedAs } from '../../libs/publication/src/older-formats.fake.js';
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

/** Throws the same for the same seed. */
function dice(seed: number) {
  let state = seed;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  return { below, one: <Of>(list: readonly [Of, ...Of[]] | readonly Of[]): Of => list[below(list.length)] as Of };
}

/** Bytes turned over in many places, the same for the same seed. */
function* turnedBytes(file: Uint8Array, seed: number): Iterable<readonly [string, () => Uint8Array]> {
  const { below: next } = dice(seed);
  for (let times = 0; times < 4_800 / EACH; times += 1) {
    const copy = Uint8Array.from(file);
    const at = next(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << next(8));
    yield [`seed ${seed}: byte ${at}`, () => copy];
  }
}

const STANCES = ['SIGNED', 'SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'DISSENTED', 'STOOD_ASIDE'] as const;

/** Bundles in which providers decided this and that on the whole, and are shown so or otherwise; the same for the same seed. */
function* manyDecisions(seed: number) {
  const { whole } = aBundle();
  const { below, one } = dice(seed);
  for (let times = 0; times < 2_400 / EACH; times += 1) {
    const usual = { group: 'PROVIDERS', section: null, hash: whole.hash };
    const counting = { quorum: 1 + below(3), decisionRule: one(['consensus', 'two-thirds', 'majority'] as const) };
    const given = Array.from({ length: below(6) }, (_none, place) => {
      const isNameless = below(2) === 0;
      const actor = isNameless ? `d-${place}` : one(['n', 'm', 'o']);
      const again = one([false, false, true, undefined]);
      return { ...usual, actor, position: one(STANCES), facts: { ...counting, again, signOff: `d-${place}` } };
    });
    const none = { signOff: undefined, section: undefined, position: undefined, hash: undefined };
    const act = (kind: string, actor: string, facts: object) => {
      return { ...usual, kind, actor, position: '', facts: { ...none, ...facts } };
    };
    const others = [
      act('member.joined', one(['n', 'm']), { signatory: true }),
      act('person.erased', 'x', { member: one(['n', 'y']) }),
      act('interests.changed', one(['n', 'm']), {
        some: true,
        effect: 'stand-aside',
        keys: one([[], ['money'], undefined]),
      }),
      act('section.frozen', 'x', { section: 'demand', hash: 'f'.repeat(64) }),
      act('concordat.in-force', 'x', {}),
    ];
    const joined = Array.from({ length: below(8) }, (_none, at) =>
      act('member.joined', `p-${at}`, { signatory: true }),
    );
    const beside = below(3) === 0 ? [one(others)] : [];
    const newest = new Map(given.map(({ actor, position }) => [actor, position]));
    const shown = [...newest].filter(() => below(4) > 0);
    const position = one([...STANCES, 'NO_RESPONSE'] as const);
    const signatories = shown.map(([ref, own]) => ({ ref, position: below(9) === 0 ? one(STANCES) : own, at: '' }));
    const claim = {
      constituency: 'PROVIDERS',
      position,
      text: null,
      hash: whole.hash,
      decidedBy: counting.decisionRule,
    };
    const isSilent = position === 'NO_RESPONSE' && below(3) > 0;
    const decided = [...given, ...joined, ...beside];
    const bundle = aBundleWhereProviders({ ...claim, signatories: isSilent ? [] : signatories }, decided);
    yield { bundle, what: `seed ${seed}, file ${times}` };
  }
}

it('[A4] a checker written from the format alone finds every generated file sound that is', () => {
  for (const file of [sealed, ...alone, ofFormat1(), ofFormat2(), ofFormat3(), northmoorBundle()].map(utf8))
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

it('[A4][R17][R20] names the rule that a file breaks whose positions are not those of its record', () => {
  const broken = (change: Parameters<typeof changedAndSigned>[2]): string | null =>
    brokenRule(changedAndSigned(sealed, signer, change))?.slice(0, 3) ?? null;
  const [money, providers] = [1, 3];
  expect([
    broken(({ sections }) => {
      sections[money]!.positions[providers]!.position = 'SIGNED';
      sections[money]!.positions[providers]!.signatories[0]!.position = 'SIGNED';
    }),
    broken(({ sections }) => (sections[money]!.positions[providers]!.signatories = [])),
    broken(({ sections }) => (sections[0]!.positions[2]!.position = 'SIGNED')),
    broken(({ sections }) => (sections[0]!.positions[2]!.position = 'NO_RESPONSE')),
    broken(({ whole }) => whole.positions.pop()),
    broken(({ sections }) => {
      sections[money]!.signatories.pop();
      sections[money]!.positions.pop();
    }),
  ]).toEqual(['B32', 'B33', 'B34', 'B35', 'B36', 'B36']);
});

it('[A4][R17][R20] gives the same verdict as ours on whatever people decided, and on whatever is shown of it', () => {
  const seed = Date.now() % 100_000;
  const files = [...manyDecisions(seed)].map(
    ({ bundle, what }) => [what, () => utf8(sealedAs('common-position-bundle/5', bundle))] as const,
  );
  expect(differences(files)).toEqual([]);
  const sound = files.filter(([, make]) => brokenRule(make()) === null);
  expect(sound.length).toBeGreaterThan(5);
}, 120_000);

it('[A4] gives the same verdict as ours on files of older formats, and on those that pass for one of another', () => {
  const mixed = sealedAs('common-position-bundle/2', aBundleBefore4());
  const passed = [sealedAs('common-position-bundle/3', aBundle()), sealedAs('common-position-bundle/4', aBundle())];
  const files = [ofFormat1(), ofFormat2(), ofFormat3(), ofFormat4(), sealed, mixed, ...passed];
  const all = files.flatMap((file) =>
    [1, 2, 3, 4, 5, 6].map(
      (format) => [`as ${format}`, () => utf8(file.replace(/bundle\/\d/, `bundle/${format}`))] as const,
    ),
  );
  expect(differences(all)).toEqual([]);
  expect(all.filter(([, make]) => brokenRule(make()) === null)).toHaveLength(5);
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
