import { blockIdExtension, keepNeighboursInOrder, ROOT, sectionExtensions } from '#document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Fragment, type Node } from '@tiptap/pm/model';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { LogInTest } from './log-in-test.fake.js';

keepNeighboursInOrder();

/** A member's window: a real editor, whose changes become rows of the log when they are sent. Needs a DOM. */
export class Window {
  readonly doc = new Y.Doc({ gc: false });
  readonly editor: Editor;
  private unsent: Uint8Array[] = [];

  constructor(
    readonly name: string,
    private readonly log: LogInTest,
  ) {
    this.hear();
    this.doc.clientID = log.clientOf(name);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.unsent.push(update);
    });
    const fragment = this.doc.getXmlFragment(ROOT);
    this.editor = new Editor({
      extensions: [...sectionExtensions, blockIdExtension, Collaboration.configure({ fragment })],
    });
  }

  get blocks(): Node[] {
    return this.editor.state.doc.children.slice();
  }

  private get undoManager(): Y.UndoManager | undefined {
    return yUndoPluginKey.getState(this.editor.state)?.undoManager as Y.UndoManager | undefined;
  }

  /** Nothing can be undone any more. */
  forget(): void {
    this.undoManager?.clear();
  }

  /** Where a block begins. */
  placeOf(block: number): number {
    return this.blocks.slice(0, block).reduce((at, { nodeSize }) => at + nodeSize, 0);
  }

  /** What was done since becomes one row; undo will take it back in one go. */
  send(restores?: number): void {
    this.undoManager?.stopCapturing();
    const updates = this.unsent.splice(0);
    if (updates.length === 0) return;
    const before = Y.encodeStateVector(this.log.doc);
    for (const update of updates) Y.applyUpdate(this.log.doc, update, this);
    if (before.length > 0) this.log.store(this.name, updates, restores);
  }

  hear(): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.log.doc, Y.encodeStateVector(this.doc)), this);
  }

  type(at: number, words: string): void {
    for (const [index, letter] of [...words].entries()) {
      this.editor.commands.insertContentAt(at + index, letter, { updateSelection: false });
    }
  }

  remove(from: number, to: number): void {
    this.editor.view.dispatch(this.editor.state.tr.delete(from, to));
  }

  /** As dragging a block does it: out here and in there at once. */
  move(block: number, to: number): void {
    const { tr } = this.editor.state;
    const at = this.placeOf(block);
    const node = this.blocks[block];
    if (!node) return;
    tr.delete(at, at + node.nodeSize);
    tr.insert(tr.mapping.map(this.placeOf(to)), Fragment.from(node));
    this.editor.view.dispatch(tr);
  }

  /** Takes a block out and gives it back, to be pasted later. */
  cut(block: number): Node | null {
    const node = this.blocks[block] ?? null;
    if (node) this.remove(this.placeOf(block), this.placeOf(block) + node.nodeSize);
    return node;
  }

  paste(node: Node, at: number): void {
    this.editor.view.dispatch(this.editor.state.tr.insert(this.placeOf(at), node));
  }

  close(): void {
    this.editor.destroy();
  }
}
