import { keepNeighboursInOrder, ROOT, sectionSchema } from '#document';
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands';
import { liftListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

keepNeighboursInOrder();
const schema = sectionSchema();
const { nodes, marks } = schema;
const TYPED = 'typed';
const HEARD = 'heard';

const WORDS = (
  'care home support people who draw on it every day we pay visit time travel rate council provider worker carer night ' +
  'short break plan change choose need want trust more fewer local street bus money hour week year quiet because when'
).split(' ');

/**
 * A member's window without a screen: ProseMirror's state and commands on the schema of a section, bound to Yjs by
 * y-tiptap as the editor binds it. Each transaction is one update.
 */
export class Writer {
  constructor({ member, clientIds, random }) {
    this.member = member;
    this.random = random;
    this.clientIds = [...clientIds];
    this.clipboard = null;
    this.heardTo = 0;
    this.updates = [];
    this.open([]);
  }

  get clientId() {
    return this.doc.clientID;
  }

  get characters() {
    return this.state.doc.textContent.length;
  }

  /** Takes in what the log has since it was last asked. */
  hear(room) {
    const news = room.updatesAfter(this.heardTo);
    this.heardTo = room.seq;
    if (news.length === 0) return;
    Y.transact(this.doc, () => news.forEach((update) => Y.applyUpdate(this.doc, update)), HEARD);
    this.render();
  }

  /** Closes the window and opens another one, with another lease. */
  openAnew() {
    if (this.clientIds.length === 0) return;
    this.open([Y.encodeStateAsUpdate(this.doc)]);
  }

  /** Does one thing; gives what it was and an update for each of its transactions. */
  act() {
    this.undoManager.stopCapturing();
    const act = this.characters < 400 ? 'type' : ACTS[this.random(ACTS.length)];
    const long = this.characters > 30_000 && (act === 'paste from elsewhere' || act === 'type');
    const doing = long ? 'remove' : act;
    DO[doing](this);
    return { act: doing, updates: this.updates.splice(0) };
  }

  open(updates) {
    this.doc = new Y.Doc({ gc: false });
    this.doc.clientID = this.clientIds.shift();
    this.fragment = this.doc.getXmlFragment(ROOT);
    for (const update of updates) Y.applyUpdate(this.doc, update, HEARD);
    this.doc.on('update', (update, origin) => origin !== HEARD && this.updates.push(update));
    this.undoManager = new Y.UndoManager(this.fragment, { trackedOrigins: new Set([TYPED]), captureTimeout: 1e12 });
    this.render();
  }

  render() {
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema);
    this.meta = meta;
    this.state = EditorState.create({ doc, schema });
  }

  /** As the binding of the editor does it: the new document is written where it differs. */
  dispatch(tr) {
    if (!tr.docChanged) {
      this.state = this.state.apply(tr);
      return;
    }
    this.state = this.state.apply(tr);
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, this.state.doc, this.meta), TYPED);
  }

  command(command) {
    command(this.state, (tr) => this.dispatch(tr));
  }

  /** Puts the caret into some line, and gives its place. */
  caret() {
    const size = this.state.doc.content.size;
    const at = Math.min(this.random(size + 1), size);
    this.dispatch(this.state.tr.setSelection(Selection.near(this.state.doc.resolve(at))));
    return this.state.selection.from;
  }

  /** Selects up to so many characters of one line. */
  select(most) {
    const from = this.caret();
    const line = this.state.doc.resolve(from);
    const to = Math.min(line.end(), from + 1 + this.random(most));
    if (to > from) this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)));
    return this.state.selection;
  }

  phrase(words) {
    return Array.from({ length: words }, () => WORDS[this.random(WORDS.length)]).join(' ');
  }

  /** The place of some block, and the block. */
  block() {
    const index = this.random(this.state.doc.childCount);
    let at = 0;
    for (let before = 0; before < index; before += 1) at += this.state.doc.child(before).nodeSize;
    return { at, node: this.state.doc.child(index) };
  }
}

const paragraph = (words) => nodes.paragraph.create(null, words === '' ? null : schema.text(words));

