import { Node } from '@tiptap/core';
import { htmlAttribute } from './html-attribute.js';

/** *In short*: the section in a few plain sentences. */
export const InShort = Node.create({
  name: 'inShort',
  group: 'block',
  content: 'paragraph*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-in-short]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-in-short': '' }, 0],
});

/** *So what*: what the section means, one line an audience. */
export const SoWhat = Node.create({
  name: 'soWhat',
  group: 'block',
  content: 'soWhatLine*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-so-what]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-so-what': '' }, 0],
});

/** One line of *So what*, spoken to people, to providers or to workers. */
export const SoWhatLine = Node.create({
  name: 'soWhatLine',
  content: 'text*',
  defining: true,
  addAttributes: () => ({ audience: dataAttribute('audience', 'people') }),
  // Above the paragraph's own rule, which would take every `p`.
  parseHTML: () => [{ tag: 'p[data-audience]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});

/** A table of a dataset brought to the statement; its content is the caption. */
export const DatasetTable = Node.create({
  name: 'datasetTable',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => ({ dataset: dataAttribute('dataset', null) }),
  parseHTML: () => [{ tag: 'figure[data-dataset]:not([data-chart])', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
});

/** A chart of a dataset; its content is the finding, in words. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => ({ dataset: dataAttribute('dataset', null), chart: dataAttribute('chart', null) }),
  parseHTML: () => [{ tag: 'figure[data-chart]', contentElement: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', 0]],
});

function dataAttribute(name: string, fallback: string | null) {
  return {
    default: fallback,
    parseHTML: (element: unknown) => htmlAttribute(element, `data-${name}`) ?? fallback,
    renderHTML: (attributes: Record<string, unknown>) =>
      typeof attributes[name] === 'string' ? { [`data-${name}`]: attributes[name] } : {},
  };
}
