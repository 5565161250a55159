import type { CouncilId, SectionId, StatementId } from '#concordat';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentActor, CurrentPerson, type Actor, type SignedInPerson } from '../membership/actor.js';
import { PageArgs, pageOf, rowsOf, type Page } from '../platform/connection.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Requires } from '../platform/requires.js';
import { MarkReady } from './mark-ready.js';
import { StartStatement } from './start-statement.js';
import { StatementReader } from './statement.reader.js';
import {
  MarkReadyPayload,
  SectionType,
  StartStatementInput,
  StartStatementPayload,
  StatementConnectionType,
  StatementChangeType,
  StatementType,
  sectionType,
  statementType,
} from './statement.types.js';

@Resolver(() => StatementType)
export class StatementResolver {
  constructor(
    private readonly reader: StatementReader,
    private readonly startAct: StartStatement,
    private readonly markReadyAct: MarkReady,
    private readonly changes: ChangeFeed,
  ) {}

  @Query(() => StatementConnectionType, { description: 'Statements the caller takes part in, newest first.' })
  @Requires('person')
  async myStatements(@Args() page: PageArgs, @CurrentPerson() person: SignedInPerson): Promise<Page<StatementType>> {
    const rows = rowsOf(page);
    const [statements, totalCount] = await this.reader.ofPerson(person.personId, rows);
    return pageOf(statements.map(statementType), rows, totalCount);
  }

  @Query(() => StatementType, { description: 'One statement, for the people who take part in it.' })
  @Requires('statement:read')
  async statement(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<StatementType> {
    return statementType(await this.reader.existing(statementId));
  }

  @ResolveField(() => [SectionType], { description: 'In reading order.' })
  @Requires('statement:read')
  async sections(@Parent() statement: StatementType): Promise<SectionType[]> {
    return (await this.reader.sectionsBeside(statement.id as StatementId)).map(sectionType);
  }

  @Mutation(() => StartStatementPayload, { description: 'Starts a statement from a template, with empty sections.' })
  @Requires('council:administer')
  async startStatement(
    @Args('input', { description: 'What it is about.' }) input: StartStatementInput,
    @CurrentPerson() person: SignedInPerson,
  ): Promise<StartStatementPayload> {
    const { statement, refusals } = await this.startAct.run(person, {
      ...input,
      councilId: input.councilId as CouncilId,
    });
    return { statement: statement && statementType(statement), refusals };
  }

  @Mutation(() => MarkReadyPayload, { description: 'Says that a section can be read, or opens it for writing again.' })
  @Requires('statement:act')
  async markReady(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @Args('ready', { description: 'True to mark it ready, false to open it for writing again.' }) ready: boolean,
    @CurrentActor() actor: Actor,
  ): Promise<MarkReadyPayload> {
    const { section, refusals } = await this.markReadyAct.run(actor, { sectionId, ready });
    return { section: section && sectionType(section), refusals };
  }

  @Subscription(() => StatementChangeType, {
    description: 'Tells of every change in a statement.',
    resolve: (change: StatementChangeType) => ({ ...change, sectionId: change.sectionId ?? null }),
  })
  @Requires('statement:read')
  statementChanged(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): AsyncIterable<unknown> {
    return this.changes.subscribe(`statement:${statementId}`);
  }
}
