import { plainText, type SectionBlock } from '#document';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import { BackToSection } from '../history/BackToSection.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { hidingOf } from './hidden-words.js';
import { useFairDealing } from './useFairDealing.js';
import { flagFields, NOTHING_CHOSEN, WhyFlag } from './WhyFlag.js';

const TEXT = graphql(`
  query TextToFlag($sectionId: ID!) {
    sectionAt(sectionId: $sectionId) {
      content
    }
  }
`);

const FLAG = graphql(`
  mutation FlagParagraph($input: FlagParagraphInput!) {
    flagParagraph(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'concern.no-words': 'which',
  'concern.not-there': 'which',
  'concern.flagged': 'which',
  ...flagFields('why'),
};

/** Flagging a paragraph because of competition rules or a worry about somebody: which, and why (R34, R38). */
export function FlagPage() {
  const { key = '' } = useParams();
  const { statement, me } = useStatement();
  const section = statement.sections.find((one) => one.key === key);
  if (!section || !me) return <NotFoundPage />;
  return <Flag key={section.id} section={section} />;
}

function Flag({ section }: { section: SectionInScope }) {
  const { statement } = useStatement();
  const variables = { sectionId: section.id };
  const [{ data, error }, ask] = useQuery({ query: TEXT, variables, requestPolicy: 'cache-and-network' });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  return (
    <>
      <BackToSection section={section} />
      <PageHeading of={statement.title}>{`Flag words in ${section.title}`}</PageHeading>
      <p className="govuk-body">
        If a paragraph tells rivals future prices or bids, or if you are worried about someone when you read it, flag
        it. It is hidden at once, until somebody has looked at it.
      </p>
      <Loadable data={data} error={error} again={again}>
        {({ sectionAt }) => (
          <FlagForm section={section} blocks={JSON.parse(sectionAt?.content ?? '[]') as SectionBlock[]} again={again} />
        )}
      </Loadable>
    </>
  );
}

interface FormProps {
  readonly section: SectionInScope;
  readonly blocks: readonly SectionBlock[];
  /** Reads the text anew. */
  readonly again: () => void;
}

function FlagForm({ section, blocks, again }: FormProps) {
  const { statement } = useStatement();
  const { fair } = useFairDealing(statement.id);
  const navigate = useNavigate();
  const { run, busy, problems } = useAct(FLAG, FIELDS);
  const [blockId, setBlockId] = useState('');
  const [flagging, setFlagging] = useState(NOTHING_CHOSEN);
  const parts = blocks
    .map((block) => ({ id: String(block.attrs?.id ?? ''), text: plainText(block) }))
    .filter((part) => part.text.trim() !== '' && fair && ['shown', 'flagged'].includes(hidingOf(fair, part)));
  const flag = async (): Promise<void> => {
    const quote = parts.find(({ id }) => id === blockId)?.text ?? '';
    const done = await run({ input: { sectionId: section.id, blockId, quote, ...flagging } });
    if (done) await navigate(`/workspace/${statement.id}/sections/${section.key}`);
    // Somebody may have changed the paragraph meanwhile: what was chosen and written stays.
    else again();
  };
  if (!fair) return <p className="govuk-body">Loading…</p>;
  if (parts.length === 0) return <p className="govuk-body">There are no words here to flag.</p>;
  return (
    <>
      <ErrorSummary problems={problems} />
      <Radios
        id="which"
        label="Which paragraph?"
        value={blockId}
        onChange={setBlockId}
        choices={parts.map(({ id, text }) => ({ value: id, label: text }))}
        error={errorIn(problems, 'which')}
      />
      <WhyFlag id="why" {...{ flagging, problems }} onChange={setFlagging} />
      <Button busy={busy} onClick={() => void flag()}>
        Flag and hide it
      </Button>
    </>
  );
}
