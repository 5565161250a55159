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
  /** Since when they take part. */
  readonly joinedAt: Date;
}

/** What a group is counted on. */
export interface CountedText {
  /** Those whose decision stands on the text. */
  readonly decided: ReadonlySet<MembershipId>;
  /** When its words were first locked as they are; null where they are not locked. */
  readonly lockedAt: Date | null;
  /** Fewest of the group who must decide. */
  readonly quorum: number;
}

/** Who is counted on a text, and who signs for the group and is not, because they joined after its words were locked. */
export interface Counted<One extends Seat> {
  readonly counted: readonly One[];
  readonly later: readonly One[];
  /** Whether a place has two voices: of somebody who had it, and of somebody who took it over. No act may lead there. */
  readonly twice: boolean;
}

/**
 * Who is counted for a group on a text: those who sign for it now, and those who decided on exactly these words while they
 * did. Whoever took a place over is not asked where somebody before them has decided, so a place has one voice and a
 * position that people gave stays what it is (R17). Places that came after the words were locked count up to the quorum
 * only: nobody moves a position by adding people (docs/decisions/0054). Seats in the order of joining.
 */
export function countedOn<One extends Seat>(
  seats: readonly One[],
  { decided, lockedAt, quorum }: CountedText,
): Counted<One> {
  const byId = new Map(seats.map((seat) => [seat.membershipId, seat]));
  const isDecidedBefore = (seat: One): boolean =>
    before(seat, byId).some((one) => one.stopped && decided.has(one.membershipId));
  const asked = seats.filter((seat) => {
    return decided.has(seat.membershipId) ? seat.signs || seat.stopped : seat.signs && !isDecidedBefore(seat);
  });
  const came = asked.filter((seat) => {
    return lockedAt !== null && !decided.has(seat.membershipId) && beginOf(seat, byId) > lockedAt;
  });
  const later = came.slice(Math.max(0, quorum - (asked.length - came.length)));
  const twice = asked.some((seat) => decided.has(seat.membershipId) && isDecidedBefore(seat));
  return { counted: asked.filter((seat) => !later.includes(seat)), later, twice };
}

/** Those who had the place before, newest first; a place can come back to somebody who had it. */
function before<One extends Seat>(seat: One, byId: ReadonlyMap<MembershipId, One>): One[] {
  const found: One[] = [];
  let one = seat.after === null ? undefined : byId.get(seat.after);
  while (one && one !== seat && !found.includes(one)) {
    found.push(one);
    one = one.after === null ? undefined : byId.get(one.after);
  }
  return found;
}

/** Since when there is a place: since its first holder joined; of one that came back, since the first of all of them did. */
function beginOf(seat: Seat, byId: ReadonlyMap<MembershipId, Seat>): Date {
  const holders = [seat, ...before(seat, byId)];
  const first = holders.at(-1) ?? seat;
  if (first.after === null) return first.joinedAt;
  return new Date(Math.min(...holders.map(({ joinedAt }) => joinedAt.getTime())));
}
