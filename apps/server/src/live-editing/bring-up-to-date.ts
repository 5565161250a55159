import { encodeStep2, encodeUpdates } from '#room';
import type { RoomCopy } from './room-copy.js';
import type { Participant } from './room-session.js';

/** An update of Yjs that brings nothing. */
const NOTHING = Uint8Array.of(0, 0);

/**
 * Sends someone what they lack; from then on they get what is committed. Reading the log may have brought what others
 * stored: `showForeign` gives that to those who are here already.
 */
export async function bringUpToDate(
  copy: RoomCopy,
  by: Participant,
  stateVector: Uint8Array,
  showForeign: () => void,
): Promise<void> {
  const [first, ...rest] = await copy.missingFor(stateVector);
  showForeign();
  by.synced = true;
  by.session.send(encodeStep2(first ?? NOTHING), ...(rest.length > 0 ? [encodeUpdates(rest)] : []));
}
