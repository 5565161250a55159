import type { RoomVisitor } from './room-visitor.js';

/** A cursor as the editor sends it. */
export function cursorAt(clock: number) {
  const position = { type: null, tname: null, item: { client: 1, clock }, assoc: 0 };
  return { anchor: position, head: position };
}

/** Where one visitor sees the cursor of another; nothing where they see none. */
export function cursorShownBy(visitor: RoomVisitor, { doc }: RoomVisitor): number | undefined {
  return clockOf(visitor.provider.awareness.getStates().get(doc.clientID));
}

/** Where a cursor is that somebody is shown. */
export function clockOf(shown: Record<string, unknown> | undefined): number | undefined {
  return (shown?.cursor as ReturnType<typeof cursorAt> | undefined)?.anchor.item.clock;
}
