import type { Refusal } from '#concordat';
import * as Y from 'yjs';
import { everyItemIn } from './delete-ranges.js';
import { UPDATE_LIMITS } from './limits.js';
import { NotAdmitted, notAdmitted } from './not-admitted.js';
import { NewStructs } from './place-structs.js';
import { readUpdate, type DeleteRange } from './read-update.js';
import { HeldSpots } from './spots.js';

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

/**
 * Says whether an update may be applied to the live document, all or nothing (RULES.md, P3). Looks at bytes from
 * anyone: never throws, and touches neither the document nor the bytes. What it admits leaves nothing pending. It stops
 * at the first reason, because what follows in such bytes means nothing.
 */
export function admit(update: Uint8Array, kind: 'update' | 'step2', view: RoomView): Admission {
  try {
    if (update.length > UPDATE_LIMITS.bytes[kind]) throw notAdmitted('p3.size');
    return { admitted: true, empty: changesNothing(update, view) };
  } catch (reason) {
    // Anything else is something that no check foresaw: nothing of it is taken.
    const { refusal } = reason instanceof NotAdmitted ? reason : notAdmitted('p3.malformed');
    return { admitted: false, refusals: [refusal] };
  }
}

/**
 * Tells whether an update only deletes format markers that the document holds: a reader's editor tidies them away by
 * itself, which changes no word (RULES.md, P5). Never throws.
 */
export function onlyClearsFormatting(update: Uint8Array, doc: Y.Doc): boolean {
  const held = new HeldSpots(doc);
  try {
    if (update.length > UPDATE_LIMITS.bytes.update) return false;
    let clears = true;
    const structs = new NewStructs(held, NOBODY);
    readUpdate(update, {
      struct: (struct) => structs.hear(struct),
      structsEnd: () => undefined,
      deletion: (range) => {
        checkTarget(range, held.stateOf(range.client));
        clears &&= everyItemIn(doc, range, isGoneOrFormat);
      },
    });
    return clears;
  } catch {
    return false;
  }
}

const NOBODY: ReadonlySet<number> = new Set();

/** Throws `NotAdmitted` where the update breaks a rule. */
function changesNothing(update: Uint8Array, { doc, allowedClients }: RoomView): boolean {
  const held = new HeldSpots(doc);
  const structs = new NewStructs(held, allowedClients);
  let deletions = 0;
  readUpdate(update, {
    struct: (struct) => structs.hear(struct),
    structsEnd: () => structs.place(),
    deletion: (range) => {
      checkTarget(range, structs.stateOf(range.client));
      const isKnown = range.clock + range.length <= held.stateOf(range.client);
      if (isKnown && everyItemIn(doc, range, isGone)) return;
      deletions += 1;
      if (structs.count + deletions > UPDATE_LIMITS.count) throw notAdmitted('p3.count');
    },
  });
  return structs.count + deletions === 0;
}

function checkTarget({ clock, length }: DeleteRange, state: number): void {
  if (clock + length > state) throw notAdmitted('p3.target');
}

function isGone({ deleted }: Y.Item | Y.GC): boolean {
  return deleted;
}

function isGoneOrFormat(item: Y.Item | Y.GC): boolean {
  return item.deleted || (item instanceof Y.Item && item.content instanceof Y.ContentFormat);
}
