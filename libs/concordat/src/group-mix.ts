import { groupOf, type Constituency } from './constituency.js';
import type { Refusal } from './refusal.js';

/** Kinds of organisation that somebody may speak for, with their words. */
export const ORGANISATION_TYPES: readonly (readonly [string, string])[] = [
  ['provider', 'A care provider'],
  ['user-led', 'Led by people who use care'],
  ['vcse', 'A voluntary or support organisation'],
  ['union', 'A union of care workers'],
  ['network', 'A network of people or organisations'],
  ['council', 'A council'],
  ['witness', 'An independent body that keeps watch'],
];

/** Sizes of an organisation, with their words. */
export const ORGANISATION_SIZES: readonly (readonly [string, string])[] = [
  ['micro', 'Up to 9 people work there'],
  ['small', '10 to 49'],
  ['medium', '50 to 249'],
  ['large', '250 or more'],
];

/** Somebody who can sign, with the organisation that they speak for; null where they speak for themselves. */
export interface MixedSignatory {
  readonly constituency: Constituency;
  readonly organisation: { readonly id: string; readonly type: string; readonly size: string } | null;
}

/**
 * Says which signing groups do not yet have the people that they need beside their number: providers come from different
 * organisations, one of them small or micro, and one voluntary organisation is led by people who use care (docs/rules.md, 1).
 * Whoever speaks for no organisation, such as a personal assistant, is a micro-provider of their own.
 */
export function whyNotMixed(
  signatories: readonly MixedSignatory[],
  minimums: Readonly<Record<Constituency, number>>,
): Refusal[] {
  const of = (code: Constituency): readonly MixedSignatory[] => signatories.filter((one) => one.constituency === code);
  const refusals: Refusal[] = [];
  const lacks = (code: Constituency, what: string): void =>
    void refusals.push({ code: 'stage.mix', because: `${groupOf(code).label}: ${what}` });
  if ('PROVIDERS' in minimums) {
    const providers = of('PROVIDERS');
    const organisations = new Set(providers.map((one, index) => one.organisation?.id ?? `own ${index}`)).size;
    const needed = minimums.PROVIDERS ?? 0;
    if (organisations < needed) {
      lacks('PROVIDERS', `those who sign come from ${needed} different organisations at least. Invite others.`);
    }
    if (!providers.some(({ organisation }) => SMALL.has(organisation?.size ?? 'micro'))) {
      lacks('PROVIDERS', 'one of those who sign is small or micro. Invite a small provider or a personal assistant.');
    }
  }
  if ('VCSE' in minimums && !of('VCSE').some(({ organisation }) => organisation?.type === 'user-led')) {
    lacks('VCSE', 'one of those who sign speaks for an organisation led by people who use care. Invite one.');
  }
  return refusals;
}

const SMALL: ReadonlySet<string> = new Set(['micro', 'small']);
