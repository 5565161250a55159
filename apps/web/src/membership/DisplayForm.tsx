import { groupOf } from '#concordat';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import { useStatement, type Scope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { shownTo, type DisplayChoice } from './shown-to.js';

const CHANGE = graphql(`
  mutation ChangeDisplay($input: ChangeDisplayInput!) {
    changeDisplay(input: $input) {
      membership {
        shownAs
      }
      refusals {
        code
        because
      }
    }
  }
`);

const MY_NAME = graphql(`
  query MyName {
    me {
      fullName
    }
  }
`);

const FIELDS = { 'display.form': 'form', 'display.audience': 'audience', 'display.chosen-name': 'chosen' };

/** How one is shown, to be changed at any time, also after publication (R29). */
export function DisplayForm({ me, onChanged }: { me: NonNullable<Scope['me']>; onChanged: () => void }) {
  const { statement, reload } = useStatement();
  const { say } = useAnnouncements();
  const { run, busy, problems } = useAct(CHANGE, FIELDS);
  const [form, setForm] = useState(me.displayForm ?? 'group-only');
  const [audience, setAudience] = useState(me.displayAudience ?? 'own-group');
  const [chosenName, setChosenName] = useState(me.chosenName ?? '');
  const [hidePresence, setHidePresence] = useState(me.hidePresence ?? false);
  const [saved, setSaved] = useState<string | null>(null);
  const chosen = { value: chosenName, onChange: setChosenName, error: errorIn(problems, 'chosen') };
  const save = async (): Promise<void> => {
    const input = { statementId: statement.id, form, audience, chosenName: chosenName || null, hidePresence };
    const done = await run({ input });
    if (!done?.membership) return;
    setSaved(done.membership.shownAs);
    say(`Saved. You are shown as ${done.membership.shownAs}.`);
    onChanged();
    reload();
  };
  return (
    <section aria-labelledby="display">
      <h2 className="govuk-heading-m" id="display">
        How you are shown
      </h2>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">Now you are shown to your own group as: {saved ?? me.shownAs}</p>
      <Radios
        id="form"
        label="Your name"
        value={form}
        onChange={setForm}
        error={errorIn(problems, 'form')}
        choices={forms(me.constituency ?? null, chosen)}
      />
      <Radios
        id="audience"
        label="Who may see it"
        value={audience}
        onChange={setAudience}
        choices={AUDIENCES}
        error={errorIn(problems, 'audience')}
      />
      <Preview choice={{ form, audience, chosenName }} constituency={me.constituency ?? null} />
      <div className="govuk-form-group">
        <Checkbox
          id="hide"
          label="Do not show others when I am here"
          checked={hidePresence}
          onChange={setHidePresence}
        />
      </div>
      <Button kind="secondary" busy={busy} onClick={() => void save()}>
        Save how I am shown
      </Button>
      <Erase />
    </section>
  );
}

function Erase() {
  return (
    <p className="govuk-body">
      <a href="/your-account/erase">Remove me from this service</a>: your name and address, everywhere.
    </p>
  );
}

/** How the choice would look, before it is saved. */
function Preview({ choice, constituency }: { choice: DisplayChoice; constituency: string | null }) {
  const [{ data }] = useQuery({ query: MY_NAME });
  if (!data) return null;
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">How this looks</h3>
      <ul className="govuk-list">
        {shownTo(choice, data.me.fullName, constituency).map(({ reader, words }) => (
          <li key={reader}>
            {reader} see: {words}
          </li>
        ))}
      </ul>
      <p className="govuk-body">If you speak for an organisation, its name stands behind yours.</p>
    </div>
  );
}

interface ChosenName {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | undefined;
}

function forms(constituency: string | null, chosen: ChosenName) {
  return [
    { value: 'full-name', label: 'My full name' },
    { value: 'first-name', label: 'My first name' },
    {
      value: 'chosen-name',
      label: 'A name I choose',
      more: <TextInput id="chosen" label="The name you chose" {...chosen} />,
    },
    { value: 'group-only', label: constituency ? `My group only: ${groupOf(constituency).label}` : 'No name' },
  ];
}

const AUDIENCES = [
  { value: 'own-group', label: 'Only people of my group' },
  { value: 'writers', label: 'People who write this statement' },
  { value: 'everyone', label: 'Everyone, also in what is published' },
];
