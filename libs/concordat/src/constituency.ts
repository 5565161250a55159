/** Code of a group, such as `CARERS`. Groups are data, per template: nothing here counts them. */
export type Constituency = string;

/** How a group is named and drawn. Labels can be changed by a council; letters, shapes and fills cannot. */
export interface Group {
  readonly code: Constituency;
  readonly label: string;
  readonly short: string;
  /** One of its people, for a stable label such as "Care worker 3". */
  readonly one: string;
  readonly letter: string;
  /** Colour of the chip; at least 4.6:1 against white. Never the only sign. */
  readonly fill: string;
  /** Outline of the chip, 24 px high, as an SVG path. */
  readonly shape: string;
  readonly chipWidth: number;
  /** Where the letter stands in the chip: x, y of its centre and baseline. */
  readonly letterAt: readonly [number, number];
}

const square = 'M2 2h20v20H2z';
const hexagon = 'M6.5 1.5h11L23 12l-5.5 10.5h-11L1 12z';
const triangleUp = 'M14 1 27 23H1z';
const circle = 'M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z';
const diamond = 'M14 0 28 12 14 24 0 12z';
const triangleDown = 'M1 1h26L14 23z';
const pill = 'M11 2h14a10 10 0 0 1 0 20H11a10 10 0 0 1 0-20z';
const cross = 'M8 1h12v6h6v10h-6v6H8v-6H2V7h6z';

/** Every group that a template may name, in the order in which they are shown. */
export const GROUPS: readonly Group[] = [
  group('COMMISSIONERS', 'Commissioners (the council)', 'Council', 'Commissioner', [
    'C',
    '#12436d',
    square,
    24,
    12,
    17,
  ]),
  group('PEOPLE', 'People who draw on care and support', 'People', 'Person who draws on care', [
    'D',
    '#b7470f',
    hexagon,
    24,
    12,
    17,
  ]),
  group('CARERS', 'Unpaid carers and family members', 'Carers', 'Carer', ['U', '#6b4fb0', triangleUp, 28, 14, 19]),
  group('PROVIDERS', 'Care providers', 'Providers', 'Care provider', ['P', '#1a7f79', circle, 24, 12, 17]),
  group('WORKFORCE', 'Care worker representatives', 'Care workers', 'Care worker', [
    'W',
    '#651b3e',
    diamond,
    28,
    14,
    17,
  ]),
  group('VCSE', 'Voluntary, user-led and support organisations', 'Voluntary', 'Voluntary organisation', [
    'V',
    '#26340a',
    triangleDown,
    28,
    14,
    13.5,
  ]),
  group('PUBLIC', 'The public', 'Public', 'Member of the public', ['T', '#8c7054', pill, 36, 18, 17]),
  group('PARTNERS', 'NHS, housing and other partners', 'Partners', 'Partner', ['N', '#5c5037', cross, 28, 14, 17]),
];

/** Where a group stands in the order in which groups are always shown; unknown ones and none come last. */
export function placeOfGroup(code: Constituency): number {
  const place = GROUPS.findIndex((group) => group.code === code);
  return place === -1 ? GROUPS.length : place;
}

/** The group with this code. One that nobody knows is drawn in grey under its own code. */
export function groupOf(code: Constituency): Group {
  const known = GROUPS.find((one) => one.code === code);
  if (known) return known;
  const name = code === '' ? 'No group' : code;
  return group(code, name, name, 'Person', ['–', '#55585a', square, 24, 12, 17]);
}

type Drawing = readonly [letter: string, fill: string, shape: string, width: number, x: number, y: number];

function group(code: string, label: string, short: string, one: string, drawing: Drawing): Group {
  const [letter, fill, shape, chipWidth, x, y] = drawing;
  return { code, label, short, one, letter, fill, shape, chipWidth, letterAt: [x, y] };
}
