import { Extension, type AnyExtension } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { htmlAttribute } from './html-attribute.js';
import { isSafeLink } from './safe-link.js';
import { DatasetTable, Figure, InShort, SoWhat, SoWhatLine } from './statement-nodes.js';
import { BLOCKS } from './vocabulary.js';

// Every content expression ends in `*`: whatever two people do at once, what is left of it is valid (P4).

const SectionDocument = Document.extend({ content: 'block*' });

/** Pasted headings of any level become the nearest of the two that a section has. */
const SectionHeading = Heading.extend({
  addAttributes: () => ({ level: { default: 3, rendered: false } }),
  parseHTML: () => [
    ...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { level: 3 } })),
    ...['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 4 } })),
  ],
}).configure({ levels: [3, 4] });

const SectionBulletList = BulletList.extend({ content: 'listItem*' });

const SectionOrderedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes: () => ({}),
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
});

/** Tab leaves the editor (WCAG 2.1.2), so lists nest with Ctrl+] and Ctrl+[. */
const SectionListItem = ListItem.extend({
  content: '(paragraph|bulletList|orderedList)*',
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const Quote = Blockquote.extend({ name: 'quote', content: 'paragraph*' });

/** Links are made on purpose: guessing them while several people type would write in other people's words. */
const SectionLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  autolink: false,
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: isSafeLink,
  HTMLAttributes: { rel: 'noopener noreferrer' },
});

const BlockIdAttribute = Extension.create({
  name: 'blockIdAttribute',
  addGlobalAttributes: () => [
    {
      types: [...BLOCKS],
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => htmlAttribute(element, 'data-id'),
          renderHTML: ({ id }: Record<string, unknown>) => (typeof id === 'string' ? { 'data-id': id } : {}),
        },
      },
    },
  ],
});

/** The Tiptap extensions that make up a section: the same list in the editor and wherever the schema is checked. */
export const sectionExtensions: AnyExtension[] = [
  SectionDocument,
  Paragraph,
  Text,
  SectionHeading,
  SectionBulletList,
  SectionOrderedList,
  SectionListItem,
  Quote,
  InShort,
  SoWhat,
  SoWhatLine,
  DatasetTable,
  Figure,
  Bold,
  SectionLink,
  BlockIdAttribute,
];
