import { isLocked, LEADS_FLOOR, SIGNERS_FLOOR, type SectionState } from '#concordat';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Checkbox, TextInput } from '../ui/fields.js';
import { AddSections } from './AddSection.js';
import { Groups, type AddingProps, type ChangeProps } from './Groups.js';

/** Which sections there are, and who leads and signs each. Those that are locked for signing stay as they are. */
export function ChangeSections({ problems, onWriting, ...change }: AddingProps) {
  const { wanted } = change;
  const { statement } = useStatement();
  const known = statement.sections.filter(({ key }) => wanted.sections.some((one) => one.key === key));
  return (
    <>
      <h2 className="govuk-heading-m">Sections, and who leads and signs them</h2>
      <p className="govuk-body">
        {LEADS_FLOOR}. {SIGNERS_FLOOR}.
      </p>
      {isOpen(statement.state) ? (
        <p className="govuk-body">
          Until comments open, you can add sections. One in which nobody has written can be left out, or get another
          title.
        </p>
      ) : null}
      {known.map((section) => (
        <ChangeSection key={section.key} section={section} {...change} />
      ))}
      {isOpen(statement.state) ? <AddSections {...change} problems={problems} onWriting={onWriting} /> : null}
    </>
  );
}

/** Whether sections can come and go: before comments open. */
function isOpen(state: string): boolean {
  return state === 'CONCORDAT' || state === 'DRAFTING';
}

function ChangeSection({ section, wanted, set, groups }: ChangeProps & { readonly section: SectionInScope }) {
  const { statement } = useStatement();
  const { key, title, state, appendix } = section;
  const isGone = wanted.leaveOutSections.includes(key);
  const roles = wanted.sections.find((one) => one.key === key) ?? { key, leads: [], signatories: [] };
  const change = (what: 'leads' | 'signatories') => (code: string, on: boolean) => {
    const codes = groups.filter((one) => (one === code ? on : roles[what].includes(one)));
    set({ sections: wanted.sections.map((one) => (one.key === key ? { ...one, [what]: codes } : one)) });
  };
  const leads = { legend: 'Led by', chosen: roles.leads, groups, onChange: change('leads') };
  const signs = { legend: 'Signed by', chosen: roles.signatories, groups, onChange: change('signatories') };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {title}
          {isGone ? ' (left out)' : ''}
        </span>
      </summary>
      <div className="govuk-details__text">
        {isLocked(state as SectionState) ? (
          <p className="govuk-body">This section is locked for signing, so this stays as it is.</p>
        ) : (
          <>
            {state === 'EMPTY' && isOpen(statement.state) ? (
              <ChangeEmpty section={section} wanted={wanted} set={set} groups={groups} />
            ) : null}
            {isGone ? null : <Groups id={`leads-${key}`} {...leads} />}
            {isGone || appendix ? null : <Groups id={`signs-${key}`} {...signs} />}
          </>
        )}
      </div>
    </details>
  );
}

/** What can be done with a section in which nobody has written. */
function ChangeEmpty({ section: { key, title }, wanted, set }: ChangeProps & { readonly section: SectionInScope }) {
  const { leaveOutSections, titles } = wanted;
  const isGone = leaveOutSections.includes(key);
  const others = leaveOutSections.filter((one) => one !== key);
  return (
    <>
      <div className="govuk-form-group">
        <Checkbox
          id={`leave-out-${key}`}
          label={`Leave this section out: ${title}`}
          checked={isGone}
          onChange={(on) => set({ leaveOutSections: on ? [...others, key] : others })}
        />
      </div>
      {isGone ? null : (
        <TextInput
          id={`title-${key}`}
          label={`Title of this section, now: ${title}`}
          value={titles[key] ?? title}
          onChange={(value) => set({ titles: { ...titles, [key]: value } })}
        />
      )}
    </>
  );
}
