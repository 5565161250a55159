import { colourDifference, contrastWithWhite, seenBy, type Sight } from './colour.fake.js';
import { groupOf, GROUPS } from './constituency.js';

const GREY = groupOf('').fill;
const SIGHTS: readonly Sight[] = ['normal', 'protan', 'deutan', 'tritan'];

describe('the script that looks at colours', () => {
  it('gives the differences that Sharma, Wu and Dalal published', () => {
    // CIEDE2000 test data, pairs 1, 7 and 25: https://hajim.rochester.edu/ece/sites/gsharma/ciede2000/
    expect(colourDifference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(colourDifference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
    expect(colourDifference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  });

  it('sees that two greens are alike and black is not white', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5);
    expect(colourDifference(seenBy('#007f00', 'normal'), seenBy('#008000', 'normal'))).toBeLessThan(1);
  });
});

describe('the groups as they are drawn', () => {
  it.each(GROUPS.map(({ code, fill }) => [code, fill]))('%s has a fill on which white can be read', (_code, fill) => {
    expect(contrastWithWhite(fill)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SIGHTS)('no two fills look alike with %s sight', (sight) => {
    const pairs = GROUPS.flatMap((one, index) => GROUPS.slice(index + 1).map((other) => [one, other] as const));
    const alike = pairs.filter(([one, other]) => difference(one.fill, other.fill, sight) < 11);
    expect(alike.map(([one, other]) => `${one.code}/${other.code}`)).toEqual([]);
  });

  it.each(SIGHTS)('no fill looks like the grey of "not known" with %s sight', (sight) => {
    expect(GROUPS.filter(({ fill }) => difference(fill, GREY, sight) < 9).map(({ code }) => code)).toEqual([]);
  });

  it('tells every group apart by letter and by shape, without colour', () => {
    expect(new Set(GROUPS.map(({ letter }) => letter)).size).toBe(GROUPS.length);
    expect(new Set(GROUPS.map(({ shape }) => shape)).size).toBe(GROUPS.length);
  });
});

describe('groupOf', () => {
  it('finds a group by its code', () => {
    expect(groupOf('CARERS').label).toBe('Unpaid carers and family members');
  });

  it('names a group that nobody knows by its code, in grey', () => {
    expect(groupOf('NEIGHBOURS')).toMatchObject({ label: 'NEIGHBOURS', letter: '–', fill: GREY });
  });

  it('says so where there is no group', () => {
    expect(groupOf('').label).toBe('No group');
  });
});

function difference(one: string, other: string, sight: Sight): number {
  return colourDifference(seenBy(one, sight), seenBy(other, sight));
}
