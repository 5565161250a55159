import type { BundleDataset } from '#publication';
import { chartOf, type Chart } from './chart.js';
import { DatasetSource, DatasetTable } from './dataset-table.js';
import { wrapped } from './words.js';

interface Props {
  readonly dataset: BundleDataset;
  readonly chart: string;
  /** The finding, as the section's authors put it. */
  readonly finding: string;
  /** Unique on the page. */
  readonly id: string;
  /** Level of the heading, so that none is skipped. */
  readonly level: 3 | 4;
  readonly csvHref?: string;
}

/** A finding with its bars, the same in a sentence, its table and where it comes from: no reader depends on the drawing. */
export function DatasetFigure({ dataset, chart, finding, id, level, csvHref }: Props) {
  const Heading = `h${level}` as const;
  const drawn = chartOf(dataset, chart);
  const table = <DatasetTable dataset={dataset} id={`${id}-table`} caption={dataset.title} />;
  return (
    <figure className="cp-figure" id={id}>
      <Heading className="govuk-heading-s cp-figure__finding" id={`${id}-finding`}>
        {finding || dataset.headline}
      </Heading>
      <p className="cp-figure__measure">{`${dataset.title}. ${dataset.geography}, ${dataset.period}.`}</p>
      {drawn ? <Bars chart={drawn} id={id} /> : null}
      <p className="govuk-body" id={`${id}-words`}>
        <strong>In words:</strong> {dataset.textAlternative}
      </p>
      {dataset.rows.length <= MOST_ROWS_OUTRIGHT ? (
        table
      ) : (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Show the numbers as a table</span>
          </summary>
          <div className="govuk-details__text">{table}</div>
        </details>
      )}
      <DatasetSource dataset={dataset} csvHref={csvHref} />
    </figure>
  );
}

/** Longer tables are folded away beside their chart. */
const MOST_ROWS_OUTRIGHT = 10;
/** Characters that fit beside each other on the narrowest phone. */
const LINE = 28;
const LINE_HEIGHT = 24;
const BAR_HEIGHT = 18;
const GAP = 14;
const TITLE_HEIGHT = 34;

/** Colours in their fixed order; each has a pattern of its own, because colour alone says nothing. */
const FILLS = ['#12436D', '#28A197', '#801650', '#F46A25'] as const;

function Bars({ chart, id }: { chart: Chart; id: string }) {
  const laid = layOut(chart);
  return (
    <>
      {/* Lengths in per cent and letters in pixels: on a phone the bars get shorter and the letters stay. */}
      <svg
        className="cp-bars"
        width="100%"
        height={laid.height}
        role="img"
        aria-labelledby={`${id}-finding`}
        aria-describedby={`${id}-words`}
        focusable="false"
      >
        <Patterns id={id} />
        {laid.parts.map((part, at) => (
          <g key={at}>
            <text x="0" y={part.y + 19} className="cp-bars__title">
              {part.title}
            </text>
            {part.bars.map((bar, place) => (
              <g key={place}>
                {bar.lines.map((line, row) => (
                  <text key={row} x="0" y={bar.y + 18 + row * LINE_HEIGHT} className="cp-bars__label">
                    {line}
                  </text>
                ))}
                <rect
                  className="cp-bars__bar"
                  x="0"
                  y={bar.y + bar.lines.length * LINE_HEIGHT}
                  width={`${bar.percent}%`}
                  height={BAR_HEIGHT}
                  fill={`url(#${id}-pattern-${at})`}
                  stroke={FILLS[at]}
                />
              </g>
            ))}
          </g>
        ))}
      </svg>
      {chart.oneScale ? null : <p className="cp-source">Each set of bars has a scale of its own.</p>}
    </>
  );
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {FILLS.map((fill, at) => (
        <pattern key={fill} id={`${id}-pattern-${at}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={at === 0 ? fill : '#ffffff'} />
          {at === 1 ? <path d="M-2 10 10 -2M-2 2 2 -2M6 10l4 -4" stroke={fill} strokeWidth="3" /> : null}
          {at === 2 ? <circle cx="4" cy="4" r="2.6" fill={fill} /> : null}
          {at === 3 ? <path d="M4 0v8" stroke={fill} strokeWidth="4" /> : null}
        </pattern>
      ))}
    </defs>
  );
}

interface LaidOut {
  readonly height: number;
  readonly parts: readonly {
    readonly y: number;
    readonly title: string;
    readonly bars: readonly { readonly y: number; readonly lines: readonly string[]; readonly percent: number }[];
  }[];
}

function layOut({ parts }: Chart): LaidOut {
  let y = 0;
  const laid = parts.map(({ title, bars }) => {
    const top = y;
    y += TITLE_HEIGHT;
    const rows = bars.map(({ label, value, percent }) => {
      const lines = wrapped(`${label}: ${value}`, LINE);
      const at = y;
      y += lines.length * LINE_HEIGHT + BAR_HEIGHT + GAP;
      return { y: at, lines, percent };
    });
    y += GAP;
    return { y: top, title, bars: rows };
  });
  return { height: y, parts: laid };
}
