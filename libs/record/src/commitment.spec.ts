import { commitmentOf, newCommitment, opens } from './commitment.js';

const salt = '00'.repeat(31) + 'ff';

describe('commitment', () => {
  it('[R28] is the SHA-256 of the salt and the canonical JSON of the content', () => {
    // printf of 31 zero bytes, one 255 and {"name":"Siân"}, through sha256sum
    expect(commitmentOf(salt, { name: 'Siân' })).toBe(
      '1b3b4509a1ea9b1419963396ccd346f8d6b034b3ea8ecd9bc94105263bd587de',
    );
  });

  it('[R28] is opened by its own salt and content only', () => {
    const made = newCommitment({ b: 1, a: 'x' }, (length) => new Uint8Array(length).fill(7));
    expect(made.salt).toBe('07'.repeat(32));
    expect(opens(made.commitment, { salt: made.salt, content: { a: 'x', b: 1 } })).toBe(true);
    expect(opens(made.commitment, { salt: made.salt, content: { a: 'x', b: 2 } })).toBe(false);
    expect(opens(made.commitment, { salt, content: { a: 'x', b: 1 } })).toBe(false);
  });

  it.each([
    ['upper case', '0A'.repeat(32)],
    ['too short', '0a'],
    ['not hex', 'zz'.repeat(32)],
  ])('is not opened by a salt that is %s', (_case, other) => {
    expect(opens('0'.repeat(64), { salt: other, content: null })).toBe(false);
    expect(() => commitmentOf(other, null)).toThrow('64 lower-case hex digits');
  });

  it('of the same content differs under another salt', () => {
    expect(commitmentOf(salt, 'yes')).not.toBe(commitmentOf('11'.repeat(32), 'yes'));
  });
});
