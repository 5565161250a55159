import { ScopeFinder } from './scope.js';

const STATEMENT = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const SECTION = '33333333-3333-4333-8333-333333333333';

function aFinder(): ScopeFinder {
  const finder = new ScopeFinder();
  finder.register('statementId', (id) => Promise.resolve(id === SECTION ? null : { statementId: id, councilId: 'c' }));
  finder.register('sectionId', (id) => Promise.resolve(id === SECTION ? { statementId: STATEMENT } : null));
  return finder;
}

describe('ScopeFinder', () => {
  it('[S9] finds what the ids belong to, also inside an input', async () => {
    const args = { input: { sectionId: SECTION, text: 'words' }, statementId: STATEMENT };
    expect(await aFinder().find(args)).toEqual({ statementId: STATEMENT, councilId: 'c' });
  });

  it('[S9] gives no scope to a request that names things of two statements', async () => {
    expect(await aFinder().find({ sectionId: SECTION, statementId: OTHER })).toBeNull();
  });

  it.each(['no-uuid', OTHER, `${SECTION}'--`])(
    '[S9] gives no scope for a section that is not there: %s',
    async (sectionId) => {
      expect(await aFinder().find({ sectionId })).toBeNull();
    },
  );

  it.each([{ sectionIds: [SECTION] }, { input: { sections: [{ sectionId: SECTION }] } }])(
    '[S9] finds what the ids in a list belong to: %j',
    async (args) => {
      expect(await aFinder().find(args)).toEqual({ statementId: STATEMENT });
      expect(await aFinder().find({ ...args, statementId: OTHER })).toBeNull();
    },
  );

  it('[S9] gives no scope to a list in which one is not there, and looks each one up once', async () => {
    const asked: string[] = [];
    const finder = aFinder();
    finder.register('sectionId', (id) => {
      asked.push(id);
      return Promise.resolve(id === SECTION ? { statementId: STATEMENT } : null);
    });
    expect(await finder.find({ sectionIds: Array.from({ length: 500 }, () => SECTION) })).not.toBeNull();
    expect(asked).toEqual([SECTION]);
    expect(await finder.find({ sectionIds: [SECTION, OTHER] })).toBeNull();
  });

  it('gives an empty scope to a request that names nothing', async () => {
    expect(await aFinder().find({ text: 'words' })).toEqual({});
  });
});
