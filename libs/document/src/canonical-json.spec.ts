import { canonicalJson, sha256Hex } from './canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('orders keys by UTF-16 unit and writes numbers as the RFC does', () => {
    expect(canonicalJson({ '\u20ac': 1e21, b: 1.0, a: [0.000001, -0], '\ud83d\ude00': 'é\u0007' })).toBe(
      '{"a":[0.000001,0],"b":1,"€":1e+21,"😀":"é\\u0007"}',
    );
  });

  it('leaves out what has no value', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it.each([[NaN], ['\ud800'], [undefined], [() => 1]])('has no form for %p', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});

describe('sha256Hex', () => {
  it('is the SHA-256 of the UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('é')).toBe(sha256Hex(new Uint8Array([0xc3, 0xa9])));
  });
});
