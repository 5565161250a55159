import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import type { DataSource } from 'typeorm';
import { Proposal } from '../../../apps/server/src/deliberation/proposal.entity.js';
import { readKnownDocuments } from '../../../apps/server/src/platform/known-documents.js';
import { Section } from '../../../apps/server/src/statements/section.entity.js';
import type { Statement } from '../../../apps/server/src/statements/statement.entity.js';

/** Something that a page of the workspace asks: a document by its hash, with other variables each time. */
export interface Question {
  readonly name: string;
  readonly hash: string;
  readonly text: string;
  readonly goalMs: number;
  variables(turn: number): Readonly<Record<string, unknown>>;
}

const GOAL_MS = 100;
/** It looks at everything that happened in a statement. */
const PANEL_GOAL_MS = 300;

type Variables = (turn: number) => Readonly<Record<string, unknown>>;

/** Other ways in which pages ask the same, where they cost something else. */
const VARIANTS: Readonly<Record<string, readonly (readonly [string, Readonly<Record<string, unknown>>])[]>> = {
  PublicComments: [
    ['open ones', { open: true }],
    ['last page', { after: '4980' }],
  ],
  Suggestions: [
    ['open ones', { open: true }],
    ['one section', {}],
    ['last page', { after: '480' }],
  ],
  TextToSign: [['the whole', { ofWhole: true }]],
  YourStatements: [['last page', { after: '150' }]],
};

/** A query of our own client, as the build wrote it down. */
interface Written {
  readonly name: string;
  readonly hash: string;
  readonly text: string;
  /** Names of its variables. */
  readonly takes: readonly string[];
}

function written(): Written[] {
  return [...readKnownDocuments()].flatMap(([hash, text]) => {
    const { operation, name, variableDefinitions = [] } = operationIn(text);
    if (operation !== 'query') return [];
    if (!name) throw new Error('A query of our own client has no name.');
    return [{ name: name.value, hash, text, takes: variableDefinitions.map(({ variable }) => variable.name.value) }];
  });
}

/** The names of all questions, in their order. Empty where the pages have not been built. */
export function namesOfQuestions(): string[] {
  const names = written().flatMap(({ name }) => [name, ...variantsOf(name).map(([label]) => `${name}: ${label}`)]);
  return names.sort((one, other) => one.localeCompare(other));
}

/** Every query of our own client. */
export async function questions(db: DataSource, statement: Statement): Promise<Question[]> {
  const values = await valuesOf(db, statement);
  const asked = written().flatMap(({ name, hash, text, takes }): Question[] => {
    const goalMs = text.includes('powerPanel') ? PANEL_GOAL_MS : GOAL_MS;
    const base: Variables = (turn) => Object.fromEntries(takes.map((one) => [one, valueOf(values, one, turn)]));
    const plain = name === 'Suggestions' ? { sectionId: null } : {};
    const variants = variantsOf(name).map(([label, change]): Question => {
      const same = label === 'one section' ? {} : plain;
      const variables: Variables = (turn) => ({ ...base(turn), ...same, ...change });
      return { name: `${name}: ${label}`, hash, text, goalMs, variables };
    });
    return [{ name, hash, text, goalMs, variables: (turn) => ({ ...base(turn), ...plain }) }, ...variants];
  });
  return asked.sort((one, other) => one.name.localeCompare(other.name));
}

function variantsOf(name: string): (typeof VARIANTS)[string] {
  return VARIANTS[name] ?? [];
}

/** Wherever it stands: a document may begin with a fragment. */
function operationIn(text: string): OperationDefinitionNode {
  const found = parse(text).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (!found) throw new Error(`This document asks for nothing: ${text.slice(0, 80)}`);
  return found as OperationDefinitionNode;
}

type Values = Readonly<Record<string, readonly unknown[]>>;

/** What a variable of each name may be. */
async function valuesOf(db: DataSource, { id: statementId }: Statement): Promise<Values> {
  const sections = await db.manager.find(Section, { where: { statementId }, order: { position: 'ASC' } });
  const proposals = await db.manager.find(Proposal, { where: { statementId }, order: { id: 'ASC' }, take: 50 });
  return {
    ...{
      statementId: [statementId],
      sectionId: sections.map(({ id }) => id),
      open: [false],
      first: [20],
      ofWhole: [false],
    },
    proposalId: proposals.map(({ id }) => id),
    ...{ seq: [40, 120, 200], from: [50, 150], to: [240] },
  };
}

/** Lists begin at their start where nothing else is said. */
function valueOf(values: Values, name: string, turn: number): unknown {
  const known = values[name];
  return known ? known[turn % known.length] : null;
}
