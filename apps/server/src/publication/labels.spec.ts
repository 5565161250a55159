import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';

/** Names of everything that somebody can send: arguments of queries and mutations, and fields of their inputs. */
function whatCanBeSent(): string[] {
  const types = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap());
  return types.flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields());
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ args }) => args.map(({ name }) => name));
  });
}

it('[R24] nobody can send a label, a kind of publication or a state', () => {
  const sent = whatCanBeSent();
  expect(sent).toContain('seenHash');
  expect(sent.filter((name) => /label|publicationKind|^kind$|state$/i.test(name))).toEqual([]);
});
