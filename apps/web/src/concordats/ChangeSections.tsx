import { groupOf, isLocked, LEADS_FLOOR, SIGNERS_FLOOR, type SectionState } from '#concordat';
import { useStatement } from '../statements/StatementScope.js';
import { Checkbox } from '../ui/fields.js';
import type { Wanted } from './wanted.js';

export interface ChangeProps {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly groups: readonly string[];
}

/** Who leads and who signs each section. Those that are locked for signing stay as they are. */
export function ChangeSections({ wanted, set, groups }: ChangeProps) {
  const { statement } = useStatement();
  return (
    <>
      <h2 className="govuk-heading-m">Who leads and who signs</h2>
      <p className="govuk-body">
        {LEADS_FLOOR}. {SIGNERS_FLOOR}.
      </p>
      {statement.sections.map(({ key, title, state, appendix }) => {
        const section = wanted.sections.find((one) => one.key === key);
        if (!section) return null;
        const change = (what: 'leads' | 'signatories', code: string, on: boolean): void => {
          const codes = groups.filter((one) => (one === code ? on : section[what].includes(one)));
          set({ sections: wanted.sections.map((one) => (one.key === key ? { ...one, [what]: codes } : one)) });
        };
        return (
          <details className="govuk-details" key={key}>
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">{title}</span>
            </summary>
            <div className="govuk-details__text">
              {isLocked(state as SectionState) ? (
                <p className="govuk-body">This section is locked for signing, so this stays as it is.</p>
              ) : (
                <>
                  <Groups
                    id={`leads-${key}`}
                    legend="Led by"
                    chosen={section.leads}
                    groups={groups}
                    onChange={(code, on) => change('leads', code, on)}
                  />
                  {appendix ? null : (
                    <Groups
                      id={`signs-${key}`}
                      legend="Signed by"
                      chosen={section.signatories}
                      groups={groups}
                      onChange={(code, on) => change('signatories', code, on)}
                    />
                  )}
                </>
              )}
            </div>
          </details>
        );
      })}
    </>
  );
}

interface GroupsProps {
  readonly id: string;
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (code: string, on: boolean) => void;
}

/** Some of the groups. */
export function Groups({ id, legend, chosen, groups, onChange }: GroupsProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <div className="govuk-checkboxes">
          {groups.map((code) => (
            <Checkbox
              key={code}
              id={`${id}-${code}`}
              label={groupOf(code).label}
              checked={chosen.includes(code)}
              onChange={(on) => onChange(code, on)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
