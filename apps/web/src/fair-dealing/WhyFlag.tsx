import { useStatement } from '../statements/StatementScope.js';
import { errorIn, type Problem } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';

/** Why words are flagged, as it was filled in. */
export interface Flagging {
  /** Empty until somebody chooses. */
  readonly ground: string;
  readonly why: string;
}

export const NOTHING_CHOSEN: Flagging = { ground: '', why: '' };

interface Props {
  /** Of the field for the reason, unique on its page. */
  readonly id: string;
  readonly flagging: Flagging;
  readonly problems: readonly Problem[];
  /** Whether only a worry about somebody can be said. */
  readonly onlyWorry?: boolean;
  readonly onChange: (flagging: Flagging) => void;
}

/** Which fields are meant by why words could not be flagged. */
export function flagFields(id: string) {
  return { 'concern.no-reason': id, 'concern.no-ground': `${id}-ground` };
}

/** What worries somebody about words: competition rules (R34), or a person (R38). */
export function WhyFlag({ id, flagging, problems, onlyWorry = false, onChange }: Props) {
  const { ground, why } = flagging;
  const field = { id, rows: 2, value: why, error: errorIn(problems, id) };
  const change = (words: string) => onChange({ ground, why: words });
  const competition = {
    ...{ value: 'COMPETITION', label: 'It tells rivals future prices, margins or bids' },
    hint: 'A co-chair or facilitator who is not a provider checks it.',
    more: <TextArea {...field} label="What is it about?" hint={NOT_AGAIN} onChange={change} />,
  };
  const worry = {
    ...{ value: 'SAFEGUARDING', label: 'I’m worried about someone' },
    hint: 'Somebody may be hurt or in danger, or it tells something private about a person. A safeguarding lead looks at it.',
    more: (
      <>
        <InDanger />
        <TextArea {...field} label="What worries you?" hint={MAY_BE_EMPTY} onChange={change} />
      </>
    ),
  };
  return (
    <Radios
      id={`${id}-ground`}
      label="Why do you flag it?"
      value={ground}
      onChange={(chosen) => onChange({ ground: chosen, why })}
      error={errorIn(problems, `${id}-ground`)}
      choices={onlyWorry ? [worry] : [competition, worry]}
    />
  );
}

const NOT_AGAIN = 'Only those who check it read this. Do not say the price again.';
const MAY_BE_EMPTY = 'Only a safeguarding lead reads this. You can leave it empty.';

/** Whom to call: a flag is read within a day, and danger does not wait. */
export function InDanger() {
  const { statement } = useStatement();
  const { safeguardingNotice } = statement.council;
  return (
    <p className="govuk-body">
      <strong>{safeguardingNotice || 'If someone is in danger, call 999.'}</strong>
    </p>
  );
}
