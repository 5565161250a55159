import type { DocumentState } from '#concordat';
import { isRatingOpen, isSayingOpen } from '#power-panel';
import { PowerPanelView } from '#reading';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { FirstOpposed } from './FirstOpposed.js';
import { RateLadder } from './RateLadder.js';
import { usePowerPanel } from './usePowerPanel.js';
import { WhatChanged } from './WhatChanged.js';

/** How power is shared while the statement is made: the public panel as it stands now, and what members add to it. */
export function HowEqualPage() {
  const { statement, me } = useStatement();
  const { panel, error, again } = usePowerPanel(statement.id);
  const state = statement.state as DocumentState;
  const organises = me?.roles.some((role) => role === 'co-chair' || role === 'facilitator') ?? false;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>How equal is it?</PageHeading>
      <p className="govuk-body">
        Everybody can read this once the statement is published. Until then it is for those who take part.
      </p>
      <Loadable data={panel} error={error} again={again}>
        {({ powerPanel, panelWork }) => (
          <>
            {isRatingOpen(state) && me?.signatory && me.constituency ? (
              <RateLadder
                key={me.constituency}
                constituency={me.constituency}
                rating={panelWork.ratings.find(({ constituency }) => constituency === me.constituency) ?? null}
                again={again}
              />
            ) : null}
            {isSayingOpen(state) && me ? <WhatChanged changes={panelWork.changes} again={again} /> : null}
            {isSayingOpen(state) && organises ? <FirstOpposed onFlagged={again} /> : null}
            <PowerPanelView measures={powerPanel.measures} beside={powerPanel.beside} />
          </>
        )}
      </Loadable>
    </>
  );
}
