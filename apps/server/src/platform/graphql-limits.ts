import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

const DEEPEST = 12;
const ALIASES = 30;
const FIELDS = 500;
const DIRECTIVES = 20;

/** Limits on what one request may ask, checked before any resolver runs (S8). */
export const limitRules: ValidationRule[] = [limitSize, limitDepth];

/** Aliases and directives let a small request ask for the same thing many times. */
function limitSize(context: ValidationContext): ASTVisitor {
  const counts = { aliases: 0, fields: 0, directives: 0 };
  const count = (what: keyof typeof counts, most: number): void => {
    counts[what] += 1;
    if (counts[what] === most + 1) context.reportError(tooMuch(`It has more than ${most} ${what}.`));
  };
  return {
    Field: (node: FieldNode) => {
      count('fields', FIELDS);
      if (node.alias) count('aliases', ALIASES);
    },
    Directive: () => count('directives', DIRECTIVES),
  };
}

/** Follows fragments, so that depth cannot hide in them; one that leads back into itself is another rule's to refuse. */
function limitDepth(context: ValidationContext): ASTVisitor {
  const depths = new Map<string, number>();
  const depthOf = (node: { kind: Kind; selectionSet?: { selections: readonly unknown[] } | undefined }): number => {
    const below = (node.selectionSet?.selections ?? []) as (FieldNode & { name: { value: string } })[];
    return Math.max(0, ...below.map((one) => depthOfSelection(one as never)));
  };
  const depthOfSelection = (node: { kind: Kind; name: { value: string } }): number => {
    if (node.kind === Kind.FIELD) return 1 + depthOf(node as never);
    if (node.kind === Kind.INLINE_FRAGMENT) return depthOf(node as never);
    const name = node.name.value;
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const fragment = context.getFragment(name);
    const depth = fragment ? depthOf(fragment) : 0;
    depths.set(name, depth);
    return depth;
  };
  return {
    OperationDefinition: (node) => {
      if (depthOf(node) > DEEPEST) context.reportError(tooMuch(`It goes more than ${DEEPEST} levels deep.`));
    },
  };
}

function tooMuch(why: string): GraphQLError {
  return new GraphQLError(`This asks for too much at once. ${why}`);
}
