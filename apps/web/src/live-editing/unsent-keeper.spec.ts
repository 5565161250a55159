import * as Y from 'yjs';
import type { DeviceStore, UnsentWords } from './device-store.js';
import { UnsentKeeper } from './unsent-keeper.js';

/** A device on which an earlier window left some words. */
function aDeviceWith(unsent: UnsentWords): { store: DeviceStore; forgotten: number[] } {
  const forgotten: number[] = [];
  const store: DeviceStore = {
    unsent: () => Promise.resolve({ current: new Map([[7, unsent]]), older: [] }),
    keep: () => Promise.resolve(),
    forget: (_epoch, clients) => Promise.resolve(void forgotten.push(...clients)),
    forgetAll: () => Promise.resolve(),
  };
  return { store, forgotten };
}

function wordsOf(text: string): UnsentWords {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, text);
  return { update: Y.encodeStateAsUpdate(doc), words: text, schemaVersion: 1 };
}

it('[P10] forgets nothing that was left on the device before it is in the text and saved', async () => {
  const { store, forgotten } = aDeviceWith(wordsOf('Kept for later.'));
  const doc = new Y.Doc();
  const keeper = new UnsentKeeper(doc, () => 0);
  keeper.use(store);
  await keeper.look({ epoch: 1, schemaVersion: 1 });
  // The server has all that this connection sent, which was nothing yet.
  keeper.saved();
  expect(forgotten).toEqual([]);
  keeper.putIn();
  expect(doc.getText('words').toString()).toBe('Kept for later.');
  keeper.saved();
  expect(forgotten).toContain(7);
});
