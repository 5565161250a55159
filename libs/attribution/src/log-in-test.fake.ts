import { ROOT, type SectionBlock } from '#document';
import * as Y from 'yjs';
import { attributeSection, type SectionAttribution } from './attribute-section.js';
import type { LoggedRow, Writer } from './logged-row.js';
import { SectionProvenance, type ProvenanceSettings } from './section-provenance.js';

/** What differs from an ordinary row. */
export interface RowInTest {
  /** Whose lease it is written with, when that is not the row's author: the proposer of an accepted suggestion. */
  readonly lease?: string;
  readonly restores?: number;
}

/** A section's text and its log in the making: what a member does becomes a row, a second after the one before. */
export class LogInTest {
  readonly doc = new Y.Doc({ gc: false });
  readonly rows: LoggedRow[] = [];
  /** Time of the next row, in milliseconds. */
  now = 0;
  private readonly writers = new Map<number, Writer>();

  constructor() {
    this.doc.getXmlFragment(ROOT);
  }

  /** The lease of a member; the same one every time. */
  clientOf(name: string, onBehalfOf: string | null = null): number {
    const clientId =
      [...`${name}/${onBehalfOf ?? ''}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0;
    this.writers.set(clientId, { membershipId: name, capacity: `${name}’s`, onBehalfOf });
    return clientId;
  }

  readonly leaseOf = (clientId: number): Writer | undefined => this.writers.get(clientId);

  /** An edit of the shared text, as one row. */
  edit(by: string, edit: (doc: Y.Doc) => void, { lease = by, restores }: RowInTest = {}): void {
    this.doc.clientID = this.clientOf(lease);
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array): void => void updates.push(update);
    this.doc.on('update', keep);
    edit(this.doc);
    this.doc.off('update', keep);
    this.doc.clientID = NOBODY;
    if (updates.length > 0) this.store(by, updates, restores);
  }

  /** A row of updates that were made elsewhere. */
  store(by: string, updates: readonly Uint8Array[], restores?: number): void {
    this.now += 1000;
    this.rows.push({
      seq: this.rows.length + 1,
      author: { membershipId: by, capacity: `${by}’s`, onBehalfOf: null },
      clientIds: [],
      bytes: Y.mergeUpdates([...updates]),
      at: this.now,
      ...(restores !== undefined && { restores }),
    });
  }

  /** Provenance of the first rows, built from nothing. */
  provenance(settings: Partial<ProvenanceSettings> = {}, rows = this.rows.length): SectionProvenance {
    const provenance = new SectionProvenance({ leaseOf: this.leaseOf, ...settings });
    for (const row of this.rows.slice(0, rows)) provenance.add(row);
    return provenance;
  }

  attribution(settings: Partial<ProvenanceSettings> = {}): SectionAttribution {
    return attributeSection(this.provenance(settings));
  }

  /** Who is credited with what: "asha: Care at |ben: home", each block on a line, how it came in brackets. */
  inWords(settings: Partial<ProvenanceSettings> = {}): string {
    return this.attribution(settings)
      .blocks.map(({ runs }) =>
        runs
          .map(({ by, text, carried }) => `${by}${carried ? ` (${carried.how} by ${carried.by})` : ''}: ${text}`)
          .join('|'),
      )
      .join('\n');
  }
}

/** Between two edits the shared text is nobody's window. */
const NOBODY = 1;

/** A paragraph with an id. */
export const paragraph = (id: string, text: string): SectionBlock => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
