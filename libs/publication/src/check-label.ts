import { documentLabel, sectionOutcome } from '#sign-off';
import type { Bundle, BundleSection } from './bundle.js';
import { isAlone, positionsBy } from './check-alone.js';
import type { BundleFault } from './fault.js';
import { sectionPart } from './parts.js';

/** Checks that the states of the sections and the label of the whole are what the sign-offs amount to (R18, R21). */
export function checkLabel({ sections, whole, statement }: Bundle): BundleFault[] {
  const faults = sections.flatMap((section) => {
    const { key, state } = section;
    const amountsTo = outcomeOf(section) ?? 'FROZEN';
    if (state === amountsTo) return [];
    return [{ part: sectionPart(key), because: `It is shown as ${state}, and its sign-offs amount to ${amountsTo}.` }];
  });
  const { label } = documentLabel({
    sections: sections.map((section) => ({
      key: section.key,
      title: section.title,
      outcome: outcomeOf(section),
      leads: section.leads,
      positions: positionsBy(section.positions),
      appendix: section.appendix,
    })),
    whole: positionsBy(whole.positions),
  });
  // What is not published together has no label by sign-offs: `checkAlone` says what it needs instead.
  const expected = isAlone(statement.label) ? null : statement.label;
  if (label !== expected) {
    const because = `Its label is ${statement.label}, and the sign-offs allow ${label ?? 'no label'}.`;
    faults.push({ part: 'statement', because });
  }
  return faults;
}

/** Null for an appendix, which nobody need sign. */
function outcomeOf({ appendix, signatories, positions }: BundleSection) {
  return appendix ? null : sectionOutcome({ signatories, positions: positionsBy(positions) });
}
