/** A colour as CIE L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** How somebody sees colour: with all three kinds of cone, or without one of them. */
export type Sight = 'normal' | 'protan' | 'deutan' | 'tritan';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Contrast of a colour with white, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastWithWhite(hex: string): number {
  const [r, g, b] = linear(hex);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** What a person with this sight sees of a colour (Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB). */
export function seenBy(hex: string, sight: Sight): Lab {
  const seen = sight === 'normal' ? linear(hex) : times(MACHADO[sight], linear(hex)).map(clamp);
  return labOf(seen as unknown as Triple);
}

const MACHADO: Readonly<Record<Exclude<Sight, 'normal'>, Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const SRGB_TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

/** How different two colours look (CIEDE2000; Sharma, Wu and Dalal 2005). About 1 can just be seen. */
export function colourDifference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, h1] = polar(a1 * (1 + g), b1);
  const [c2, h2] = polar(a2 * (1 + g), b2);
  const hue = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + hue / 2 + 360) % 360;
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const dl = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dh = (2 * Math.sqrt(c1 * c2) * sin(hue / 2)) / (1 + 0.015 * c * t);
  const turn = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sin(2 * turn);
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function labOf(rgb: Triple): Lab {
  const [x, y, z] = times(SRGB_TO_XYZ, rgb);
  const f = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function times([first, second, third]: Matrix, [x, y, z]: Triple): Triple {
  const row = ([p, q, r]: Triple): number => p * x + q * y + r * z;
  return [row(first), row(second), row(third)];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function polar(a: number, b: number): [number, number] {
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return [Math.hypot(a, b), hue < 0 ? hue + 360 : hue];
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
