import { isObjectType, getNamedType, type GraphQLObjectType } from 'graphql';
import { statedSchema } from '../../../../test/build/lists-in-schema.js';

/** Types that name somebody and hold a number, each with why the number is none of what the person wrote (R26). */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  Membership: 'for how many people one membership speaks, as it was invited',
  RemovedWords: 'the size of one removal, which says whether a reason is owed (R8); those words stand no more',
  RestoredWords: 'the size of one removal that was put back (R8)',
};

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const namesSomebody = (type: GraphQLObjectType): boolean => fieldsOf(type).some(({ name }) => name === 'shownAs');
const counts = (type: GraphQLObjectType): string[] =>
  fieldsOf(type).flatMap(({ name, type: of }) => (['Int', 'Float'].includes(getNamedType(of).name) ? [name] : []));

const types = Object.values(statedSchema().getTypeMap()).filter(isObjectType);

it('[R26] has no type in its API that gives a number beside who somebody is, but those with a reason', () => {
  const found = types.filter((type) => namesSomebody(type) && counts(type).length > 0).map(({ name }) => name);
  expect(found.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

it('[R26] has no share and no count of words by group outside the measures of the power panel', () => {
  const ofGroups = types.filter((type) => fieldsOf(type).some(({ name }) => name === 'constituency'));
  const counted = ofGroups.filter((type) => counts(type).some((name) => /word|share|percent/i.test(name)));
  expect(counted.map(({ name }) => name).sort()).toEqual(['RemovedWords', 'RestoredWords']);
});
