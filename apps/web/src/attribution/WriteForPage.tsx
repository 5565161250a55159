import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { HowTold, ReadBack, Whom } from './WhoseWords.js';

const WRITE = graphql(`
  mutation WriteFor($input: WriteForInput!) {
    writeFor(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'on-behalf.nobody': 'for-whom',
  'on-behalf.mode': 'for-mode',
  'on-behalf.read-back': 'for-read-back',
  'bring.text': 'for-text',
};

const EMPTY = { membershipId: '', mode: '', readBack: '', text: '' };

/** Where a facilitator writes down what somebody said who is not at a keyboard (R9, R10). */
export function WriteForPage() {
  const { key = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  const { run, busy, problems } = useAct(WRITE, FIELDS);
  const [asked, setAsked] = useState(EMPTY);
  const { say } = useAnnouncements();
  const navigate = useNavigate();
  if (!section || !me?.roles.includes('facilitator')) return <NotFoundPage />;
  const set = (name: keyof typeof EMPTY) => (value: string) => setAsked({ ...asked, [name]: value });
  const write = async (): Promise<void> => {
    const done = await run({ input: { ...asked, sectionId: section.id } });
    if (!done) return;
    say('The words are in the section now, at its end.');
    void navigate(`/workspace/${statement.id}/sections/${section.key}`);
  };
  return (
    <>
      <Link className="govuk-back-link" to={`/workspace/${statement.id}/sections/${section.key}`}>
        Back to the section
      </Link>
      <PageHeading of={statement.title}>{`Write down what somebody said: ${section.title}`}</PageHeading>
      <p className="govuk-body">
        The words go to the end of the section. They count as theirs and as their group’s, never as yours.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <ErrorSummary problems={problems} />
        <Whom value={asked.membershipId} error={errorIn(problems, 'for-whom')} onChange={set('membershipId')} />
        <WhatTheySaid asked={asked} problems={problems} set={set} />
        <Button submit busy={busy}>
          Write it down
        </Button>
      </form>
    </>
  );
}

interface WhatTheySaidProps {
  readonly asked: typeof EMPTY;
  readonly problems: readonly Problem[];
  readonly set: (name: keyof typeof EMPTY) => (value: string) => void;
}

function WhatTheySaid({ asked, problems, set }: WhatTheySaidProps) {
  return (
    <>
      <HowTold value={asked.mode} error={errorIn(problems, 'for-mode')} onChange={set('mode')} />
      <TextArea
        id="for-text"
        label="Their words"
        hint="As they said them. Leave an empty line between paragraphs."
        value={asked.text}
        error={errorIn(problems, 'for-text')}
        onChange={set('text')}
      />
      <ReadBack value={asked.readBack} error={errorIn(problems, 'for-read-back')} onChange={set('readBack')} />
    </>
  );
}
