import type { StatementId } from '#concordat';
import type { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { SignOff } from './sign-off.entity.js';
import type { DocumentStanding } from './sign-off.reader.js';
import type { LapsedSignOffType } from './sign-off.types.js';

/** What somebody decided last about words that have changed since, so that they are asked again (R16). */
export interface Lapsed {
  /** By section. */
  readonly sections: ReadonlyMap<string, LapsedSignOffType>;
  readonly whole: LapsedSignOffType | null;
  /** Sections whose words changed since they last decided about the whole, in reading order. */
  readonly changedSinceWhole: readonly string[];
}

/** Finds the lapsed decisions of a member, who may give each again as it was. */
export async function lapsedOf(
  { manager }: DataSource,
  { membershipId }: Actor,
  { statementId, standing }: { readonly statementId: StatementId; readonly standing: DocumentStanding },
): Promise<Lapsed> {
  const given = await manager.find(SignOff, { where: { statementId, membershipId }, order: { at: 'DESC' } });
  const lastOn = (sectionId: SignOff['sectionId']) => given.find((one) => one.sectionId === sectionId);
  const sections = standing.sections.flatMap(({ section: { id }, since, version }) => {
    const last = lastOn(id);
    return last && version && (last.versions[0] ?? 0) < since
      ? [[id, asLapsed(last, [version.frozenAt])] as const]
      : [];
  });
  const whole = lastOn(null);
  const changed = whole ? standing.sections.filter(({ since }, index) => (whole.versions[index] ?? 0) < since) : [];
  return {
    sections: new Map(sections),
    whole:
      whole && changed.length > 0
        ? asLapsed(
            whole,
            changed.flatMap(({ version }) => version?.frozenAt ?? []),
          )
        : null,
    changedSinceWhole: changed.map(({ section }) => section.id),
  };
}

function asLapsed({ position, text, showName, at }: SignOff, frozen: readonly Date[]): LapsedSignOffType {
  return { position, text, showName, at, changedAt: new Date(Math.max(...frozen.map((date) => date.getTime()))) };
}
