import * as Y from 'yjs';
import { readMark } from './read-section.js';
import { ELEMENT_RULES } from './vocabulary.js';
import { whyNotMark, whyNotPlainText, type Problem } from './why-not-in-schema.js';

/**
 * Says why the words and marks that a transaction brought may not be in a section (P4), where it changed nothing but
 * texts: what stood there before fitted. Takes a step for each new piece, however long the text around it is. To be
 * asked after the transaction.
 */
export function whyNotNewWords({ doc, changed, beforeState }: Y.Transaction): Problem[] {
  const problems: Problem[] = [];
  for (const type of changed.keys()) if (!mayHoldWords(type.parent)) problems.push(NOT_HERE);
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0;
    for (let index = structs.length - 1; index >= 0; index -= 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock + struct.length <= before) break;
      if (struct instanceof Y.Item && !struct.deleted) problems.push(...contentProblems(struct.content));
    }
  }
  return problems;
}

const NOT_HERE: Problem = { code: 'schema.place', because: 'A "text" cannot stand here.', path: '' };

function mayHoldWords(parent: unknown): boolean {
  return parent instanceof Y.XmlElement && (ELEMENT_RULES[parent.nodeName]?.children.includes('text') ?? false);
}

function contentProblems(content: Y.Item['content']): Problem[] {
  if (content instanceof Y.ContentString) return whyNotPlainText(content.str, '');
  if (!(content instanceof Y.ContentFormat)) {
    return [{ code: 'schema.node', because: 'A text cannot hold this.', path: '' }];
  }
  // Null ends a mark.
  const value: unknown = content.value;
  return value === null ? [] : whyNotMark(readMark(content.key, value), '');
}
