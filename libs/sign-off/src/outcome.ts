import { groupOf, meetsSectionFloor, type Constituency, type Refusal } from '#concordat';
import { isSigned, type Positions } from './position.js';

/** What the groups' positions on a section amount to (R18). */
export type SectionOutcome = 'SIGNED' | 'SIGNED_WITH_DISSENT' | 'NOT_AGREED';

/** Works out a section's outcome. A group without a position has not responded, and silence is never consent (R18, R20). */
export function sectionOutcome({
  signatories,
  positions,
}: {
  readonly signatories: readonly Constituency[];
  readonly positions: Positions;
}): SectionOutcome {
  const asked = signatories.filter((code) => positions.get(code) !== 'STOOD_ASIDE');
  const signed = asked.filter((code) => isSigned(positions.get(code)));
  if (asked.length > 0 && signed.length === asked.length) return 'SIGNED';
  return meetsSectionFloor(signed) ? 'SIGNED_WITH_DISSENT' : 'NOT_AGREED';
}

/** A section as the label looks at it. */
export interface LabelledSection {
  readonly key: string;
  readonly title: string;
  /** Null for an appendix, which nobody need sign. */
  readonly outcome: SectionOutcome | null;
  readonly leads: readonly Constituency[];
  readonly positions: Positions;
  readonly appendix: boolean;
}

/** The label of the whole; null with every reason where the rules allow none (R21). */
export interface DocumentLabelAnswer {
  readonly label: 'CO_PRODUCED' | 'CO_PRODUCED_WITH_DISSENT' | null;
  readonly refusals: readonly Refusal[];
}

/** Groups without whose signature under the whole nothing is called written together (R21). */
const MUST_SIGN_THE_WHOLE: readonly Constituency[] = ['PEOPLE', 'COMMISSIONERS'];

/** Says which label the sign-offs allow (R21). No other route sets these labels. */
export function documentLabel({
  sections,
  whole,
}: {
  readonly sections: readonly LabelledSection[];
  readonly whole: Positions;
}): DocumentLabelAnswer {
  const asked = sections.filter(({ appendix }) => !appendix);
  const refusals = [...asked.flatMap(whyNotSection), ...whyNotWhole(whole)];
  if (refusals.length > 0) return { label: null, refusals };
  const positions = [whole, ...asked.map((section) => section.positions)].flatMap((group) => [...group.values()]);
  const dissent = positions.some((position) => position === 'DISSENTED' || position === 'NO_RESPONSE');
  return { label: dissent ? 'CO_PRODUCED_WITH_DISSENT' : 'CO_PRODUCED', refusals: [] };
}

function whyNotSection({ title, outcome, leads, positions }: LabelledSection): Refusal[] {
  const refusals: Refusal[] = [];
  if (outcome === 'NOT_AGREED') {
    refusals.push({ code: 'label.not-agreed', because: `"${title}" is not agreed: too few groups have signed it.` });
  }
  for (const code of leads.filter((lead) => !isSigned(positions.get(lead)))) {
    const because = `${groupOf(code).label} lead "${title}" and have not signed it.`;
    refusals.push({ code: 'label.lead-not-signed', because });
  }
  return refusals;
}

function whyNotWhole(whole: Positions): Refusal[] {
  return MUST_SIGN_THE_WHOLE.filter((code) => !isSigned(whole.get(code))).map((code) => ({
    code: 'label.whole-not-signed',
    because: `${groupOf(code).label} have not signed the whole statement.`,
  }));
}
