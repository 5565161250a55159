import { groupOf } from '#concordat';
import { Select } from '../ui/fields.js';
import type { ChangeProps } from './Groups.js';
import { RULES } from './wanted.js';

/** How single groups decide, where one wants a way of its own (R17). */
export function ChangeOwnRules({ wanted: { ownRules }, set, groups }: ChangeProps) {
  const change = (code: string, rule: string): void => {
    const others = ownRules.filter(({ constituency }) => constituency !== code);
    set({ ownRules: rule === '' ? others : [...others, { constituency: code, rule }] });
  };
  return (
    <>
      <h2 className="govuk-heading-m">How each group decides</h2>
      <p className="govuk-body">
        A group can have its own way. What people of a group have decided already is still counted in the way that held
        when the first of them did.
      </p>
      {groups.map((code) => (
        <Select
          key={code}
          id={`own-rule-${code}`}
          label={`How this group decides: ${groupOf(code).label}`}
          value={ownRules.find(({ constituency }) => constituency === code)?.rule ?? ''}
          onChange={(rule) => change(code, rule)}
          choices={[{ value: '', label: AS_ALL }, ...RULES]}
        />
      ))}
    </>
  );
}

const AS_ALL = 'As all groups do';
