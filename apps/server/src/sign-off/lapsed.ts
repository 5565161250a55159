import type { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { markOf, withQuoting, type HidingConcerns, type WhatHides } from './hidden-own-words.js';
import { SignOff } from './sign-off.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import type { LapsedSignOffType } from './sign-off.types.js';

/** What somebody decided last about words that have changed since, so that they are asked again (R16). */
export interface Lapsed {
  /** By section. */
  readonly sections: ReadonlyMap<string | null, LapsedSignOffType>;
  readonly whole: LapsedSignOffType | null;
  /** Sections whose words changed since they last decided about the whole, in reading order. */
  readonly changedSinceWhole: readonly string[];
}

/** Finds the lapsed decisions of a member, who may give each again as it was; not with a reason that is hidden now (R38). */
export async function lapsedOf(
  { manager }: DataSource,
  { membershipId, statementId }: Actor,
  { standing, hides }: { readonly standing: DocumentStanding; readonly hides: WhatHides },
): Promise<Lapsed> {
  const given = await manager.find(SignOff, { where: { statementId, membershipId }, order: { at: 'DESC' } });
  const lastOn = (sectionId: SignOff['sectionId']) => given.find((one) => one.sectionId === sectionId);
  const sections = standing.sections.flatMap(({ section: { id }, since, version }) => {
    const last = lastOn(id);
    return last && version && (last.versions[0] ?? 0) < since ? [{ last, frozen: [version.frozenAt] }] : [];
  });
  const whole = lastOn(null);
  const changed = whole ? standing.sections.filter(({ since }, index) => (whole.versions[index] ?? 0) < since) : [];
  const frozen = changed.flatMap(({ version }) => version?.frozenAt ?? []);
  const all = [...sections, ...(whole && changed.length > 0 ? [{ last: whole, frozen }] : [])];
  const things = all.map(({ last }) => last);
  const hiding = withQuoting(hides.own, hides.said, things);
  const shown = new Map(all.map((one) => [one.last.sectionId, asLapsed(one, hiding)]));
  return {
    sections: shown,
    whole: shown.get(null) ?? null,
    changedSinceWhole: changed.map(({ section }) => section.id),
  };
}

/** A hidden reason is not taken over, whoever may read it where it stands: a new decision with it would be flagged by nobody. */
function asLapsed(
  { last: { id, position, text, showName, at }, frozen }: { readonly last: SignOff; readonly frozen: readonly Date[] },
  hiding: HidingConcerns,
): LapsedSignOffType {
  const concern = hiding.get(id);
  const hidden = concern ? markOf(concern) : null;
  const changedAt = new Date(Math.max(...frozen.map((date) => date.getTime())));
  return { position, text: hidden ? null : text, hidden, showName, at, changedAt };
}