/** What an editor lets a member do. */
const DO = {
  type: (writer) => {
    if (writer.state.doc.childCount === 0) writer.dispatch(writer.state.tr.insert(0, paragraph('')));
    let at = writer.caret();
    if (!writer.state.doc.resolve(at).parent.inlineContent) return;
    for (const letter of `${writer.phrase(1 + writer.random(6))} `) {
      writer.dispatch(writer.state.tr.insertText(letter, at));
      at += 1;
    }
  },
  'go back': (writer) => {
    const at = writer.caret();
    const line = writer.state.doc.resolve(at);
    const count = Math.min(line.parentOffset, 1 + writer.random(20));
    for (let gone = 0; gone < count; gone += 1) writer.dispatch(writer.state.tr.delete(at - gone - 1, at - gone));
  },
  remove: (writer) => {
    const { from, to } = writer.select(60);
    if (to > from) writer.dispatch(writer.state.tr.delete(from, to));
  },
  'remove a block': (writer) => {
    if (writer.state.doc.childCount < 20) return;
    const { at, node } = writer.block();
    writer.dispatch(writer.state.tr.delete(at, at + node.nodeSize));
  },
  split: (writer) => {
    writer.caret();
    const inList = writer.state.selection.$from.node(-1)?.type === nodes.listItem;
    writer.command(inList ? splitListItem(nodes.listItem) : splitBlock);
  },
  join: (writer) => {
    const at = writer.caret();
    writer.dispatch(
      writer.state.tr.setSelection(TextSelection.create(writer.state.doc, writer.state.doc.resolve(at).start())),
    );
    writer.command(joinBackward);
  },
  heading: (writer) => {
    writer.caret();
    const isHeading = writer.state.selection.$from.parent.type === nodes.heading;
    writer.command(isHeading ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level: 3 }));
  },
  list: (writer) => {
    writer.caret();
    const inList = writer.state.selection.$from.node(-1)?.type === nodes.listItem;
    writer.command(inList ? liftListItem(nodes.listItem) : wrapInList(nodes.bulletList));
  },
  quote: (writer) => {
    writer.caret();
    writer.command(wrapIn(nodes.quote));
  },
  bold: (writer) => {
    writer.select(40);
    writer.command(toggleMark(marks.bold));
  },
  move: (writer) => {
    const { at, node } = writer.block();
    const { tr } = writer.state;
    const to = writer.block().at;
    tr.delete(at, at + node.nodeSize);
    tr.insert(tr.mapping.map(to), node);
    writer.dispatch(tr);
  },
  cut: (writer) => {
    const { from, to } = writer.select(80);
    if (to <= from) return;
    writer.clipboard = writer.state.doc.textBetween(from, to);
    writer.dispatch(writer.state.tr.delete(from, to));
  },
  paste: (writer) => {
    if (!writer.clipboard) return;
    const at = writer.caret();
    if (writer.state.doc.resolve(at).parent.inlineContent)
      writer.dispatch(writer.state.tr.insertText(writer.clipboard, at));
  },
  'paste from elsewhere': (writer) => {
    const at = writer.block().at;
    const pasted = Array.from({ length: 1 + writer.random(3) }, () => paragraph(writer.phrase(10 + writer.random(30))));
    writer.dispatch(writer.state.tr.insert(at, pasted));
  },
  undo: (writer) => {
    writer.undoManager.undo();
    writer.render();
  },
  redo: (writer) => {
    writer.undoManager.redo();
    writer.render();
  },
};

const WEIGHTS = {
  ...{
    type: 40,
    'go back': 10,
    remove: 8,
    'remove a block': 1,
    split: 10,
    join: 6,
    heading: 4,
    list: 4,
    quote: 1,
    bold: 6,
  },
  ...{ move: 3, cut: 4, paste: 5, 'paste from elsewhere': 1, undo: 10, redo: 3 },
};
const ACTS = Object.entries(WEIGHTS).flatMap(([act, weight]) => Array.from({ length: weight }, () => act));
