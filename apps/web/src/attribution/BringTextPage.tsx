import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea, TextInput } from '../ui/fields.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';

const BRING = graphql(`
  mutation BringText($input: BringTextInput!) {
    bringText(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'bring.source': 'bring-source', 'bring.text': 'bring-text' };

/** Where a member brings a text that their group has into a section (R3). */
export function BringTextPage() {
  const { key = '' } = useParams();
  const { statement } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  const { run, busy, problems } = useAct(BRING, FIELDS);
  const [asked, setAsked] = useState({ source: '', text: '' });
  const { say } = useAnnouncements();
  const navigate = useNavigate();
  if (!section) return <NotFoundPage />;
  const bring = async (): Promise<void> => {
    const done = await run({ input: { ...asked, sectionId: section.id } });
    if (!done) return;
    say('The text is in the section now, at its end.');
    void navigate(`/workspace/${statement.id}/sections/${section.key}`);
  };
  return (
    <>
      <Link className="govuk-back-link" to={`/workspace/${statement.id}/sections/${section.key}`}>
        Back to the section
      </Link>
      <PageHeading of={statement.title}>{`Bring in text your group has: ${section.title}`}</PageHeading>
      <p className="govuk-body">
        The text goes to the end of the section. It counts as words of your group, and it is marked with where it comes
        from. Others can change it, as they can change everything here.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void bring();
        }}
      >
        <ErrorSummary problems={problems} />
        <TextInput
          id="bring-source"
          label="Where does it come from?"
          hint="For example: Our answer to the draft of 2025. Everybody can read this. Leave out names and contact details."
          value={asked.source}
          error={errorIn(problems, 'bring-source')}
          onChange={(source) => setAsked({ ...asked, source })}
        />
        <TextArea
          id="bring-text"
          label="The text"
          hint="Leave an empty line between paragraphs."
          value={asked.text}
          error={errorIn(problems, 'bring-text')}
          onChange={(text) => setAsked({ ...asked, text })}
        />
        <Button submit busy={busy}>
          Bring it in
        </Button>
      </form>
    </>
  );
}
