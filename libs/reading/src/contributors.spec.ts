import { aBundleToRead } from './a-bundle-to-read.fake.js';
import { contributorsOf, creditsOf, whoWrote } from './contributors.js';

const who = contributorsOf(aBundleToRead());

describe('who wrote a section', () => {
  it('[R25] names people by their choice and everyone else by their group', () => {
    const words = [
      { by: 'tom', words: 90 },
      { by: 'lorraine', words: 3 },
    ];
    expect(whoWrote(words, who)).toBe(
      'People who draw on care and support (group only), Care providers (Tom Fielding, Larkfield Care Group)',
    );
  });

  it('[R26] stands in the order of the groups, whoever wrote most, and says no numbers', () => {
    const more = [
      { by: 'tom', words: 900 },
      { by: 'amira', words: 1 },
    ];
    const less = [
      { by: 'amira', words: 900 },
      { by: 'tom', words: 1 },
    ];
    expect(whoWrote(more, who)).toBe(whoWrote(less, who));
    expect(whoWrote(more, who)).not.toMatch(/\d|%/);
  });

  it('[R26] names people of a group by the alphabet, whoever wrote most', () => {
    const bundle = aBundleToRead();
    const openings = {
      ...bundle.openings,
      names: [...bundle.openings.names, { ...bundle.openings.names[0]!, ref: 'bev', content: { name: 'Bev' } }],
    };
    const named = contributorsOf({ ...bundle, openings } as typeof bundle);
    for (const [tom, bev] of [
      [900, 1],
      [1, 900],
    ] as const) {
      const words = [
        { by: 'tom', words: tom },
        { by: 'bev', words: bev },
      ].sort((a, b) => b.words - a.words);
      expect(whoWrote(words, named)).toBe('Care providers (Bev; Tom Fielding, Larkfield Care Group)');
    }
  });

  it('says that there are others beside those named, not how many', () => {
    expect(creditsOf(['des', 'lorraine'], who)).toEqual([
      { code: 'PEOPLE', label: 'People who draw on care and support', names: ['Des'], others: true },
    ]);
    expect(
      whoWrote(
        [
          { by: 'des', words: 1 },
          { by: 'lorraine', words: 1 },
        ],
        who,
      ),
    ).toBe('People who draw on care and support (Des; others by group only)');
  });

  it('[R28] shows the group alone where a name was taken away after publication', () => {
    const { openings, ...bundle } = aBundleToRead();
    const names = openings.names.filter(({ ref }) => ref !== 'tom');
    const now = contributorsOf({ ...bundle, openings: { ...openings, names } });
    expect(whoWrote([{ by: 'tom', words: 5 }], now)).toBe('Care providers (group only)');
  });

  it('leaves out people none of whose words are left', () => {
    expect(whoWrote([{ by: 'tom', words: 0 }], who)).toBe('');
  });

  it('says of those in no group that they took part', () => {
    expect(whoWrote([{ by: 'sam', words: 2 }], who)).toBe('Others who took part (Sam)');
  });

  it('does not put brackets beside brackets', () => {
    expect(whoWrote([{ by: 'amira', words: 2 }], who)).toBe('Commissioners (Amira Khan, Northmoor Council)');
  });

  it('names a group as this statement names it', () => {
    const groups = [{ code: 'PROVIDERS', label: 'Care homes and agencies' }];
    expect(contributorsOf(aBundleToRead({ groups })).labelOf('PROVIDERS')).toBe('Care homes and agencies');
  });
});
