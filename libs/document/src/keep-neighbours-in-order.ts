import * as Y from 'yjs';

const inOrder = Symbol.for('common-position.neighbours-in-order');

/**
 * Makes undo write its words where every copy finds them. Call it once before anyone writes.
 *
 * `Y.UndoManager` (yjs 13.6.33, github.com/yjs/yjs/issues/794) can put words back with a right neighbour that does not
 * stand behind the left one. Such words may land in another place in another copy, so the gate refuses them (P3), and
 * whoever pressed undo would be shut out. Words written here then get what stands right of their left neighbour.
 */
export function keepNeighboursInOrder(): void {
  const prototype = Y.Item.prototype as Y.Item & { [inOrder]?: true };
  if (prototype[inOrder]) return;
  prototype[inOrder] = true;

  const integrate = prototype.integrate;
  prototype.integrate = function (this: Y.Item, transaction: Y.Transaction, offset: number): void {
    if (isWrittenHere(this, transaction)) putRightBehindLeft(this);
    integrate.call(this, transaction, offset);
  };
}

/** Only undo and redo choose neighbours by memory, and only for lists: values of an attribute have none to the right. */
function isWrittenHere({ id, left, parentSub }: Y.Item, { doc, local }: Y.Transaction): boolean {
  return local && id.client === doc.clientID && parentSub === null && left !== null;
}

function putRightBehindLeft(item: Y.Item): void {
  if (item.left === null || item.right === item.left.right) return;
  for (let next = item.left.right; next; next = next.right) if (next === item.right) return;
  if (item.right === null) return;
  item.right = item.left.right;
  item.rightOrigin = item.right && item.right.id;
}
