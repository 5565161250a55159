import { BESIDE_THE_PANEL, type Measure } from '#power-panel';
import { dateInWords, PanelReport, PowerPanelView } from '#reading';
import type { OpenedPosition, PublicLimit } from '../../convening/beginning.reader.js';
import { OpenedPositions } from '../../convening/pages/opened-positions.js';
import { WhatIsFixed } from '../../convening/pages/what-is-fixed.js';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { AboutStatement } from './about-statement.js';

/** From where a statement began. */
export interface Beginning {
  /** What was fixed from the beginning, oldest first. */
  readonly limits: readonly PublicLimit[];
  /** Where each group started from. */
  readonly positions: readonly OpenedPosition[];
}

/** The panel of a version. */
export interface ShownPanel {
  readonly version: number;
  readonly publishedAt: Date;
  /** Whether it was kept with the version; else it is counted today. */
  readonly isKept: boolean;
  readonly measures: readonly Measure[];
}

/** How power was shared while a statement was made: every measure with its meaning and its limits, no score; and from where it began. */
export function howEqualPage({
  title,
  path,
  panel,
  limits,
  positions,
  demo,
  signedIn,
}: AboutStatement & Beginning & { readonly panel: ShownPanel }): string {
  return page({
    demo,
    signedIn,
    title: `How equal was it? ${title}`,
    nav: 'statements',
    wide: true,
    before: (
      <Breadcrumbs
        items={[
          { href: '/', text: 'Statements' },
          { href: path, text: title },
        ]}
      />
    ),
    children: (
      <>
        <span className="govuk-caption-xl">{title}</span>
        <h1 className="govuk-heading-xl">How equal was it?</h1>
        <p className="govuk-body-l">
          Saying that people worked as equals is easy. Here is what can be shown about it, and what cannot.
        </p>
        <p className="govuk-body">{asItStood(panel)}</p>
        <p className="govuk-body">
          <a href={`${path}/how-equal/report`}>The same as a short report, to print</a>
        </p>
        <PowerPanelView measures={panel.measures} beside={BESIDE_THE_PANEL} />
        <OpenedPositions positions={positions} path={path} />
        <WhatIsFixed limits={limits} />
      </>
    ),
  });
}

/** The same as a short report, in the order in which reports of such work are written. */
export function howEqualReport({
  title,
  path,
  panel,
  demo,
  signedIn,
}: AboutStatement & { readonly panel: ShownPanel }): string {
  return page({
    demo,
    signedIn,
    title: `How equal was it? A short report: ${title}`,
    nav: 'statements',
    wide: true,
    before: (
      <Breadcrumbs
        items={[
          { href: '/', text: 'Statements' },
          { href: path, text: title },
          { href: `${path}/how-equal`, text: 'How equal was it?' },
        ]}
      />
    ),
    children: (
      <>
        <span className="govuk-caption-xl">{title}</span>
        <h1 className="govuk-heading-xl">How equal was it? A short report</h1>
        <p className="govuk-body">{asItStood(panel)}</p>
        <PanelReport title={title} measures={panel.measures} beside={BESIDE_THE_PANEL} />
      </>
    ),
  });
}

function asItStood({ version, publishedAt, isKept }: ShownPanel): string {
  const day = dateInWords(publishedAt.toISOString());
  if (isKept) return `As it stood on ${day}, when version ${version} was published.`;
  return `Counted today: nothing was kept of it when version ${version} was published on ${day}.`;
}
