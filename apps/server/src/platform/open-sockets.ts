/** How many connections one person, and one address, may have open at a time on this server. */
export interface MostSockets {
  readonly perPerson: number;
  /** Far above what an office behind one address has open. */
  readonly perAddress: number;
}

/** Whose connection it is. */
export interface SocketOwner {
  /** Null for somebody who is not known. */
  readonly person: string | null;
  readonly address: string;
}

/** Counts open connections by person and by address, so that nobody can take all that a server has (S8). */
export class OpenSockets {
  private readonly counts = new Map<string, number>();

  constructor(private readonly most: MostSockets) {}

  /** Counts a connection in, until what is given back is called; null when there are too many. */
  take({ person, address }: SocketOwner): (() => void) | null {
    const keys = [`address ${address}`, ...(person === null ? [] : [`person ${person}`])];
    if (keys.some((key) => this.of(key) >= (key.startsWith('person ') ? this.most.perPerson : this.most.perAddress))) {
      return null;
    }
    for (const key of keys) this.counts.set(key, this.of(key) + 1);
    let isOpen = true;
    return () => {
      if (isOpen) for (const key of keys) this.lessen(key);
      isOpen = false;
    };
  }

  private of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  private lessen(key: string): void {
    const left = this.of(key) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }
}
