import type { ChainedCommands, Editor } from '@tiptap/react';

/** One button of the toolbar. */
export interface Tool {
  readonly label: string;
  readonly isToggle: boolean;
  readonly isOn: (editor: Editor) => boolean;
  /** What it asks for first: where a link goes, which table of figures. */
  readonly asks: 'link' | 'table' | null;
  /** Null where it asks first. */
  readonly run: ((chain: ChainedCommands) => boolean) | null;
}

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });

/** The editor's tools, in order. */
export const TOOLS: readonly Tool[] = [
  toggle('Paragraph', 'paragraph', (chain) => chain.setParagraph().run()),
  toggle('Heading', ['heading', { level: 3 }], (chain) => chain.toggleHeading({ level: 3 }).run()),
  toggle('Small heading', ['heading', { level: 4 }], (chain) => chain.toggleHeading({ level: 4 }).run()),
  toggle('Bold', 'bold', (chain) => chain.toggleBold().run()),
  toggle('List', 'bulletList', (chain) => chain.toggleBulletList().run()),
  toggle('Numbered list', 'orderedList', (chain) => chain.toggleOrderedList().run()),
  toggle('Quote', 'quote', (chain) => chain.toggleWrap('quote').run()),
  { label: 'Link', isToggle: true, isOn: (editor) => editor.isActive('link'), asks: 'link', run: null },
  action('In short', (chain) => chain.insertContent({ type: 'inShort', content: [text('In short: ')] }).run()),
  action('So what?', (chain) => chain.insertContent(SO_WHAT).run()),
  { label: 'Insert a table', isToggle: false, isOn: () => false, asks: 'table', run: null },
  action('Undo', (chain) => chain.undo().run()),
  action('Redo', (chain) => chain.redo().run()),
];

const SO_WHAT = {
  type: 'soWhat',
  content: ['people', 'providers', 'workers'].map((audience) => ({ type: 'soWhatLine', attrs: { audience } })),
};

function toggle(
  label: string,
  active: string | readonly [string, Record<string, unknown>],
  run: (chain: ChainedCommands) => boolean,
): Tool {
  const isOn = (editor: Editor): boolean =>
    typeof active === 'string' ? editor.isActive(active) : editor.isActive(...(active as [string, object]));
  return { label, isToggle: true, isOn, asks: null, run };
}

function action(label: string, run: (chain: ChainedCommands) => boolean): Tool {
  return { label, isToggle: false, isOn: () => false, asks: null, run };
}
