import * as Y from 'yjs';
import { applyExactly } from './apply-exactly.js';
import { readSection } from './read-section.js';
import { appendBlocks } from './write-blocks.js';

const blocks = [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Care' }] }];

describe('applyExactly', () => {
  it('applies updates in the order given, in one transaction with the origin given', () => {
    const source = new Y.Doc({ gc: false });
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    appendBlocks(source, blocks);
    appendBlocks(source, blocks);
    const doc = new Y.Doc({ gc: false });
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    applyExactly(doc, updates, 'log');
    expect(readSection(doc)).toEqual(readSection(source));
    expect(origins).toEqual(['log']);
  });

  it('tells of nothing that was not in the update', () => {
    const source = new Y.Doc({ gc: false });
    appendBlocks(source, blocks);
    const update = Y.encodeStateAsUpdate(source);
    const doc = new Y.Doc({ gc: false });
    const told: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => told.push(bytes));
    applyExactly(doc, [update]);
    expect(told).toEqual([update]);
  });

  it('keeps the client of the document when its own earlier edits come back', () => {
    const source = new Y.Doc({ gc: false });
    source.clientID = 5;
    appendBlocks(source, blocks);
    const doc = new Y.Doc({ gc: false });
    doc.clientID = 5;
    applyExactly(doc, [Y.encodeStateAsUpdate(source)]);
    expect(doc.clientID).toBe(5);
  });
});
