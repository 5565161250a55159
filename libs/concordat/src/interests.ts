import type { Constituency } from './constituency.js';
import type { SectionId } from './ids.js';
import type { Refusal } from './refusal.js';

/** Groups whose members may hold or seek contracts: they declare interests, or that they have none, before they write (R31). */
const MUST_DECLARE: ReadonlySet<Constituency> = new Set(['PROVIDERS', 'VCSE']);

/** Tells whether members of a group declare interests before their first edit (R31). */
export function mustDeclareInterests(constituency: Constituency | null): boolean {
  return constituency !== null && MUST_DECLARE.has(constituency);
}

/** What somebody with an interest does: speaks openly about it, or stands aside. */
export type InterestEffect = 'declare' | 'stand-aside';

/** Everything the rules look at before a declaration is taken (R31). */
export interface DeclarationRequest {
  readonly hasInterests: boolean;
  readonly text: string;
  /** `declare` or `stand-aside`. */
  readonly effect: string;
  /** Sections that the interest touches; empty for all. */
  readonly sections: readonly SectionId[];
  /** Sections of the statement. */
  readonly known: readonly SectionId[];
}

/** Longest declaration, in characters. */
const LONGEST_INTEREST = 1_000;

/** Says why a declaration of interests cannot be taken; empty when it can (R31). */
export function whyNotDeclareInterests(request: DeclarationRequest): Refusal[] {
  const { hasInterests, effect, sections, known } = request;
  const refusals: Refusal[] = [];
  const text = request.text.trim();
  if (hasInterests && text === '') {
    refusals.push({
      code: 'interests.empty',
      because: 'Say what your interest is: a contract, a bid, a job, a share.',
    });
  }
  if (text.length > LONGEST_INTEREST) {
    refusals.push({ code: 'interests.too-long', because: `Use at most ${LONGEST_INTEREST} characters.` });
  }
  if (effect !== 'declare' && effect !== 'stand-aside') {
    refusals.push({ code: 'interests.effect', because: 'Choose whether you speak openly or stand aside.' });
  }
  if (!sections.every((id) => known.includes(id))) {
    refusals.push({ code: 'interests.section', because: 'Choose sections of this statement.' });
  }
  return refusals;
}

/** A declaration as it stands, as far as it matters for who is counted. */
export interface StandingInterest {
  readonly hasInterests: boolean;
  readonly effect: InterestEffect;
  /** Empty for all sections. */
  readonly sectionIds: readonly SectionId[];
}

/** Tells whether an interest touches a section; the whole statement (null) is touched by one that touches all of it. */
export function touches({ hasInterests, sectionIds }: StandingInterest, section: SectionId | null): boolean {
  if (!hasInterests) return false;
  return sectionIds.length === 0 || (section !== null && sectionIds.includes(section));
}

/** Tells whether an interest makes somebody stand aside in a section, or for null from the whole (R17, R31). */
export function mustStandAside(interest: StandingInterest, section: SectionId | null): boolean {
  return interest.effect === 'stand-aside' && touches(interest, section);
}
