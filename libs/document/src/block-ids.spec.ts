import fc from 'fast-check';
import { uniqueIds } from './block-ids.js';

describe('uniqueIds', () => {
  it('lets the first holder keep an id and numbers the others', () => {
    expect(uniqueIds(['a', 'a', 'b', 'a'])).toEqual(['a', 'a-2', 'b', 'a-3']);
  });

  it('gives no block a name that a later one has', () => {
    expect(uniqueIds(['a', 'a', 'a-2'])).toEqual(['a', 'a-3', 'a-2']);
  });

  it('names what has no id by its place', () => {
    expect(uniqueIds([undefined, 'block-1', undefined])).toEqual(['block-1-2', 'block-1', 'block-3']);
  });

  it('gives as many different ids as there are blocks, and the same again for them', () => {
    const some = fc.array(fc.option(fc.constantFrom('a', 'a-2', 'b', 'block-1', 'block-2-2'), { nil: undefined }));
    fc.assert(
      fc.property(some, (ids) => {
        const unique = uniqueIds(ids);
        expect(new Set(unique).size).toBe(ids.length);
        expect(uniqueIds(unique)).toEqual(unique);
      }),
      { seed: 20261124 },
    );
  });
});
