import { appendBlocks, ROOT, sectionExtensions, blockIdExtension, type SectionBlock } from '#document';
import { Collaboration } from '@tiptap/extension-collaboration';
import { JSDOM } from 'jsdom';
import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import * as Y from 'yjs';
import { placeholder, type Tape, type TapeSpec } from './tape.js';

// A program: node make-tape.js '{"writers": 5, ...}' file

/** Of a hundred edits, so many of each kind. */
const MIX = { letter: 68, word: 10, backspace: 9, cut: 4, bold: 3, unbold: 1, sentence: 3, split: 2 } as const;

const WORDS =
  'home care people carer council choice local support every week rates staff respite night family travel'.split(' ');
const SENTENCE = 'We want to stay in our own homes, with the same few people, for as long as we can. ';

giveDom();
// After the DOM is there: ProseMirror looks at it when it is loaded.
const { Editor } = await import('@tiptap/core');
type TapeEditor = InstanceType<typeof Editor>;

const [spec = '', file = ''] = process.argv.slice(2);
writeFileSync(file, serialize(makeTape(JSON.parse(spec) as TapeSpec)));
process.exit(0);

function makeTape({ writers, editsEach, filler }: TapeSpec): Tape {
  const base = makeBase(writers, filler);
  return { base, writers: Array.from({ length: writers }, (_, writer) => record(base, writer, editsEach)) };
}

function makeBase(writers: number, filler: number): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = placeholder(0);
  const fill = Array.from({ length: Math.ceil(filler / (5 * SENTENCE.length)) }, () => paragraph(SENTENCE.repeat(5)));
  const places = Array.from({ length: writers }, (_, writer) => paragraph(`Paragraph ${writer}. `));
  appendBlocks(doc, [...places, ...fill]);
  return Y.encodeStateAsUpdate(doc);
}

/** One writer's editing, in their own paragraphs, without hearing the others. */
function record(base: Uint8Array, writer: number, count: number): Uint8Array[] {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, base);
  doc.clientID = placeholder(writer);
  const fragment = doc.getXmlFragment(ROOT);
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...sectionExtensions, blockIdExtension, Collaboration.configure({ fragment })],
  });
  const edits: Uint8Array[] = [];
  editor.commands.setTextSelection(endOfParagraph(editor, writer));
  doc.on('update', (update: Uint8Array) => edits.push(update));
  const random = randomFrom(writer + 1);
  while (edits.length < count) editOnce(editor, random);
  editor.destroy();
  return edits.slice(0, count);
}

function editOnce(editor: TapeEditor, random: (below: number) => number): void {
  const { state, view } = editor;
  const { $from, from } = state.selection;
  const word = WORDS[random(WORDS.length)] ?? '';
  const back = Math.min($from.parentOffset, word.length + 1);
  switch (pick(random(100))) {
    case 'letter':
      return view.dispatch(state.tr.insertText(random(6) === 0 ? ' ' : String.fromCharCode(97 + random(26))));
    case 'word':
      return view.dispatch(state.tr.insertText(`${word} `));
    case 'sentence':
      return view.dispatch(state.tr.insertText(SENTENCE));
    case 'backspace':
      return void (back > 0 && view.dispatch(state.tr.delete(from - 1, from)));
    case 'cut':
      return void (back > 0 && view.dispatch(state.tr.delete(from - back, from)));
    case 'bold':
    case 'unbold':
      if (back > 0) mark(editor, { from: from - back, to: from });
      return;
    case 'split':
      editor.commands.splitBlock();
  }
}

function mark(editor: TapeEditor, range: { from: number; to: number }): void {
  editor.chain().setTextSelection(range).toggleBold().setTextSelection(range.to).run();
}

function pick(percent: number): keyof typeof MIX {
  let left = percent;
  for (const [kind, share] of Object.entries(MIX)) {
    left -= share;
    if (left < 0) return kind as keyof typeof MIX;
  }
  return 'letter';
}

function endOfParagraph({ state: { doc } }: TapeEditor, index: number): number {
  let end = 0;
  for (let at = 0; at <= index; at += 1) end += doc.child(at).nodeSize;
  return end - 1;
}

function paragraph(text: string): SectionBlock {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) % below;
  };
}

function giveDom(): void {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  const names = 'document navigator Node Element HTMLElement Text Range DOMParser MutationObserver getSelection'.split(
    ' ',
  );
  const given = { window, innerHeight: 800, requestAnimationFrame: () => 0, cancelAnimationFrame: () => undefined };
  const found = names.map((name) => [name, (window as unknown as Record<string, unknown>)[name]] as const);
  for (const [name, value] of [...Object.entries(given), ...found]) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
