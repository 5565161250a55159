import { placeIn } from './json-place.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const broken = (text: string) => {
  const { offset, path } = placeIn(bytesOf(text));
  return [offset, path];
};

describe('placeIn', () => {
  const text = '{"a":[1,{"é":"x\\"y"}],"b":true}';

  it.each([
    [0, []],
    [6, ['a', 0]],
    [8, ['a', 1]],
    [text.indexOf('y') + 1, ['a', 1, 'é']],
    [text.indexOf('true') + 1, ['b']],
  ])('names the path to byte %d', (offset, path) => {
    expect(placeIn(bytesOf(text), offset)).toMatchObject({ offset, path });
  });

  it('gives the end of a text that is JSON throughout, and the strings and numbers in it', () => {
    const place = placeIn(bytesOf(` ${text} `));
    expect([place.offset, place.path]).toEqual([bytesOf(text).length + 2, []]);
    expect([...place.seen.values()]).toEqual([1, 'x"y']);
  });

  it.each([
    ['', 0, []],
    ['{"a":[1,}', 8, ['a', 1]],
    ['{"a":01}', 6, ['a']],
    ['{"a":"b}', 8, ['a']],
    ['{"a":"b\\q"}', 7, ['a']],
    ['{"a":"b\n"}', 7, ['a']],
    ['{"a" 1}', 5, ['a']],
    ['{"a":1 "b":2}', 7, ['a']],
    ['{"a":1,b:2}', 7, []],
    ['[nul]', 1, [0]],
    ['[1,2', 4, [1]],
  ])('finds where %j stops being JSON', (text, offset, path) => {
    expect(broken(text)).toEqual([offset, path]);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('stops before brackets so deep that they could end the program', () => {
    const [offset] = broken('['.repeat(20_000));
    expect(offset).toBeLessThan(1_000);
  });
});
