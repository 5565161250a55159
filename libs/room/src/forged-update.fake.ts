import * as encoding from 'lib0/encoding';

type Unit = readonly [client: number, clock: number];

/** A struct made by hand: what Yjs would never write can be written here. */
export interface ForgedStruct {
  readonly content: ForgedContent;
  readonly origin?: Unit;
  readonly right?: Unit;
  /** Where it stands, if neither of the above is given: a name of a root, or the unit that makes the type. */
  readonly parent?: string | Unit;
  readonly sub?: string;
}

/** The number of a kind of content, and what is written of it. */
export interface ForgedContent {
  readonly ref: number;
  readonly write: (encoder: encoding.Encoder) => void;
}

/** An update made by hand, in Yjs's first encoding. */
export interface ForgedUpdate {
  readonly runs?: readonly {
    readonly client: number;
    readonly clock?: number;
    readonly structs: readonly ForgedStruct[];
  }[];
  readonly deletions?: readonly { readonly client: number; readonly ranges: readonly (readonly [number, number])[] }[];
}

/** Contents of every kind that Yjs knows, those included that a section never holds. */
export const forged = {
  gc: (length: number) => content(0, (encoder) => encoding.writeVarUint(encoder, length)),
  skip: (length: number) => content(10, (encoder) => encoding.writeVarUint(encoder, length)),
  deleted: (length: number) => content(1, (encoder) => encoding.writeVarUint(encoder, length)),
  json: (json: string) =>
    content(2, (encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, json);
    }),
  binary: () => content(3, (encoder) => encoding.writeVarUint8Array(encoder, Uint8Array.of(1))),
  words: (words: string) => content(4, (encoder) => encoding.writeVarString(encoder, words)),
  embed: (json: string) => content(5, (encoder) => encoding.writeVarString(encoder, json)),
  format: (mark: string, json: string) =>
    content(6, (encoder) => {
      encoding.writeVarString(encoder, mark);
      encoding.writeVarString(encoder, json);
    }),
  /** 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text in an element. */
  type: (ref: number, name?: string) =>
    content(7, (encoder) => {
      encoding.writeVarUint(encoder, ref);
      if (name !== undefined) encoding.writeVarString(encoder, name);
    }),
  element: (name: string) => forged.type(3, name),
  run: () => forged.type(6),
  values: (...values: (null | string | number | boolean | object)[]) =>
    content(8, (encoder) => {
      encoding.writeVarUint(encoder, values.length);
      for (const value of values) encoding.writeAny(encoder, value as string);
    }),
  subdocument: () =>
    content(9, (encoder) => {
      encoding.writeVarString(encoder, 'guid');
      encoding.writeAny(encoder, {});
    }),
  /** A content of this kind with these bytes. */
  raw: (ref: number, bytes: Uint8Array = Uint8Array.of()) =>
    content(ref, (encoder) => encoding.writeUint8Array(encoder, bytes)),
};

/** Writes the bytes. */
export function forge({ runs = [], deletions = [] }: ForgedUpdate): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.length);
  for (const { client, clock = 0, structs } of runs) {
    for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const { client, ranges } of deletions) {
    for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

/** An update with structs of one client from clock 0. */
export function forgeBy(client: number, ...structs: readonly (ForgedStruct | readonly ForgedStruct[])[]): Uint8Array {
  return forge({ runs: [{ client, structs: structs.flat() as ForgedStruct[] }] });
}

/** Bytes that are these numbers, each as Yjs writes a number. */
export function numbers(...all: readonly number[]): Uint8Array {
  return numbersIn(all);
}

/** The same of a list that is too long for arguments. */
export function numbersIn(all: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of all) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

function content(ref: number, write: ForgedContent['write']): ForgedContent {
  return { ref, write };
}

function writeStruct(encoder: encoding.Encoder, struct: ForgedStruct): void {
  const { content: inside, origin, right, parent, sub } = struct;
  const flags = (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, flags | inside.ref);
  for (const number of [...(origin ?? []), ...(right ?? [])]) encoding.writeVarUint(encoder, number);
  const hasPlace = inside.ref !== 0 && inside.ref !== 10;
  if (hasPlace && !origin && !right) writeParent(encoder, parent ?? 'content', sub);
  inside.write(encoder);
}

function writeParent(encoder: encoding.Encoder, parent: string | Unit, sub: string | undefined): void {
  if (typeof parent === 'string') {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent);
  } else {
    for (const number of [0, ...parent]) encoding.writeVarUint(encoder, number);
  }
  if (sub !== undefined) encoding.writeVarString(encoder, sub);
}
