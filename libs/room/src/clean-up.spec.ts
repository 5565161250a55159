import * as Y from 'yjs';
import { onlyClearsFormatting } from './admission.js';
import { forge, forged } from './forged-update.fake.js';
import { ANN, BOB, GateUnderTest, H, word } from './gate-under-test.fake.js';
import { UPDATE_LIMITS } from './limits.js';

let gate: GateUnderTest;

beforeEach(() => {
  gate = new GateUnderTest();
});

describe('who only reads', () => {
  const formatted = () => {
    const { text } = gate;
    text.format(0, 3, { bold: {} });
    return gate.doc.store.clients.get(999)?.map(({ id }) => id.clock) ?? [];
  };

  it('[P5] may clear format markers, and nothing else', () => {
    const [marker = 0] = formatted();
    const clears = forge({ deletions: [{ client: 999, ranges: [[marker, 1]] }] });
    expect(onlyClearsFormatting(clears, gate.doc)).toBe(true);
    const removes = forge({
      deletions: [
        { client: 999, ranges: [[marker, 1]] },
        { client: ANN, ranges: [[H, 1]] },
      ],
    });
    expect(onlyClearsFormatting(removes, gate.doc)).toBe(false);
  });

  it('[P5] may repeat what is known beside it', () => {
    formatted();
    expect(onlyClearsFormatting(Y.encodeStateAsUpdate(gate.doc), gate.doc)).toBe(true);
  });

  it('[P5] may not add anything, a format marker included', () => {
    const [marker = 0] = formatted();
    const run = { client: BOB, structs: [word({ content: forged.format('bold', '{}') })] };
    expect(onlyClearsFormatting(forge({ runs: [run] }), gate.doc)).toBe(false);
    const deletions = [{ client: 999, ranges: [[marker, 1]] as const }];
    expect(onlyClearsFormatting(forge({ runs: [run], deletions }), gate.doc)).toBe(false);
  });

  it.each<[string, Uint8Array]>([
    ['nonsense', Uint8Array.of(9, 9, 9)],
    ['deletions of what is not there', forge({ deletions: [{ client: 77, ranges: [[0, 1]] }] })],
    ['more bytes than an update may have', new Uint8Array(UPDATE_LIMITS.bytes.update + 1)],
  ])('[P5] may not send %s', (_what, update) => {
    expect(onlyClearsFormatting(update, gate.doc)).toBe(false);
  });
});
