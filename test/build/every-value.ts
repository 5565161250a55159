/** Every value in something, as the path to it, such as `parameters.sectionLeads.money.0`. Nothing stands for null. */
export function valuesIn(thing: unknown, path: readonly string[] = []): string[] {
  if (thing === null) return [];
  if (typeof thing !== 'object') return [path.join('.')];
  return Object.entries(thing).flatMap(([name, one]) => valuesIn(one, [...path, name]));
}

/** The same agreement with one value that is another of its kind. */
export function withOther<Thing extends object>(thing: Thing, path: string): Thing {
  // The simulated browser of the page specs has no structuredClone.
  const copy = JSON.parse(JSON.stringify(thing)) as Thing;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce((at, name) => at[name] as Named, copy as unknown as Named);
  holder[last] = otherThan(holder[last]);
  return copy;
}

type Named = Record<string, unknown>;

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return OTHERS[value as string] ?? `${String(value)} Otherwise.`;
}

/** Another code where the words of an agreement are chosen by a code. */
const OTHERS: Readonly<Record<string, string>> = {
  ...{ COMMISSIONERS: 'VCSE', PEOPLE: 'VCSE', CARERS: 'VCSE', PROVIDERS: 'VCSE' },
  ...{ consensus: 'majority', 'two-thirds': 'majority', 'read-back': 'interests-first' },
  ...{ culture: 'review', practice: 'review', manual: 'query', query: 'manual' },
};
