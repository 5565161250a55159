import { BESIDE_THE_PANEL } from '#power-panel';
import { PowerPanelView } from '#reading';
import { OpenedPositions } from '../../convening/pages/opened-positions.js';
import { WhatIsFixed } from '../../convening/pages/what-is-fixed.js';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { HowEqual } from '../how-equal.reader.js';
import type { AboutStatement } from './about-statement.js';

/** How power was shared while a statement was made: every measure with its meaning and its limits, no score; and from where it began. */
export function howEqualPage({
  title,
  path,
  measures,
  limits,
  positions,
  demo,
  signedIn,
}: AboutStatement & HowEqual): string {
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
        <PowerPanelView measures={measures} beside={BESIDE_THE_PANEL} />
        <OpenedPositions positions={positions} path={path} />
        <WhatIsFixed limits={limits} />
      </>
    ),
  });
}
