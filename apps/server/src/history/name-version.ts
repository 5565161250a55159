import type { Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EditRightsReader } from '../live-editing/edit-rights.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { NamedVersion } from './named-version.entity.js';

/** A name for the text of a section as it was. */
export interface WantedName {
  readonly sectionId: SectionId;
  readonly seq: number;
  readonly name: string;
}

/** Longest name, in characters. */
const NAME_LENGTH = 80;

/** One act: somebody who may write in a section gives a name to its text as it was, so that others find it again. */
@Injectable()
export class NameVersion {
  // eslint-disable-next-line max-params -- a name is held against rights and text, numbered, dated, recorded and told
  constructor(
    private readonly db: DataSource,
    private readonly rights: EditRightsReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: WantedName): Promise<{ version: NamedVersion | null; refusals: Refusal[] }> {
    const { sectionId } = wanted;
    const name = wanted.name.trim().replace(/\s+/g, ' ');
    const named = await this.db.transaction(async (tx) => {
      const where = { id: sectionId, statementId: actor.statementId };
      // Locked, so that of two who give one name at once the second is told that it is taken.
      const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'for_no_key_update' } });
      const mayNot = (await this.rights.whyNot(section, [actor.membershipId], tx)).get(actor.membershipId) ?? [];
      const refusals = [...mayNot, ...whyNotSeq(section, wanted.seq), ...(await whyNotName(tx, section, name))];
      if (refusals.length > 0) return { version: null, refusals };
      return { version: await this.keep(tx, section, { actor, seq: wanted.seq, name }), refusals: [] };
    });
    if (named.version) this.changes.publish(`statement:${actor.statementId}`, { kind: 'history', sectionId });
    return named;
  }

  private async keep(
    tx: EntityManager,
    section: Section,
    { actor, seq, name }: { actor: Actor; seq: number; name: string },
  ): Promise<NamedVersion> {
    const version: NamedVersion = {
      id: this.randomness.uuid(),
      sectionId: section.id,
      epoch: section.epoch,
      seq,
      name,
      namedBy: actor.membershipId,
      namedAt: this.clock.now(),
    };
    await tx.insert(NamedVersion, version);
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'version.named',
      actor,
      facts: { section: section.key, seq },
      committed: { name },
    });
    return version;
  }
}

function whyNotSeq({ headSeq }: Section, seq: number): Refusal[] {
  if (seq >= 1 && seq <= headSeq) return [];
  return [{ code: 'history.no-such-version', because: 'There is no such version. Choose one from the history.' }];
}

async function whyNotName(tx: EntityManager, { id: sectionId, epoch }: Section, name: string): Promise<Refusal[]> {
  if (name === '') return [{ code: 'history.no-name', because: 'Enter a name for this version.' }];
  if ([...name].length > NAME_LENGTH) {
    return [{ code: 'history.long-name', because: `Enter a name of ${NAME_LENGTH} characters or fewer.` }];
  }
  const taken = await tx.findBy(NamedVersion, { sectionId, epoch });
  if (!taken.some((other) => other.name.toLowerCase() === name.toLowerCase())) return [];
  return [{ code: 'history.name-taken', because: 'Another version of this section has this name. Enter another.' }];
}
