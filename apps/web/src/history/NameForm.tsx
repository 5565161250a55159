import { useState, type FormEvent } from 'react';
import { graphql } from '../generated/gql.js';
import type { SectionInScope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';

const NAME = graphql(`
  mutation NameVersion($input: NameVersionInput!) {
    nameVersion(input: $input) {
      version {
        name
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'history.no-name': 'version-name',
  'history.long-name': 'version-name',
  'history.name-taken': 'version-name',
};

interface Props {
  readonly section: SectionInScope;
  readonly seq: number;
  readonly again: () => void;
}

/** Gives a version a name, so that others find it again. */
export function NameForm({ section, seq, again }: Props) {
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(NAME, FIELDS);
  const [name, setName] = useState('');
  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await run({ input: { sectionId: section.id, seq, name } });
    if (!done) return;
    setName('');
    say(`This version is called ${done.version?.name ?? name} now.`);
    again();
  };
  return (
    <form onSubmit={(event) => void give(event)} noValidate>
      <ErrorSummary problems={problems} />
      <h2 className="govuk-heading-m">Name this version</h2>
      <TextInput
        id="version-name"
        label="Name"
        hint="Such as “Before the meeting in March”. Everyone who writes this statement sees it."
        value={name}
        onChange={setName}
        error={errorIn(problems, 'version-name')}
      />
      <Button kind="secondary" submit busy={busy}>
        Name this version
      </Button>
    </form>
  );
}
