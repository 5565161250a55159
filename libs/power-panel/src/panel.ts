import { acceptedAgainstFirstPosition, agenda, movement } from './agenda.js';
import { answers, decisions, text } from './answers.js';
import type { PanelFacts } from './facts.js';
import type { Measure, MeasureKey, MeasureOf } from './measure.js';
import { access, ownVerdict, promises, reach, resources } from './taking-part.js';
import { MEASURE_KEYS } from './measure.js';

/** Printed beside the panel: it has no score, and says why. */
export const BESIDE_THE_PANEL = [
  'Words are not power. Who wrote most did not always decide most.',
  'How much was agreed depends on what was asked for.',
  'Silence has many causes. It is never agreement.',
  'Small groups are put together, so that nobody can be picked out.',
  'There is no single score. No number can say how equal something was.',
] as const;

/** The power panel: all eleven measures in their order. */
export function powerPanel(facts: PanelFacts): Measure[] {
  return MEASURE_KEYS.map((key) => MEASURES[key](facts));
}

const MEASURES: Readonly<Record<MeasureKey, MeasureOf>> = {
  agenda,
  movement,
  'accepted-against-first-position': acceptedAgainstFirstPosition,
  answers,
  text,
  decisions,
  reach,
  resources,
  access,
  'own-verdict': ownVerdict,
  promises,
};
