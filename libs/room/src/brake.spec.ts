import { brakes, whyHeld } from './brake.js';

describe('[P8] the brake', () => {
  it.each([
    [800, 488, true, 'much of a long text'],
    [800, 560, false, 'three tenths, not more'],
    [800, 559, true, 'one word more than three tenths'],
    [60, 20, false, 'forty words, not more'],
    [60, 19, true, 'forty-one words'],
    [100, 0, true, 'everything'],
    [30, 0, false, 'everything there is, of a few words'],
    [0, 0, false, 'nothing of nothing'],
    [800, 1600, false, 'nothing: words come'],
  ])('of %i words leaves %i: held is %s, for it takes away %s', (before, after, held) => {
    expect(brakes({ before, after })).toBe(held);
  });

  it('says how much', () => {
    expect(whyHeld({ before: 800, after: 488 })).toEqual({
      code: 'p8.brake',
      because: 'This takes away 312 of 800 words.',
    });
  });
});
