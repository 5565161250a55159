import {
  attributeSection,
  SectionProvenance,
  type LoggedRow,
  type Removal,
  type SectionAttribution,
  type WordsTakenOut,
  type Writer,
} from '#attribution';

/** The provenance of one section as far as it has been read, and whose its leases are. */
export class KeptProvenance {
  private readonly writers = new Map<number, Writer>();
  private readonly provenance = new SectionProvenance({ leaseOf: (clientId) => this.writers.get(clientId) });
  private read: { readonly seq: number; readonly attribution: SectionAttribution } | null = null;

  constructor(readonly epoch: number) {}

  /** Number of the last row taken. */
  get seq(): number {
    return this.provenance.seq;
  }

  /** Clients in these rows whose leases have not been looked up yet. */
  strangersIn(rows: readonly LoggedRow[]): number[] {
    const clientIds = new Set(rows.flatMap((row) => row.clientIds));
    return [...clientIds].filter((clientId) => !this.writers.has(clientId));
  }

  /** Takes those of the rows that are new: others may have brought some of them meanwhile. */
  take(rows: readonly LoggedRow[], writers: ReadonlyMap<number, Writer>): void {
    for (const [clientId, writer] of writers) this.writers.set(clientId, writer);
    for (const row of rows) if (row.seq > this.seq) this.provenance.add(row);
  }

  /** Who wrote what after the last row taken. */
  attribution(): SectionAttribution {
    if (this.read?.seq !== this.seq) this.read = { seq: this.seq, attribution: attributeSection(this.provenance) };
    return this.read.attribution;
  }

  /** The words of one of its removals, and where they would stand now. */
  takenOut(removal: Removal): WordsTakenOut {
    return this.provenance.takenOut(removal);
  }
}
