import { isLocked, mayMarkReady, type SectionState } from '#concordat';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { IHaveAgreed } from '../statements/IHaveAgreed.js';
import { keysInWords } from '../statements/keys-in-words.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';

const READY = graphql(`
  mutation MarkReady($sectionId: ID!, $ready: Boolean!) {
    markReady(sectionId: $sectionId, ready: $ready) {
      section {
        state
      }
      refusals {
        because
      }
    }
  }
`);

const FREEZE = graphql(`
  mutation TurnFreezeKey($sectionId: ID!) {
    turnFreezeKey(sectionId: $sectionId) {
      waiting
      refusals {
        because
      }
    }
  }
`);

const REOPEN = graphql(`
  mutation TurnReopenKey($sectionId: ID!) {
    turnReopenKey(sectionId: $sectionId) {
      waiting
      refusals {
        because
      }
    }
  }
`);

const KEYS = graphql(`
  query SectionKeys($statementId: ID!) {
    signing(statementId: $statementId) {
      sections {
        sectionId
        turnedBy
        lockWaitsUntil
      }
    }
  }
`);

/** What leads and co-chairs can do with a section now. Shows nothing to others. */
export function SectionActs({ section }: { section: SectionInScope }) {
  const { me } = useStatement();
  if (!me) return null;
  const isCoChair = me.roles.includes('co-chair');
  return (
    <>
      {mayMarkReady(me, section.leads) ? <Ready section={section} /> : null}
      {isCoChair && (section.state === 'RESPONDING' || isLocked(section.state as SectionState)) ? (
        // Keys that locked it say nothing about opening it again.
        <Lock key={section.state} section={section} me={me.id} />
      ) : null}
    </>
  );
}

function Ready({ section: { id, state } }: { section: SectionInScope }) {
  const { reload } = useStatement();
  const { run, busy, problems } = useAct(READY);
  if (state !== 'DRAFTING' && state !== 'READY') return null;
  const mark = async (): Promise<void> => {
    await run({ sectionId: id, ready: state === 'DRAFTING' });
    reload();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Button kind="secondary" busy={busy} onClick={() => void mark()}>
        {state === 'DRAFTING' ? 'Say that this can be read' : 'Open for writing again'}
      </Button>
    </>
  );
}

/** Two keys lock a section for signing, and two open it again (R2). */
function Lock({ section, me }: { section: SectionInScope; me: string }) {
  const { statement, reload } = useStatement();
  const [{ data }, ask] = useQuery({ query: KEYS, variables: { statementId: statement.id } });
  useChanges(statement.id, ask);
  const freeze = useAct(FREEZE);
  const reopen = useAct(REOPEN);
  const isOpen = section.state === 'RESPONDING';
  const act = isOpen ? freeze : reopen;
  const keys = data?.signing.sections.find(({ sectionId }) => sectionId === section.id);
  const turnedBy = keys?.turnedBy ?? [];
  const turn = async (): Promise<void> => {
    await act.run({ sectionId: section.id });
    ask();
    reload();
  };
  return (
    <section aria-labelledby="lock">
      <ErrorSummary problems={act.problems} />
      <h2 className="govuk-heading-s" id="lock">
        {isOpen ? 'Lock for signing' : 'Open again'}
      </h2>
      <p className="govuk-body">
        {keysInWords(turnedBy.length)}
        {isOpen ? '' : ' If its words change, every signature on it is cancelled and asked for again.'}
      </p>
      {keys?.lockWaitsUntil ? (
        <p className="govuk-inset-text">
          If the other co-chair has not agreed when {dayInWords(keys.lockWaitsUntil)} is over, and nothing here still
          needs an answer, the section is locked by itself.
        </p>
      ) : null}
      {turnedBy.includes(me) ? (
        <IHaveAgreed sectionId={section.id} what={isOpen ? 'lock for signing' : 'open again'} onTakenBack={ask} />
      ) : (
        <Button kind={isOpen ? undefined : 'warning'} busy={act.busy} onClick={() => void turn()}>
          {isOpen ? 'Lock this section for signing' : 'Open this section again'}
        </Button>
      )}
    </section>
  );
}
