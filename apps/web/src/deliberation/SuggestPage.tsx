import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NOBODY_YET, onBehalfOf, WasReadBack, WhoseWords, WRITTEN_FOR_FIELDS } from '../attribution/WhoseWords.js';
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
import { ReadByEverybody } from './ReadByEverybody.js';
import { choicesOf, PART_GONE, useParts, type Part } from './useBlocks.js';

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
  ...WRITTEN_FOR_FIELDS,
  'suggestion.stale': 'old-words',
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

/** The form for one section, with what it says now. */
export function Suggest({ section }: { section: SectionInScope }) {
  const { statement, me } = useStatement();
  const { parts, error, again } = useParts(section.id);
  return (
    <>
      <BackToSection section={section} />
      <PageHeading of={statement.title}>{`Suggest a change to ${section.title}`}</PageHeading>
      <p className="govuk-body">
        The text stays as it is until two people of different groups have answered you. You get an answer with a reason.
      </p>
      <ReadByEverybody isMine={me?.constituency !== null} section={section.key} />
      <Loadable data={parts} error={error} again={again}>
        {(shown) => <SuggestForm section={section} parts={shown} again={again} />}
      </Loadable>
    </>
  );
}

/** What a suggestion does. */
type Way = 'change' | 'add' | 'remove';

interface FormProps {
  readonly section: SectionInScope;
  readonly parts: readonly Part[];
  /** Reads the text anew. */
  readonly again: () => void;
}

function SuggestForm({ section, parts, again }: FormProps) {
  const { statement, me } = useStatement();
  const navigate = useNavigate();
  const { run, busy, problems, setProblems } = useAct(SUGGEST, FIELDS);
  // One name for all presses of the button and all new tries: what is sent twice is taken once.
  const [sentOnceAs] = useState(newName);
  const [partId, setPartId] = useState(parts[0]?.id ?? '');
  const [way, setWay] = useState<Way>(parts.length > 0 ? 'change' : 'add');
  const part = parts.find(({ id }) => id === partId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [whose, setWhose] = useState(NOBODY_YET);
  const now = chosen ?? part?.words ?? '';
  const words = written ?? (way === 'change' ? now : '');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (partId !== '' && !part) return setProblems([{ because: PART_GONE, field: 'which' }]);
    const texts = { baseText: way === 'add' ? '' : now, proposedText: way === 'remove' ? '' : words };
    const input = { sectionId: section.id, blockId: part?.blockId || 'first', ...texts, reason, sentOnceAs };
    const onBehalf = onBehalfOf(me?.roles.includes('facilitator') === true, whose);
    const done = await run({ input: { ...input, onBehalf } });
    if (done) await navigate(`/workspace/${statement.id}/suggestions/${done.suggestion?.id ?? ''}`);
    // Somebody may have changed the text meanwhile: what was chosen and written stays.
    else again();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problems} />
      <WhoseWords value={whose} problems={problems} onChange={setWhose} />
      {partId === '' ? null : (
        <WhichPart
          {...{ parts, partId, way, error: errorIn(problems, 'which') }}
          onChoose={(other) => {
            // The words that were picked are of that part. What somebody wrote themselves stays.
            if (other.partId !== partId) setChosen(null);
            setPartId(other.partId);
            setWay(other.way);
          }}
        />
      )}
      {way === 'add' ? null : (
        <WhichWords way={way} value={now} onChange={setChosen} error={errorIn(problems, 'old-words')} />
      )}
      {way === 'remove' ? null : (
        <TextArea
          id="words"
          label={way === 'change' ? 'What should it say?' : 'What should the new paragraph say?'}
          value={words}
          onChange={setWritten}
          error={errorIn(problems, 'words')}
        />
      )}
      <Why value={reason} onChange={setReason} error={errorIn(problems, 'why')} />
      <WasReadBack value={whose} problems={problems} onChange={setWhose} />
      <Button submit busy={busy}>
        Send suggestion
      </Button>
    </form>
  );
}

interface BoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** A long paragraph can be suggested about by the words that matter, and others can change the rest meanwhile. */
function WhichWords({ way, ...box }: BoxProps & { way: Way }) {
  const doing = way === 'remove' ? 'take away' : 'change';
  const hint = `You can leave it as it is. Or keep only the words to ${doing}, exactly as they are now.`;
  return <TextArea id="old-words" label={`Which words do you want to ${doing}?`} hint={hint} rows={3} {...box} />;
}

function Why(box: BoxProps) {
  const hint = 'Everybody here can read this, and everybody else once it has an answer. One or two sentences is fine.';
  return <TextArea id="why" label="Why?" hint={hint} rows={3} {...box} />;
}

/** 32 hex digits; a page that came without encryption has no `randomUUID`. */
function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface WhichPartProps {
  readonly parts: readonly Part[];
  readonly partId: string;
  readonly way: Way;
  readonly error: string | undefined;
  readonly onChoose: (chosen: { partId: string; way: Way }) => void;
}

function WhichPart({ parts, partId, way, error, onChoose }: WhichPartProps) {
  const part = parts.find(({ id }) => id === partId);
  const isOneOfMany = part !== undefined && part.id !== part.blockId;
  return (
    <>
      <Select
        id="which"
        label="Which part?"
        value={partId}
        onChange={(other) => onChoose({ partId: other, way })}
        choices={choicesOf(parts, partId)}
        error={error}
      />
      <h2 className="govuk-heading-s">What it says now</h2>
      <blockquote className="govuk-inset-text">{part?.words ?? PART_GONE}</blockquote>
      <Radios
        id="way"
        label="What do you want to do?"
        value={way}
        onChange={(value) => onChoose({ partId, way: value as Way })}
        choices={[
          { value: 'change', label: 'Change these words' },
          { value: 'add', label: isOneOfMany ? 'Add a paragraph after the whole list' : 'Add a paragraph after them' },
          { value: 'remove', label: 'Take them away' },
        ]}
      />
    </>
  );
}
