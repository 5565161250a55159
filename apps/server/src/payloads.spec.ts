import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { statedSchema } from '../../../test/build/lists-in-schema.js';

const schema = statedSchema();
const acts = Object.values(schema.getMutationType()!.getFields());

function fieldsOf(type: GraphQLObjectType): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(type.getFields()).map(({ name, type: of }) => [name, String(of)]));
}

/** Names of the fields that hold a thing, and not only a number, a yes or an id of one. */
function thingsOf(type: GraphQLObjectType): string[] {
  const fields = Object.values(type.getFields()).filter(({ name }) => name !== 'refusals');
  return fields.filter(({ type: of }) => isObjectType(getNamedType(of))).map(({ name }) => name);
}

describe.each(acts.map((act) => [act.name, act] as const))('the act %s', (_name, act) => {
  const payload = act.type;

  it('always answers, with every reason why not', () => {
    expect(String(payload)).toBe(`${getNamedType(payload).name}!`);
    expect(fieldsOf(getNamedType(payload) as GraphQLObjectType)).toMatchObject({ refusals: '[Refusal!]!' });
  });

  it('answers with the one thing that it was about', () => {
    expect(thingsOf(getNamedType(payload) as GraphQLObjectType)).toHaveLength(1);
  });
});

it('there are acts to look at', () => {
  expect(acts.length).toBeGreaterThan(60);
});
