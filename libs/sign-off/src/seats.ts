import type { MembershipId } from '#concordat';

/** A place among those who sign for a group. */
export interface Seat {
  readonly membershipId: MembershipId;
  /** Whether they sign for the group now. */
  readonly signs: boolean;
  /** Whether they gave it up, handed it over or left: what they decided on words as they are still counts. */
  readonly stopped: boolean;
  /** Whose place they took over; null for a place of their own. */
  readonly after: MembershipId | null;
}

/**
 * Who is counted for a group on a text: those who sign for it now, and those who decided on exactly these words while they
 * did. Whoever took a place over is not asked where somebody before them has decided, so a place has one voice and a
 * position that people gave stays what it is (R17). `decided` are those whose decision stands on the text.
 */
export function countedOn<One extends Seat>(seats: readonly One[], decided: ReadonlySet<MembershipId>): One[] {
  const byId = new Map(seats.map((seat) => [seat.membershipId, seat]));
  return seats.filter((seat) => {
    if (decided.has(seat.membershipId)) return seat.signs || seat.stopped;
    return seat.signs && !before(seat, byId).some((one) => one.stopped && decided.has(one.membershipId));
  });
}

/** Those who had the place before, newest first; a place can come back to somebody who had it. */
function before(seat: Seat, byId: ReadonlyMap<MembershipId, Seat>): Seat[] {
  const found: Seat[] = [];
  let one = seat.after === null ? undefined : byId.get(seat.after);
  while (one && one !== seat && !found.includes(one)) {
    found.push(one);
    one = one.after === null ? undefined : byId.get(one.after);
  }
  return found;
}
