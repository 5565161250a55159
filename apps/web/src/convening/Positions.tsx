import { groupOf } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Select, TextArea, type Choice } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { useAct } from '../ui/useAct.js';
import type { PartProps } from './Nominations.js';
import { SealedPositions } from './SealedPositions.js';

const SEAL = graphql(`
  mutation SealPosition($input: SealPositionInput!) {
    sealPosition(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const OPEN = graphql(`
  mutation AgreeToOpenPositions($statementId: ID!) {
    agreeToOpenPositions(statementId: $statementId) {
      refusals {
        code
        because
      }
    }
  }
`);

/** Where each group starts from: sealed now, opened for everybody at one moment (R6). */
export function Positions({ convening: { positions, agreedToOpen, openingAgreedByMe }, canSay, again }: PartProps) {
  const { me, statement } = useStatement();
  const own = positions.filter(({ constituency }) => constituency === me?.constituency);
  const sealed = new Set(own.map(({ sectionId }) => sectionId ?? ''));
  const subjects = subjectsOf(statement.sections).filter(({ value }) => !sealed.has(value));
  const isOpen = positions.some(({ openedAt }) => openedAt !== null);
  const signs = me?.signatory === true && me.constituency !== null;
  return (
    <section aria-labelledby="positions">
      <h2 className="govuk-heading-m" id="positions">
        Where each group starts from
      </h2>
      <p className="govuk-body">
        A group can write down where it stands before the writing begins. Nobody can change that later. All are opened
        when the statement is published, or earlier when every group agrees.
      </p>
      <SealedPositions positions={positions} subjects={subjectsOf(statement.sections)} />
      <KeepWords open={canSay && !isOpen && signs && subjects.length > 0}>
        <SealForm subjects={subjects} again={again} />
      </KeepWords>
      {positions.length > 0 && !isOpen && signs ? (
        <OpenNow agreed={agreedToOpen} byMe={openingAgreedByMe} again={again} />
      ) : null}
    </section>
  );
}

/** The whole, and each section that is signed; the whole has no id. */
function subjectsOf(sections: readonly SectionInScope[]): Choice[] {
  const signed = sections.filter(({ appendix }) => !appendix).map(({ id, title }) => ({ value: id, label: title }));
  return [{ value: '', label: 'The whole statement' }, ...signed];
}

function SealForm({ subjects, again }: { subjects: readonly Choice[]; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(SEAL, { 'position.empty': 'position' }, 'It is sealed.');
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(subjects[0]);
  const isLeft = subjects.some(({ value }) => value === wanted?.value);
  // What somebody writes about stays chosen, also when a colleague seals it meanwhile: nothing is sealed elsewhere unseen.
  const isTaken = wanted !== undefined && !isLeft && text !== '';
  const chosen = isLeft || isTaken ? wanted : subjects[0];
  const seal = async (): Promise<void> => {
    const sectionId = chosen?.value;
    if (!(await run({ input: { statementId: statement.id, text, sectionId: sectionId || null } }))) return;
    setText('');
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Seal where your group stands</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <p className="govuk-body">
          You do this for your whole group, and once for each. Only your group can read it until all open.
        </p>
        <Select
          id="position-section"
          label="What is it about?"
          value={chosen?.value ?? ''}
          onChange={(value) => setWanted(subjects.find((one) => one.value === value))}
          choices={isTaken ? [{ ...wanted, label: `${wanted.label} (sealed already)` }, ...subjects] : subjects}
        />
        <TextArea
          id="position"
          label="Where does your group stand?"
          value={text}
          onChange={setText}
          error={errorIn(problems, 'position')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void seal()}>
          Seal it
        </Button>
      </div>
    </details>
  );
}

interface OpenNowProps {
  readonly agreed: readonly string[];
  /** Whether the reader agreed. */
  readonly byMe: boolean;
  readonly again: () => void;
}

function OpenNow({ agreed, byMe, again }: OpenNowProps) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(OPEN, {}, 'You agree to open them now.');
  const agree = async (): Promise<void> => {
    await run({ statementId: statement.id });
    again();
  };
  const names = agreed.map((code) => groupOf(code).short).join(', ');
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        They open now if every group agrees. A group agrees once enough of those who sign for it do.
      </p>
      <p className="govuk-body">{names === '' ? 'No group has agreed yet.' : `Groups that agree: ${names}.`}</p>
      {byMe ? (
        <p className="govuk-body">You agree to open them now.</p>
      ) : (
        <Button kind="secondary" busy={busy} onClick={() => void agree()}>
          I agree to open them now
        </Button>
      )}
    </>
  );
}
