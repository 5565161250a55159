/** How much is kept, and how long what nobody asks for. */
export interface KeepingRules<Value> {
  readonly most: number;
  /** What all of it may weigh together; the one used last is always kept. */
  readonly mostWeight: number;
  readonly weigh: (value: Value) => number;
  readonly idleMs: number;
  readonly now: () => number;
}

/** Keeps what was asked for lately, so much and so long; what is too much or too old is let go when something is asked. */
export class RecentlyUsed<Key, Value> {
  /** Least recently used first. */
  private readonly kept = new Map<Key, { readonly value: Value; readonly usedAt: number }>();

  constructor(private readonly rules: KeepingRules<Value>) {}

  get size(): number {
    return this.kept.size;
  }

  get(key: Key): Value | undefined {
    this.letGo();
    const known = this.kept.get(key);
    if (known) this.set(key, known.value);
    return known?.value;
  }

  set(key: Key, value: Value): void {
    this.kept.delete(key);
    this.kept.set(key, { value, usedAt: this.rules.now() });
    this.letGo();
  }

  delete(key: Key): void {
    this.kept.delete(key);
  }

  private letGo(): void {
    const { most, mostWeight, weigh, idleMs, now } = this.rules;
    const before = now() - idleMs;
    let weight = [...this.kept.values()].reduce((sum, { value }) => sum + weigh(value), 0);
    for (const [key, { value, usedAt }] of this.kept) {
      const isTooMuch = this.kept.size > most || (weight > mostWeight && this.kept.size > 1);
      if (!isTooMuch && usedAt >= before) return;
      this.kept.delete(key);
      weight -= weigh(value);
    }
  }
}
