import { groupDecides, type Constituency, type DecisionRule, type MembershipId } from '#concordat';

/** Where a group or one of its signatories stands on exact words (docs/rules.md, 2). */
export type Position = 'SIGNED' | 'SIGNED_WITH_RESERVATION' | 'DISSENTED' | 'STOOD_ASIDE' | 'NO_RESPONSE';

/** Positions that somebody can take; nobody can take "no response". */
export const POSITIONS_TO_TAKE = ['SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'STOOD_ASIDE'] as const;

/** A position as one signatory gave it. */
export interface GivenSignOff {
  readonly membership: MembershipId;
  readonly hash: string;
  readonly position: Position;
  readonly at: Date;
  /** Numbers of the frozen versions it was of: one for a section; for the whole, one for each section in reading order. */
  readonly versions: readonly number[];
}

/** How a group is counted: what the agreement says of it. */
export interface WayOfCounting {
  /** Fewest who must decide. */
  readonly quorum: number;
  readonly rule: DecisionRule;
}

/** A text that can be signed now. */
export interface SignableText {
  readonly hash: string;
  /** For each of its sections, the number of the version since which its words have been the same. */
  readonly since: readonly number[];
}

/** A group about to be counted. */
export interface GroupCount extends WayOfCounting {
  /** Memberships that may sign for the group. */
  readonly signatories: readonly MembershipId[];
  /** Those of them whose interest makes them stand aside here: never counted, whatever they decided (R17, R31). */
  readonly mustStandAside?: readonly MembershipId[];
  /** Sign-offs that stand, at most one for each signatory. */
  readonly signOffs: readonly Pick<GivenSignOff, 'membership' | 'position'>[];
}

/**
 * The sign-offs that stand on a text: each signatory's newest, where it is of exactly this hash and was given since the
 * words became what they are. A text that changed and changed back is signed again: what lapsed stays lapsed (R16).
 * Keeps the order.
 */
export function standing<Given extends GivenSignOff>(given: readonly Given[], { hash, since }: SignableText): Given[] {
  const newest = newestOfEach(given);
  return given.filter((one) => newest.has(one) && one.hash === hash && isSince(one, since));
}

/**
 * How a group is counted on a text: in the way that was agreed when the first of it decided on exactly these words, and that
 * every sign-off on them carries. Until somebody has, as the agreement says now. So a change of the agreement never turns
 * a position that people gave into another one (R17). `given` are all sign-offs of the group, whether they stand or not.
 */
export function wayOfCounting(
  given: readonly (GivenSignOff & WayOfCounting)[],
  { hash, since }: SignableText,
  now: WayOfCounting,
): WayOfCounting {
  const onIt = given.filter((one) => one.hash === hash && isSince(one, since));
  const [first = now] = onIt.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { quorum: first.quorum, rule: first.rule };
}

/** Each signatory's newest sign-off, whether it stands or not. */
export function newestOfEach<Given extends GivenSignOff>(given: readonly Given[]): ReadonlySet<Given> {
  const newest = new Map<MembershipId, Given>();
  for (const one of given) {
    const before = newest.get(one.membership);
    if (!before || one.at >= before.at) newest.set(one.membership, one);
  }
  return new Set(newest.values());
}

/** The number of the version since which a section's words have been the same. Versions oldest first; 0 for none. */
export function unchangedSince(versions: readonly { readonly number: number; readonly hash: string }[]): number {
  const hash = versions.at(-1)?.hash;
  const changed = versions.findLastIndex((version) => version.hash !== hash);
  return versions[changed + 1]?.number ?? 0;
}

function isSince({ versions }: GivenSignOff, since: readonly number[]): boolean {
  return versions.length === since.length && since.every((number, index) => (versions[index] ?? 0) >= number);
}

/** Tells whether a position counts as signed. */
export function isSigned(position: Position | 'WAITING' | undefined): boolean {
  return position === 'SIGNED' || position === 'SIGNED_WITH_RESERVATION';
}

/**
 * A group's position: WAITING until its quorum has decided and its way of deciding gives an answer (R17), as when it agrees
 * how to work together. Signatories who stand aside are not counted. The group stands aside where all of them do and they are
 * as many as its quorum: fewer decide nothing for it, not that either.
 */
export function groupPosition(group: GroupCount): Position | 'WAITING' {
  const { signatories, quorum, rule, signOffs, mustStandAside = [] } = group;
  const asked = new Set(signatories.filter((id) => !mustStandAside.includes(id)));
  const decided = signOffs.filter(({ membership }) => asked.has(membership));
  const chose = decided.filter(({ position }) => position === 'STOOD_ASIDE').length;
  const counted = asked.size - chose;
  const aside = signatories.length - counted;
  if (counted === 0 && aside > 0 && aside >= quorum) return 'STOOD_ASIDE';
  const signed = decided.filter(({ position }) => isSigned(position));
  const against = decided.filter(({ position }) => position === 'DISSENTED').length;
  const decision = groupDecides({ signatories: counted, yes: signed.length, no: against, quorum, rule });
  if (decision === 'waiting') return 'WAITING';
  if (decision === 'no') return 'DISSENTED';
  return signed.some(({ position }) => position === 'SIGNED_WITH_RESERVATION') ? 'SIGNED_WITH_RESERVATION' : 'SIGNED';
}

/** Positions by group. */
export type Positions = ReadonlyMap<Constituency, Position>;
