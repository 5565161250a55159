import { groupOf } from '#concordat';
import { READ_BACK, SUPPORT_MODES } from '#deliberation';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, type Problem } from '../ui/ErrorSummary.js';
import { Radios, Select } from '../ui/fields.js';
import { useSoFar } from '../ui/useSoFar.js';

const WHOM = graphql(`
  query WhomToWriteFor($statementId: ID!, $after: String) {
    members(statementId: $statementId, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          shownAs
          constituency
        }
      }
    }
  }
`);

/** For whom a facilitator writes, as the form has it. */
export interface WrittenFor {
  readonly membershipId: string;
  readonly mode: string;
  readonly readBack: string;
}

/** Nobody chosen yet. */
export const NOBODY_YET: WrittenFor = { membershipId: '', mode: '', readBack: '' };

/** Where the faults of these fields are shown, by their code. */
export const WRITTEN_FOR_FIELDS = {
  'on-behalf.whose': 'for-whom',
  'on-behalf.nobody': 'for-whom',
  'on-behalf.mode': 'for-mode',
  'on-behalf.read-back': 'for-read-back',
};

/** What goes to the server: nothing for somebody who is no facilitator, as they write for themselves. */
export function onBehalfOf(isFacilitator: boolean, { membershipId, ...told }: WrittenFor) {
  return isFacilitator ? { ...told, membershipId: membershipId || null } : null;
}

interface WhoseWordsProps {
  readonly value: WrittenFor;
  readonly problems: readonly Problem[];
  readonly onChange: (value: WrittenFor) => void;
}

/** Whose words they are, and how they told a facilitator; nothing for anybody else (R9, R10). */
export function WhoseWords({ value, problems, onChange }: WhoseWordsProps) {
  const { me } = useStatement();
  if (!me?.roles.includes('facilitator')) return null;
  const set = (name: keyof WrittenFor) => ({
    value: value[name],
    onChange: (chosen: string) => onChange({ ...value, [name]: chosen }),
  });
  return (
    <>
      <p className="govuk-body">
        You are a facilitator, so you write for somebody else. It is theirs and counts for their group, and they get the
        answer. If they gave no e-mail address, you get it and tell them.
      </p>
      <Whom {...set('membershipId')} error={errorIn(problems, 'for-whom')} />
      <HowTold {...set('mode')} error={errorIn(problems, 'for-mode')} />
    </>
  );
}

/** Asked last, when the words stand above (R10). */
export function WasReadBack({ value, problems, onChange }: WhoseWordsProps) {
  const { me } = useStatement();
  if (!me?.roles.includes('facilitator')) return null;
  return (
    <ReadBack
      value={value.readBack}
      onChange={(readBack) => onChange({ ...value, readBack })}
      error={errorIn(problems, 'for-read-back')}
    />
  );
}

interface FieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** How somebody said their words. */
export function HowTold(field: FieldProps) {
  const choices = SUPPORT_MODES.map(([value, label]) => ({ value, label: capitalised(label) }));
  return <Radios id="for-mode" label="How did they tell you?" choices={choices} {...field} />;
}

/** Whether the words were read back. */
export function ReadBack(field: FieldProps) {
  const choices = READ_BACK.map(([value, label]) => ({ value, label: capitalised(label) }));
  return (
    <Radios
      id="for-read-back"
      label="Did you read the words back to them?"
      hint="Everybody who takes part can see the answer."
      choices={choices}
      {...field}
    />
  );
}

/** Everybody who belongs to a group; more are added to those there are, so that who is chosen stays chosen. */
export function Whom({ value, error, onChange }: FieldProps) {
  const { statement } = useStatement();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: WHOM, variables: { statementId: statement.id, after } });
  const members = data && { ...data.members.pageInfo, nodes: data.members.edges.map(({ node }) => node) };
  const { all, showMore } = useSoFar(members, setAfter);
  const people = all.filter(({ constituency }) => constituency !== null);
  return (
    <>
      <Select
        id="for-whom"
        label="Whose words are they?"
        value={value}
        error={error}
        onChange={onChange}
        choices={[
          { value: '', label: 'Choose somebody' },
          ...people.map(({ id, shownAs, constituency }) => ({
            value: id,
            label: `${shownAs} (${groupOf(constituency ?? '').short})`,
          })),
        ]}
      />
      {showMore ? (
        <Button kind="secondary" onClick={showMore}>
          Show more people
        </Button>
      ) : null}
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
