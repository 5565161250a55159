import { groupOf } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { ROLE_WORDS } from './roles-in-words.js';
import type { Place } from './useHandingOver.js';

const PUT_FORWARD = graphql(`
  mutation PutForward($input: PutForwardInput!) {
    putForward(input: $input) {
      handover {
        id
        waitsFor
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly places: readonly Place[];
  readonly again: () => void;
}

/** Roles for which the reader can put somebody forward: their own, and those that nobody acts in. */
export function PutForward({ places, again }: Props) {
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="put-forward">
      <h2 className="govuk-heading-m" id="put-forward">
        Who should take over
      </h2>
      <p className="govuk-body">
        Is somebody ill, or have they gone? A role never waits for one person. A role of a group stays in that group,
        and nobody takes one without saying yes.
      </p>
      {inGroups(places).map(([heading, ofGroup]) => (
        <div key={heading}>
          <h3 className="govuk-heading-s">{heading}</h3>
          {ofGroup.map((place) => (
            <OnePlace key={`${place.role} ${place.memberId ?? place.constituency}`} place={place} again={again} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The reader's own first, then by group. */
function inGroups(places: readonly Place[]): [string, Place[]][] {
  const found = new Map<string, Place[]>();
  for (const place of [...places].sort((one, other) => Number(other.isMine) - Number(one.isMine))) {
    const ofAll = place.constituency === '' ? 'For everybody' : groupOf(place.constituency).label;
    const heading = place.isMine ? 'Yours' : ofAll;
    found.set(heading, [...(found.get(heading) ?? []), place]);
  }
  return [...found];
}

/** What can be done: "Say who follows Des (signs for the group)". */
function summaryOf({ role, isMine, shownAs }: Place): string {
  const does = ROLE_WORDS[role] ?? role;
  if (isMine) return `Hand this over: ${lowerFirst(does)}`;
  if (role === LEAD) return 'Say who leads sections for the group';
  if (role === SAFEGUARDING) return 'Say who looks at worries about people';
  return `Say who follows ${shownAs ?? 'somebody who has gone'} (${lowerFirst(does)})`;
}

const LEAD = 'section-lead';
const SAFEGUARDING = 'safeguarding-lead';

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function OnePlace({ place, again }: { place: Place; again: () => void }) {
  const { role, isVacant, candidates } = place;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summaryOf(place)}</span>
      </summary>
      <div className="govuk-details__text">
        {role === LEAD && isVacant ? (
          <p className="govuk-body">
            Your group leads sections, and nobody is there who says when they can be read. Comments wait for that.
          </p>
        ) : null}
        {role === SAFEGUARDING && isVacant ? (
          <p className="govuk-body">
            Nobody does it now. Words that are hidden for a worry stay hidden until somebody does.
          </p>
        ) : null}
        <p className="govuk-body">{whoAgrees(place)}</p>
        {candidates.length === 0 ? (
          <p className="govuk-body">
            Nobody else {role === SAFEGUARDING ? '' : 'of the group '}can take it now. Ask a co-chair or the facilitator
            to invite somebody.
          </p>
        ) : (
          <ChooseForm place={place} again={again} />
        )}
        {isVacant ? null : <p className="govuk-body">Until then, nothing changes.</p>}
      </div>
    </details>
  );
}

function whoAgrees({ role, isMine, isVacant }: Place): string {
  if (isMine) return 'It moves when the person you choose agrees.';
  if (role === LEAD)
    return 'It is done when the person and somebody else who signs for the group agree. A group can have more than one lead.';
  if (role === SAFEGUARDING)
    return 'It is done when the person and a co-chair agree. They read words that others find worrying, and keep what else they do here. Have two at least.';
  if (role === 'co-chair')
    return 'It moves when the person, more than half of the group (2 at least) and the other co-chair agree.';
  return isVacant
    ? 'It moves when the person and a co-chair agree.'
    : 'It moves when the person, more than half of the group (2 at least) and a co-chair agree.';
}

function ChooseForm({
  place: { role, constituency, memberId, candidates },
  again,
}: {
  place: Place;
  again: () => void;
}) {
  const { statement } = useStatement();
  const { say } = useAnnouncements();
  const id = `${role}-${memberId ?? constituency}`;
  const [fields] = useState({
    'handover.to': `${id}-to`,
    'handover.interest': `${id}-to`,
    'handover.reason': `${id}-why`,
  });
  const { run, busy, problems } = useAct(PUT_FORWARD, fields);
  const [wanted, setTo] = useState('');
  // Who was chosen may have it by now.
  const to = candidates.find(({ id: one }) => one === wanted)?.id ?? candidates[0]?.id ?? '';
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    const person = { fromMembershipId: memberId, toMembershipId: to };
    const done = await run({ input: { statementId: statement.id, role, ...person, reason } });
    if (!done?.handover) return;
    say(`Sent. ${done.handover.waitsFor.join(' ')}`);
    setReason('');
    again();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} />
      <Select
        id={`${id}-to`}
        label="Who should take it?"
        error={errorIn(problems, `${id}-to`)}
        value={to}
        onChange={setTo}
        choices={candidates.map((one) => ({ value: one.id, label: one.shownAs }))}
      />
      <TextArea
        id={`${id}-why`}
        label="Why?"
        hint="10 to 500 characters. Everybody who takes part can read it, so say nothing private about anybody."
        rows={3}
        error={errorIn(problems, `${id}-why`)}
        value={reason}
        onChange={setReason}
      />
      <Button submit busy={busy}>
        Put this person forward
      </Button>
    </form>
  );
}
