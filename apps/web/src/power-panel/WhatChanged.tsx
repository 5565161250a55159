import { groupOf } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { PanelWork } from './usePowerPanel.js';

const SAY = graphql(`
  mutation SayWhatChanged($input: SayWhatChangedInput!) {
    sayWhatChanged(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const AGREE = graphql(`
  mutation AgreeWhatChanged($input: AgreeWhatChangedInput!) {
    agreeWhatChanged(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

type Change = PanelWork['changes'][number];

/** Sections of which this member can say what changed, or agree to what another group said. */
export function WhatChanged({ changes, again }: { changes: readonly Change[]; again: () => void }) {
  const { me } = useStatement();
  const group = me?.constituency ?? '';
  const leads = me?.roles.some((role) => role === 'section-lead' || role === 'co-chair') ?? false;
  const mine = changes.filter((change) => leads && change.leads.includes(group));
  const others = changes.filter(
    ({ text, saidBy, isAgreed, signatories }) =>
      text !== null && !isAgreed && saidBy !== group && signatories.includes(group),
  );
  if (mine.length + others.length === 0) return null;
  return (
    <section aria-labelledby="say-what-changed">
      <h2 className="govuk-heading-m" id="say-what-changed">
        What changed since you began
      </h2>
      <p className="govuk-body">
        For each section its lead says in one plain sentence what changed. Somebody of another group agrees to it.
      </p>
      {mine.map((change) => (
        <SayForm key={change.sectionId} change={change} again={again} />
      ))}
      {others.map((change) => (
        <AgreeForm key={change.sectionId} change={change} again={again} />
      ))}
    </section>
  );
}

function SayForm({ change: { sectionId, title, text, isAgreed }, again }: { change: Change; again: () => void }) {
  const field = `changed-${sectionId}`;
  const { run, busy, problems } = useAct(SAY, { 'changed.words': field });
  const [words, setWords] = useState(text ?? '');
  const say = async (): Promise<void> => {
    if (await run({ input: { sectionId, text: words } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {title}: {text === null ? 'say what changed' : isAgreed ? 'agreed' : 'waits for another group'}
        </span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextInput
          id={field}
          label={`What changed in “${title}”? One sentence.`}
          value={words}
          onChange={setWords}
          error={errorIn(problems, field)}
        />
        {isAgreed ? <p className="govuk-body">If you change it, another group has to agree again.</p> : null}
        <Button kind="secondary" busy={busy} onClick={() => void say()}>
          Say this
        </Button>
      </div>
    </details>
  );
}

function AgreeForm({ change: { sectionId, title, text, saidBy }, again }: { change: Change; again: () => void }) {
  const { run, busy, problems } = useAct(AGREE);
  const agree = async (): Promise<void> => {
    await run({ input: { sectionId, seen: text ?? '' } });
    again();
  };
  return (
    <div className="govuk-inset-text">
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        <strong>{title}:</strong> {text} (said by {groupOf(saidBy ?? '').label})
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void agree()}>
        Agree<span className="govuk-visually-hidden"> to what is said about {title}</span>
      </Button>
    </div>
  );
}
