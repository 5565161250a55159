import type { BundlePosition, BundleSection } from '#publication';

/** Where a group stands. */
export type Position = BundlePosition['position'];

/** The words for where a group stands, as everyone reads them. */
export const POSITION_WORDS: Readonly<Record<Position, string>> = {
  SIGNED: 'Signed',
  SIGNED_WITH_RESERVATION: 'Signed, with a reservation',
  DISSENTED: 'Did not sign',
  STOOD_ASIDE: 'Stood aside',
  NO_RESPONSE: 'Did not reply',
};

/** What a label says above a statement (R21, R24, R24b). */
export const LABEL_WORDS = {
  CO_PRODUCED: 'Written together',
  CO_PRODUCED_WITH_DISSENT: 'Written together, with disagreement',
  COUNCIL_ONLY: 'Published by the council alone',
  PARTNERS_ONLY: 'Agreed without the council',
} as const;

/** Tells whether a group has signed, with or without a reservation. */
export function isSigned(position: Position): boolean {
  return position === 'SIGNED' || position === 'SIGNED_WITH_RESERVATION';
}

/** Tells whether a group's words are those of disagreement, which stand before the text. */
export function isDissent(position: Position): boolean {
  return position === 'DISSENTED' || position === 'NO_RESPONSE';
}

/** The day on which a group's position was reached: when the last of its people gave theirs; null when nobody did. */
export function decidedOn({ signatories }: Pick<BundlePosition, 'signatories'>): string | null {
  return (
    signatories
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null
  );
}

/** Groups in each position on a section, in the order in which they were asked. Positions that nobody has are left out. */
export function groupsByPosition({ positions }: Pick<BundleSection, 'positions'>): Map<Position, BundlePosition[]> {
  const byPosition = new Map<Position, BundlePosition[]>();
  for (const position of Object.keys(POSITION_WORDS) as Position[]) {
    const found = positions.filter((one) => one.position === position);
    if (found.length > 0) byPosition.set(position, found);
  }
  return byPosition;
}
