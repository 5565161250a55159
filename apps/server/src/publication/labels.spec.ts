import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';

/** Everything that somebody can send: arguments of queries and mutations, and fields of their inputs, as `Where.name`. */
function whatCanBeSent(): string[] {
  const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap());
  return types.flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => field.args.map(({ name }) => `${field.name}.${name}`));
  });
}

/** Kinds of members, of what is fixed and of nominations: no kind of publication. */
const OTHER_KINDS = ['DeclareLimitInput.kind', 'EnterMemberInput.kind', 'NominateInput.kind'];

it('[R24] nobody can send a label, a kind of publication or a state', () => {
  const sent = whatCanBeSent();
  expect(sent).toContain('GiveSignOffInput.seenHash');
  expect(sent.filter((name) => /label|publicationKind|[.]kind$|state$/i.test(name))).toEqual(OTHER_KINDS);
});
