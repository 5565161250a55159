import { appendToBlock, ROOT } from '#document';
import { CloseCode, encodeStep1, encodeStep2, encodeUpdates, UPDATE_LIMITS } from '#room';
import * as Y from 'yjs';
import { forge, forgeBy, forged, numbers, type ForgedContent } from '../../libs/room/src/forged-update.fake.js';
import { updateOf, type RawWindow } from '../build/raw-window.js';

/** A frame that nobody's browser sends. */
export interface Hostile {
  readonly what: string;
  /** With what the connection has to end. */
  readonly code: number;
  /** Which rule the operator reads that it broke; null where the frame does not reach the rules. */
  readonly rule: string | RegExp | null;
  readonly frame: (window: RawWindow) => Uint8Array | string;
}

/** The protocol's own limit on a message. */
const TOO_LARGE = 1009;

const { badFrame, mayNot } = CloseCode;

/** A frame that breaks the protocol. */
function broken(
  what: string,
  frame: Uint8Array | string,
  rule: Hostile['rule'] = 'p0.frame',
  code = badFrame,
): Hostile {
  return { what, code, rule, frame: () => frame };
}

/** An update by the window's own client. */
function update(
  what: string,
  rule: Hostile['rule'],
  bytes: (window: RawWindow) => Uint8Array,
  code: number = badFrame,
): Hostile {
  return { what, code, rule, frame: (window) => encodeUpdates([bytes(window)]) };
}

const own = ({ clientIds }: RawWindow): number => clientIds[0] ?? 0;

/** One struct of this content at the end of the section. */
function content(what: string, inside: ForgedContent, rule = 'p3.content', code: number = mayNot): Hostile {
  return update(what, rule, (window) => forgeBy(own(window), { content: inside, parent: ROOT }), code);
}

const anElement = () => ({ content: forged.element('paragraph'), parent: ROOT });

/** Elements within elements. */
function nested(client: number, levels: number): Uint8Array {
  const structs = Array.from({ length: levels }, (_, level) => ({
    content: forged.element('bulletList'),
    parent: level === 0 ? ROOT : ([client, level - 1] as const),
  }));
  return forgeBy(client, structs);
}

function inV2({ doc }: RawWindow): Uint8Array {
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  appendToBlock(copy, 'p1', ' in another encoding');
  return Y.encodeStateAsUpdateV2(copy);
}

/** One of each kind (S1). */
export const CORPUS: readonly Hostile[] = [
  broken('a text frame', 'hello', null),
  broken('an empty frame', new Uint8Array(0)),
  broken('noise', Uint8Array.of(250, 250, 250)),
  broken('a message of a kind that only a server sends', Uint8Array.of(100, 1)),
  broken('a sync message of no kind', Uint8Array.of(0, 9, 0)),
  broken('a length that is a lie', Uint8Array.of(0, 2, 255, 255, 255, 127)),
  broken('something behind the end', Uint8Array.of(...encodeStep1(Uint8Array.of(0)), 7)),
  broken('a state vector that is none', encodeStep1(Uint8Array.of(255, 255, 255))),
  broken('a message above 1 MiB', new Uint8Array(1024 * 1024 + 1), null, TOO_LARGE as typeof badFrame),
  broken('a step 2 of noise', encodeStep2(Uint8Array.of(200, 1, 2, 3)), /^p3\./),
  update('bytes in the second encoding', /^p3\./, inV2),
  update('27 bytes that stop a careless merge', /^p3\./, () =>
    numbers(...Array.from({ length: 27 }, (_, at) => at * 5)),
  ),
  {
    what: '20,000 levels',
    code: mayNot,
    rule: 'p3.depth',
    frame: (window) => encodeStep2(nested(own(window), 20_000 - 1)),
  },
  update('33 levels', 'p3.depth', (window) => nested(own(window), UPDATE_LIMITS.depth + 1), mayNot),
  update('a gap', 'p3.gap', (window) =>
    forge({ runs: [{ client: own(window), clock: 5, structs: [{ content: forged.element('paragraph') }] }] }),
  ),
  content('a collected struct', forged.gc(3), 'p3.gc', badFrame),
  content('a skipped range', forged.skip(3), 'p3.skip', badFrame),
  content('a subdocument', forged.subdocument()),
  content('an embed', forged.embed('{"image":"https://tracker.test"}')),
  content('a hook', forged.type(5, 'script')),
  content('a map', forged.type(1)),
  content('old JSON', forged.json('{"a":1}')),
  content('binary', forged.binary()),
  update('another root', 'p3.root', (window) =>
    forgeBy(own(window), { content: forged.element('paragraph'), parent: '__proto__' }),
  ),
  update('neighbours that are not there', 'p3.origin', (window) =>
    forgeBy(own(window), { content: forged.words('x'), origin: [own(window) + 1, 7] }),
  ),
  update('a deletion of what is not there', 'p3.target', () => forge({ deletions: [{ client: 5, ranges: [[0, 9]] }] })),
  {
    what: 'more than 20,000 structs',
    code: mayNot,
    rule: 'p3.count',
    frame: (window) => encodeStep2(forgeBy(own(window), Array.from({ length: 20_001 }, anElement))),
  },
  update(
    'more than 256 KiB',
    'p3.size',
    ({ doc }) => updateOf(doc, (it) => appendToBlock(it, 'p1', 'x'.repeat(300_000))),
    mayNot,
  ),
];
