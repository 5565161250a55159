import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Tokens of one request; the largest that the workspace sends has some hundreds. */
export const TOKENS = 2_000;

/** Fields that look at a whole statement, and so cannot be asked of a list of them: each costs as much as so many others. */
export const COSTLY: ReadonlyMap<string, number> = new Map([['nextStages', 1_000]]);

/** Cost: each field, as often as the lists above it may repeat it. */
const MOST = { depth: 12, fields: 500, aliases: 30, cost: 10_000 };

/** What a page holds at most, and without a word about it. */
const PAGE = { most: 100, usual: 20 };
const DIRECTIVES = 20;

/** Limits on what one request may ask, checked before any resolver runs (S8). */
export const limitRules: ValidationRule[] = [limitAsked, limitDirectives];

/** What a selection asks for, as if every fragment were written out where it is used. */
interface Asked {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly cost: number;
  /** Whether it is of a page: it asks for `edges`, be it in a fragment. */
  readonly ofPage: boolean;
}

const NOTHING: Asked = { depth: 0, fields: 0, aliases: 0, cost: 0, ofPage: false };

/** Follows fragments: depth can hide in them, and a few that use each other twice come to thousands of fields. */
function limitAsked(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Asked>();
  const askedBy = (set: SelectionSetNode | undefined): Asked =>
    (set?.selections ?? []).map(askedByOne).reduce(both, NOTHING);
  const askedByOne = (node: SelectionNode): Asked => {
    switch (node.kind) {
      case Kind.FIELD:
        // What the API is, not what it holds: GraphQL has a limit of its own for these.
        if (node.name.value.startsWith('__')) return NOTHING;
        return below(askedBy(node.selectionSet), node);
      case Kind.INLINE_FRAGMENT:
        return askedBy(node.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return askedByFragment(node.name.value);
    }
  };
  const askedByFragment = (name: string): Asked => {
    const known = fragments.get(name);
    if (known) return known;
    // One that leads back into itself is another rule's to refuse.
    fragments.set(name, NOTHING);
    const asked = askedBy(context.getFragment(name)?.selectionSet);
    fragments.set(name, asked);
    return asked;
  };
  return {
    OperationDefinition: ({ selectionSet }) => {
      const asked = askedBy(selectionSet);
      for (const what of ['depth', 'fields', 'aliases', 'cost'] as const) {
        if (asked[what] > MOST[what]) context.reportError(tooMuch(`Its ${what} may be ${MOST[what]} at most.`));
      }
    },
  };
}

function both(one: Asked, other: Asked): Asked {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    cost: one.cost + other.cost,
    ofPage: one.ofPage || other.ofPage,
  };
}

function below({ depth, fields, aliases, cost, ofPage }: Asked, node: FieldNode): Asked {
  return {
    depth: depth + 1,
    fields: fields + 1,
    aliases: aliases + Number(node.alias !== undefined),
    cost: cost * timesOf(node, ofPage) + (COSTLY.get(node.name.value) ?? 1),
    ofPage: node.name.value === 'edges',
  };
}

/** How often a field may repeat what is below it: a page as often as it asks, at most where a variable says how often. */
function timesOf({ arguments: given }: FieldNode, isPage: boolean): number {
  const first = given?.find(({ name }) => name.value === 'first')?.value;
  if (first?.kind === Kind.INT) return Math.min(Math.max(Number(first.value), 1), PAGE.most);
  if (first) return PAGE.most;
  return isPage ? PAGE.usual : 1;
}

function limitDirectives(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Directive: () => {
      count += 1;
      if (count === DIRECTIVES + 1) context.reportError(tooMuch(`Its directives may be ${DIRECTIVES} at most.`));
    },
  };
}

function tooMuch(why: string): GraphQLError {
  return new GraphQLError(`This asks for too much at once. ${why}`);
}
