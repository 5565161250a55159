/** How much is kept, and how long what nobody asks for. */
export interface KeepingRules {
  readonly most: number;
  readonly idleMs: number;
  readonly now: () => number;
}

/** Keeps what was asked for lately, so much and so long; what is too much or too old is let go when something is asked. */
export class RecentlyUsed<Key, Value> {
  /** Least recently used first. */
  private readonly kept = new Map<Key, { readonly value: Value; readonly usedAt: number }>();

  constructor(private readonly rules: KeepingRules) {}

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
    const { most, idleMs, now } = this.rules;
    const before = now() - idleMs;
    for (const [key, { usedAt }] of this.kept) {
      if (this.kept.size <= most && usedAt >= before) return;
      this.kept.delete(key);
    }
  }
}
