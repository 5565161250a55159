import { groupOf, GROUPS } from '#concordat';
import { readFileSync } from 'node:fs';

/** Looks of groups in the style sheet, which cannot import the groups themselves. */
const tokens = readFileSync('apps/web/src/styles/_tokens.scss', 'utf8');
const looks = new Map(
  [...tokens.matchAll(/'([A-Z]+)': \(\s*fill: (#\w{6}),\s*tint: (#\w{6})/g)].map(([, code, fill, tint]) => [
    code,
    { fill, tint },
  ]),
);

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of groups', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#1a65a6', '#ffffff')).toBeCloseTo(6.1, 1);
  });

  it.each(GROUPS.map(({ code }) => [code]))('[WCAG 1.4.3] of %s can be read in the chip and under ink', (code) => {
    const look = looks.get(code)!;
    expect(look.fill).toBe(groupOf(code).fill);
    expect(contrast(look.fill!, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(look.tint!, '#0b0c0c')).toBeGreaterThanOrEqual(15);
  });

  it('never stand alone: letters and shapes differ too', () => {
    expect(new Set(GROUPS.map(({ letter }) => letter)).size).toBe(GROUPS.length);
    expect(new Set(GROUPS.map(({ shape }) => shape)).size).toBe(GROUPS.length);
  });
});
