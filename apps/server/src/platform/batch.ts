/** Asks once for what many want at the same moment, such as the fields of a page. It remembers nothing. */
export class Batch<Key, Value> {
  private waiting: { readonly key: Key; readonly resolve: (found: Value | null) => void; readonly reject: Reject }[] =
    [];

  /** Gives what was found, each with the key it is for; what is missing was not found. */
  constructor(
    private readonly find: (keys: readonly Key[]) => Promise<readonly Value[]>,
    private readonly isFor: (value: Value, key: Key) => boolean,
  ) {}

  load(key: Key): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.ask());
      this.waiting.push({ key, resolve, reject });
    });
  }

  private async ask(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const found = await this.find(asked.map(({ key }) => key));
      for (const { key, resolve } of asked) resolve(found.find((value) => this.isFor(value, key)) ?? null);
    } catch (fault) {
      for (const { reject } of asked) reject(fault);
    }
  }
}

type Reject = (fault: unknown) => void;
