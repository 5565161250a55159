import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { NOBODY_YET, onBehalfOf, WasReadBack, WhoseWords, WRITTEN_FOR_FIELDS } from '../attribution/WhoseWords.js';
import { choicesOf, PART_GONE, useParts, type Part } from '../deliberation/useBlocks.js';
import { graphql } from '../generated/gql.js';
import { BackToSection } from '../history/BackToSection.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';

const COMMENT = graphql(`
  mutation CommentOn($input: CommentOnInput!) {
    commentOn(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  ...WRITTEN_FOR_FIELDS,
  'comment.empty': 'change',
  'comment.quote': 'quote',
  'comment.which-part': 'which',
};

/** A member comments on a section, or on words of it. */
export function CommentOnPage() {
  const { key = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  if (!section || !me) return <NotFoundPage />;
  return <CommentOn key={section.id} section={section} />;
}

/** The form for one section, with what it says now. */
export function CommentOn({ section }: { section: SectionInScope }) {
  const { statement } = useStatement();
  const { parts, error, again } = useParts(section.id);
  return (
    <>
      <BackToSection section={section} />
      <PageHeading of={statement.title}>{`Comment on ${section.title}`}</PageHeading>
      <p className="govuk-body">
        Everybody who takes part can read it at once. If you ask for a change, you get an answer with a reason. If you
        know the exact words that you want,{' '}
        <Link className="govuk-link" to={`/workspace/${statement.id}/sections/${section.key}/suggest`}>
          suggest a change instead
        </Link>
        .
      </p>
      <Loadable data={parts} error={error} again={again}>
        {(shown) => <CommentForm section={section} parts={shown.filter(({ words }) => words !== '')} again={again} />}
      </Loadable>
    </>
  );
}

interface FormProps {
  readonly section: SectionInScope;
  readonly parts: readonly Part[];
  /** Reads the text anew. */
  readonly again: () => void;
}

function CommentForm({ section, parts, again }: FormProps) {
  const { statement, me } = useStatement();
  const navigate = useNavigate();
  const { run, busy, problems, setProblems } = useAct(COMMENT, FIELDS);
  const [partId, setPartId] = useState('');
  const [quote, setQuote] = useState('');
  const [change, setChange] = useState('');
  const [why, setWhy] = useState('');
  const [whose, setWhose] = useState(NOBODY_YET);
  const part = parts.find(({ id }) => id === partId);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (partId !== '' && !part) return setProblems([{ because: PART_GONE, field: 'which' }]);
    const about = part ? { part: part.id, quote } : { part: null, quote: '' };
    const onBehalf = onBehalfOf(me?.roles.includes('facilitator') === true, whose);
    if (await run({ input: { sectionId: section.id, ...about, change, why, onBehalf } })) {
      await navigate(`/workspace/${statement.id}/comments`);
    } else {
      // Somebody may have changed the text meanwhile: what was chosen and written stays.
      again();
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problems} />
      <WhoseWords value={whose} problems={problems} onChange={setWhose} />
      <Select
        id="which"
        label="What is it about?"
        value={partId}
        onChange={setPartId}
        choices={[{ value: '', label: 'All of this section' }, ...choicesOf(parts, partId)]}
        error={errorIn(problems, 'which')}
      />
      {part ? <WhichWords part={part} value={quote} onChange={setQuote} error={errorIn(problems, 'quote')} /> : null}
      <TextArea
        id="change"
        label="What would you change? You can leave this empty."
        rows={3}
        value={change}
        onChange={setChange}
        error={errorIn(problems, 'change')}
      />
      <TextArea id="why" label="Why? Or anything else you want to say." rows={3} value={why} onChange={setWhy} />
      <WasReadBack value={whose} problems={problems} onChange={setWhose} />
      <Button submit busy={busy}>
        Send comment
      </Button>
    </form>
  );
}

interface WhichWordsProps {
  readonly part: Part;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

function WhichWords({ part, ...box }: WhichWordsProps) {
  const hint = 'Copy them from above. Leave this empty if you mean all of that part.';
  return (
    <>
      <h2 className="govuk-heading-s">What it says now</h2>
      <blockquote className="govuk-inset-text">{part.words}</blockquote>
      <TextArea id="quote" label="Which words?" hint={hint} rows={2} {...box} />
    </>
  );
}
