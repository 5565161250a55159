/** A source of the same numbers for the same seed (mulberry32): what is made twice is the same twice. */
export class Seeded {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)]!;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  /** In the form of a random UUID. */
  uuid<Id extends string>(): Id {
    const hex = Buffer.from(this.bytes(16)).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    ) as Id;
  }

  /** An unsigned 32-bit number, never 0. */
  uint32(): number {
    return 1 + this.below(4_294_967_295);
  }

  /** So many words, as a sentence. */
  sentence(words: number): string {
    const text = Array.from({ length: words }, () => this.one(WORDS)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }
}

const WORDS = (
  'home care council people family carer night visit rate pay hour week month year need support house flat street ' +
  'town village bus road farm work worker shift rest help choice voice plan budget fund grant price cost share trust ' +
  'group meeting word promise answer reason open fair local small large new early late safe well kind clear simple ' +
  'known same other more less each every with without for from into after before near between and or so that which ' +
  'can will should must may keep make give take find ask tell show bring stay begin end change grow'
).split(' ');
