import { groupOf, GROUPS, signatoryFloor } from '#concordat';
import { errorIn } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import { Groups } from './Groups.js';
import type { Wanted } from './wanted.js';

interface Props {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly problems: Parameters<typeof errorIn>[0];
}

/** Which groups sign, and how many people of each at least. One that comes in answers this change too. */
export function ChangeGroups({ wanted: { groups, minimums }, set, problems }: Props) {
  const error = errorIn(problems, 'groups');
  const choose = (code: string, on: boolean): void =>
    set({ groups: CODES.filter((one) => (one === code ? on : groups.includes(one))) });
  return (
    <>
      <h2 className="govuk-heading-m">Who signs</h2>
      <p className="govuk-body">
        At least four groups sign, always with people who draw on care and unpaid carers. A group that you add has to
        agree to this change as well, so invite people who sign for it.
      </p>
      {error ? (
        <p className="govuk-error-message" id="groups" tabIndex={-1}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      ) : null}
      <details className="govuk-details" open={error !== undefined}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Change which groups sign, and how many people of each</span>
        </summary>
        <div className="govuk-details__text">
          <Groups id="signing" legend="Groups that sign" chosen={groups} groups={CODES} onChange={choose} />
          {groups.map((code) => (
            <TextInput
              key={code}
              id={`minimum-${code}`}
              digits
              label={`Fewest people who sign: ${groupOf(code).label}`}
              hint={`At least ${signatoryFloor(code)}.`}
              value={minimums[code] ?? String(signatoryFloor(code))}
              onChange={(value) => set({ minimums: { ...minimums, [code]: value } })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

const CODES = GROUPS.map(({ code }) => code);
