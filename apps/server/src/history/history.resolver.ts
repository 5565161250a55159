import type { SectionId } from '#concordat';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { HistoryView } from './history-view.js';
import {
  HistoryMomentConnectionType,
  NamedVersionConnectionType,
  type NamedVersionType,
  NameVersionInput,
  NameVersionPayload,
  RestoreVersionInput,
  RestoreVersionPayload,
  SectionAtType,
  SectionComparisonType,
} from './history.types.js';
import { NameVersion } from './name-version.js';
import { RestoreVersion } from './restore-version.js';

@Resolver()
export class HistoryResolver {
  constructor(
    private readonly view: HistoryView,
    private readonly name: NameVersion,
    private readonly restore: RestoreVersion,
  ) {}

  @Query(() => HistoryMomentConnectionType, {
    description: 'Moments at which a section can be opened as it was, newest first.',
  })
  @Requires('statement:act')
  sectionHistory(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many; 50 at most.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Goes on after the moment with this cursor.' })
    after: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryMomentConnectionType> {
    return this.view.moments(actor, sectionId, { first, after: after ?? null });
  }

  @Query(() => NamedVersionConnectionType, {
    description: 'Versions of a section that have a name, and drafts that were locked, newest text first.',
  })
  @Requires('statement:act')
  namedVersions(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Page<NamedVersionType>> {
    return this.view.versions(actor, sectionId, page);
  }

  @Query(() => SectionAtType, {
    nullable: true,
    description: 'A section as it was after a change; empty where there is no such change.',
  })
  @Requires('statement:act')
  sectionAt(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @Args('seq', { type: () => Int, nullable: true, description: 'Number of the change; the newest when left out.' })
    seq: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<SectionAtType | null> {
    return this.view.sectionAt(actor, sectionId, seq ?? null);
  }

  @Query(() => SectionComparisonType, {
    nullable: true,
    description: 'What differs between two versions of a section; empty where one of them is not there.',
  })
  @Requires('statement:act')
  compareSection(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @Args('from', { type: () => Int, description: 'Number of the change after which it was the first version.' })
    from: number,
    @Args('to', { type: () => Int, description: 'Number of the change after which it was the second.' }) to: number,
    @CurrentActor() actor: Actor,
  ): Promise<SectionComparisonType | null> {
    return this.view.comparison(actor, sectionId, { from, to });
  }

  @Mutation(() => NameVersionPayload, {
    description: 'Gives a version a name. For those who may write in the section.',
  })
  @Requires('statement:act')
  async nameVersion(
    @Args('input', { description: 'Which version, and the name.' }) input: NameVersionInput,
    @CurrentActor() actor: Actor,
  ): Promise<NameVersionPayload> {
    const { version, refusals } = await this.name.run(actor, { ...input, sectionId: input.sectionId as SectionId });
    if (!version) return { version: null, refusals };
    const { seq, name, namedAt: at, namedBy } = version;
    return { version: { seq, name, at, namedBy: await this.view.writer(actor, namedBy) }, refusals };
  }

  @Mutation(() => RestoreVersionPayload, {
    description: "Brings a version back, as one more change in the caller's name. Nothing that was written is lost.",
  })
  @Requires('statement:act')
  async restoreVersion(
    @Args('input', { description: 'Which version, and what the caller knew.' }) input: RestoreVersionInput,
    @CurrentActor() actor: Actor,
  ): Promise<RestoreVersionPayload> {
    const { sectionId, seq: restores } = input;
    const { seq, refusals } = await this.restore.run(actor, { ...input, sectionId: sectionId as SectionId });
    return { restored: seq === null ? null : { sectionId, seq, restores }, refusals };
  }
}
