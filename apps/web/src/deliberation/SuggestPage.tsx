import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { graphql } from '../generated/gql.js';
import { BackToSection } from '../history/BackToSection.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, Select, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { choicesOf, useParts, type Part } from './useBlocks.js';

const SUGGEST = graphql(`
  mutation SuggestChange($input: SuggestChangeInput!) {
    suggestChange(input: $input) {
      suggestion {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'suggestion.stale': 'which',
  'suggestion.no-change': 'words',
  'suggestion.no-reason': 'why',
};

/** Suggesting a change to a section: which part, what it should say, and why. */
export function SuggestPage() {
  const { key = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  if (!section || !me) return <NotFoundPage />;
  return <Suggest key={section.id} section={section} />;
}

function Suggest({ section }: { section: SectionInScope }) {
  const { statement } = useStatement();
  const { parts, error, again } = useParts(section.id);
  return (
    <>
      <BackToSection section={section} />
      <PageHeading of={statement.title}>{`Suggest a change to ${section.title}`}</PageHeading>
      <p className="govuk-body">
        The text stays as it is until two people of different groups have answered you. You get an answer with a reason.
      </p>
      <Loadable data={parts} error={error} again={again}>
        {(shown) => <SuggestForm section={section} parts={shown} />}
      </Loadable>
    </>
  );
}

/** What a suggestion does. */
type Way = 'change' | 'add' | 'remove';

function SuggestForm({ section, parts }: { section: SectionInScope; parts: readonly Part[] }) {
  const { statement } = useStatement();
  const navigate = useNavigate();
  const { run, busy, problems } = useAct(SUGGEST, FIELDS);
  // One name for all presses of the button and all new tries: what is sent twice is taken once.
  const [sentOnceAs] = useState(newName);
  const [blockId, setBlockId] = useState(parts[0]?.id ?? '');
  const [way, setWay] = useState<Way>(parts.length > 0 ? 'change' : 'add');
  const now = parts.find(({ id }) => id === blockId)?.words ?? '';
  const [written, setWritten] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const words = written ?? (way === 'change' ? now : '');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const baseText = way === 'add' ? '' : now;
    const proposedText = way === 'remove' ? '' : words;
    const input = { sectionId: section.id, blockId: blockId || 'first', baseText, proposedText, reason, sentOnceAs };
    const done = await run({ input });
    if (done) await navigate(`/workspace/${statement.id}/suggestions/${done.suggestion?.id ?? ''}`);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problems} />
      {parts.length > 0 ? (
        <WhichPart
          parts={parts}
          blockId={blockId}
          way={way}
          error={errorIn(problems, 'which')}
          onChoose={(chosen) => {
            setBlockId(chosen.blockId);
            setWay(chosen.way);
            setWritten(null);
          }}
        />
      ) : null}
      {way === 'remove' ? null : (
        <TextArea
          id="words"
          label={way === 'change' ? 'What should it say?' : 'What should the new paragraph say?'}
          value={words}
          onChange={setWritten}
          error={errorIn(problems, 'words')}
        />
      )}
      <TextArea
        id="why"
        label="Why?"
        hint="Everybody here can read this. One or two sentences is fine."
        rows={3}
        value={reason}
        onChange={setReason}
        error={errorIn(problems, 'why')}
      />
      <Button submit busy={busy}>
        Send suggestion
      </Button>
    </form>
  );
}

/** 32 hex digits; a page that came without encryption has no `randomUUID`. */
function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface WhichPartProps {
  readonly parts: readonly Part[];
  readonly blockId: string;
  readonly way: Way;
  readonly error: string | undefined;
  readonly onChoose: (chosen: { blockId: string; way: Way }) => void;
}

function WhichPart({ parts, blockId, way, error, onChoose }: WhichPartProps) {
  return (
    <>
      <Select
        id="which"
        label="Which part?"
        value={blockId}
        onChange={(id) => onChoose({ blockId: id, way })}
        choices={choicesOf(parts)}
        error={error}
      />
      <h2 className="govuk-heading-s">What it says now</h2>
      <blockquote className="govuk-inset-text">{parts.find(({ id }) => id === blockId)?.words}</blockquote>
      <Radios
        id="way"
        label="What do you want to do?"
        value={way}
        onChange={(value) => onChoose({ blockId, way: value as Way })}
        choices={WAYS}
      />
    </>
  );
}

const WAYS = [
  { value: 'change', label: 'Change these words' },
  { value: 'add', label: 'Add a paragraph after them' },
  { value: 'remove', label: 'Take them away' },
];
