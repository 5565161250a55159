import type { JsonPath } from './json-place.js';

/** Reports what is wrong with a value, and where. */
export type Shape = (value: unknown, path: JsonPath, report: Report) => void;

/** Takes a path and a sentence. */
export type Report = (path: JsonPath, because: string) => void;

type Shapes = Readonly<Record<string, Shape>>;

/** Text of any length. */
export const text: Shape = must((value) => typeof value === 'string', 'text');

/** A whole number, 0 or more, that every reader of JSON keeps exactly. */
export const count: Shape = must((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'a whole number');

/** True or false. */
export const flag: Shape = must((value) => typeof value === 'boolean', 'true or false');

/** Anything that JSON can say. */
export const anything: Shape = must((value) => value !== undefined, 'there');

/** Hex digits in lower case, so that there is one way to write them. */
export function hex(digits: number): Shape {
  const pattern = new RegExp(`^[0-9a-f]{${digits}}$`);
  return must((value) => typeof value === 'string' && pattern.test(value), `${digits} lower-case hex digits`);
}

/** One of some fixed values. */
export function oneOf(...values: readonly unknown[]): Shape {
  return must((value) => values.includes(value), values.map((value) => JSON.stringify(value)).join(' or '));
}

/** The shape, or null. */
export function maybe(shape: Shape): Shape {
  return (value, path, report) => {
    if (value !== null) shape(value, path, report);
  };
}

/** A list of values of one shape. */
export function list(shape: Shape): Shape {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, `${nameOf(path)} must be a list.`);
    value.forEach((item, index) => shape(item, [...path, index], report));
  };
}

/** An object with exactly these fields, and any of the optional ones. */
export function fields(shapes: Shapes, optional: Shapes = {}): Shape {
  return (value, path, report) => {
    if (!isObject(value)) return report(path, `${nameOf(path)} must be an object.`);
    for (const [name, shape] of Object.entries(shapes)) {
      if (Object.hasOwn(value, name)) shape(value[name], [...path, name], report);
      else report(path, `${nameOf(path)} has no "${name}".`);
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(optional, name)) optional[name]?.(value[name], [...path, name], report);
      else if (!Object.hasOwn(shapes, name))
        report(path, `${nameOf(path)} has "${name}", which does not belong there.`);
    }
  };
}

/** An object whose names are free and whose values have one shape. */
export function mapOf(shape: Shape): Shape {
  return (value, path, report) => {
    if (!isObject(value)) return report(path, `${nameOf(path)} must be an object.`);
    for (const [name, inside] of Object.entries(value)) shape(inside, [...path, name], report);
  };
}

function must(holds: (value: unknown) => boolean, what: string): Shape {
  return (value, path, report) => {
    if (!holds(value)) report(path, `${nameOf(path)} must be ${what}.`);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(path: JsonPath): string {
  return path.length === 0 ? 'The file' : `"${path.join('.')}"`;
}
