import { plainText, type JsonNode, type SectionBlock } from '#document';
import type { BundleDataset } from '#publication';
import type { ReactNode } from 'react';
import { DatasetFigure } from './dataset-figure.js';
import { DatasetSource, DatasetTable } from './dataset-table.js';
import { Runs } from './inline.js';

/** What blocks need to know beside their content. */
export interface BlocksProps {
  readonly content: readonly SectionBlock[];
  readonly datasets: readonly BundleDataset[];
  /** Makes the blocks' ids unique on the page: `money-`. */
  readonly idPrefix: string;
  /** Where the file of a table is; none while nothing is published. */
  readonly csvHref?: (dataset: string) => string;
  /** Puts something around a block, such as who wrote it. */
  readonly around?: (block: SectionBlock, shown: ReactNode) => ReactNode;
}

/** The text of a section as it was written: paragraphs, headings, lists, boxes, tables and charts. */
export function Blocks({ content, around = (_, shown) => shown, ...context }: BlocksProps) {
  const levels = headingLevels(content);
  return (
    <>
      {content.map((block, index) => {
        const id = `${context.idPrefix}${String(block.attrs?.id ?? index)}`;
        const shown = <Block block={block} id={id} level={levels[index] ?? 3} {...context} />;
        return <Around key={id}>{around(block, shown)}</Around>;
      })}
    </>
  );
}

function Around({ children }: { children: ReactNode }) {
  return <>{children}</>;
}

/**
 * At which level a block's heading stands so that none is skipped: a sub-heading before any heading is a heading, and a
 * chart's finding belongs under the last heading before it.
 */
function headingLevels(content: readonly SectionBlock[]): (3 | 4)[] {
  let inside = false;
  return content.map(({ type, attrs }) => {
    if (type !== 'heading') return inside ? 4 : 3;
    const level = inside && attrs?.level === 4 ? 4 : 3;
    inside = true;
    return level;
  });
}

interface BlockProps extends Pick<BlocksProps, 'datasets' | 'csvHref'> {
  readonly block: SectionBlock;
  readonly id: string;
  readonly level: 3 | 4;
}

function Block({ block, id, level, datasets, csvHref }: BlockProps) {
  const Heading = `h${level}` as const;
  switch (block.type) {
    case 'paragraph':
      return (
        <p className="govuk-body" id={id}>
          <Runs of={block.content} />
        </p>
      );
    case 'heading':
      return (
        <Heading className={level === 3 ? 'govuk-heading-m' : 'govuk-heading-s'} id={id}>
          <Runs of={block.content} />
        </Heading>
      );
    case 'bulletList':
    case 'orderedList':
      return <List list={block} id={id} />;
    case 'quote':
      return <Quote quote={block} id={id} />;
    case 'inShort':
      return <InShort box={block} id={id} level={level} />;
    case 'soWhat':
      return <SoWhat box={block} id={id} level={level} />;
    case 'datasetTable':
    case 'figure':
      return <Figures block={block} id={id} level={level} datasets={datasets} csvHref={csvHref} />;
    default:
      // A newer schema than this program knows: the words are never lost.
      return (
        <p className="govuk-body" id={id}>
          {plainText(block)}
        </p>
      );
  }
}

function List({ list, id }: { list: JsonNode; id?: string }) {
  const ordered = list.type === 'orderedList';
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag className={`govuk-list ${ordered ? 'govuk-list--number' : 'govuk-list--bullet'}`} id={id}>
      {(list.content ?? []).map((item, index) => (
        <li key={index}>
          {(item.content ?? []).map((part, at) =>
            part.type === 'paragraph' ? (
              <p key={at}>
                <Runs of={part.content} />
              </p>
            ) : (
              <List key={at} list={part} />
            ),
          )}
        </li>
      ))}
    </Tag>
  );
}

function Paragraphs({ of }: { of: readonly JsonNode[] | undefined }) {
  return (
    <>
      {(of ?? []).map((paragraph, index) => (
        <p className="govuk-body" key={index}>
          <Runs of={paragraph.content} />
        </p>
      ))}
    </>
  );
}

function Quote({ quote, id }: { quote: JsonNode; id: string }) {
  return (
    <figure className="cp-quote" id={id}>
      <figcaption className="cp-quote__title">What people told us</figcaption>
      <blockquote className="cp-quote__words">
        <Paragraphs of={quote.content} />
      </blockquote>
    </figure>
  );
}

function InShort({ box, id, level }: { box: JsonNode; id: string; level: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="cp-box" id={id}>
      <Heading className="govuk-heading-s cp-box__title">In short</Heading>
      <Paragraphs of={box.content} />
    </div>
  );
}

/** To whom a line of *So what?* speaks. */
const AUDIENCE_WORDS: Readonly<Record<string, string>> = {
  people: 'For people',
  providers: 'For providers',
  workers: 'For workers',
};

function SoWhat({ box, id, level }: { box: JsonNode; id: string; level: 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="cp-box" id={id}>
      <Heading className="govuk-heading-s cp-box__title">So what?</Heading>
      <dl className="cp-so-what">
        {(box.content ?? []).map((line, index) => (
          <div className="cp-so-what__line" key={index}>
            <dt>{AUDIENCE_WORDS[String(line.attrs?.audience)] ?? 'For everyone'}</dt>
            <dd>
              <Runs of={line.content} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Figures({ block, id, level, datasets, csvHref }: BlockProps) {
  const key = String(block.attrs?.dataset ?? '');
  const dataset = datasets.find((one) => one.id === key);
  const words = plainText(block);
  if (!dataset) {
    return (
      <p className="govuk-body" id={id}>
        {words || 'A table'} <span className="cp-source">(The figures {key} are not here.)</span>
      </p>
    );
  }
  const href = csvHref?.(key);
  if (block.type === 'figure') {
    const chart = String(block.attrs?.chart ?? '');
    return <DatasetFigure dataset={dataset} chart={chart} finding={words} id={id} level={level} csvHref={href} />;
  }
  const caption = (
    <>
      {words || dataset.headline} <span className="cp-table__measure">{dataset.title}</span>
    </>
  );
  return (
    <div className="cp-table" id={id}>
      <DatasetTable dataset={dataset} id={id} caption={caption} />
      <DatasetSource dataset={dataset} csvHref={href} />
    </div>
  );
}
