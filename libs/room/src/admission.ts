import type { Refusal } from '#concordat';
import type * as Y from 'yjs';

/** What the gate looks at beside the update. */
export interface RoomView {
  /** The live document; looked at, never touched. Keeps what was deleted (`gc: false`). */
  readonly doc: Y.Doc;
  /** Every lease of the member in this section (P2). */
  readonly allowedClients: ReadonlySet<number>;
}

/** What the gate says. `empty` means that the document already holds all of it. */
export type Admission =
  { readonly admitted: true; readonly empty: boolean } | { readonly admitted: false; readonly refusals: Refusal[] };

/** Says whether an update may be applied to the live document (RULES.md, P3). */
export function admit(_update: Uint8Array, _kind: 'update' | 'step2', _view: RoomView): Admission {
  throw new Error('The gate is not built yet.');
}

/** Tells whether an update only deletes format markers that the document holds (RULES.md, P5). */
export function onlyClearsFormatting(_update: Uint8Array, _doc: Y.Doc): boolean {
  throw new Error('The gate is not built yet.');
}
