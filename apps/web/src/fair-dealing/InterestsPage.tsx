import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { useFairDealing, type FairDealing } from './useFairDealing.js';
import { useSayWhenChanged } from '../ui/useSayWhenChanged.js';

const DECLARE = graphql(`
  mutation DeclareInterests($input: DeclareInterestsInput!) {
    declareInterests(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'interests.empty': 'interest', 'interests.too-long': 'interest', 'interests.effect': 'effect' };

/** What somebody has to do with the outcome, or that they have nothing to do with it (R31). */
export function InterestsPage() {
  const { statement, me } = useStatement();
  const { fair, error, again } = useFairDealing(statement.id);
  if (!me) return <NotFoundPage />;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Your interests</PageHeading>
      <p className="govuk-body">
        You have an interest if you, your family or who you work for could gain or lose by what this statement says. A
        contract, a bid, a grant or a job are interests.
      </p>
      <p className="govuk-body">
        Everybody who writes here sees what you say. It is published with the statement too, with your group, and with
        your name if you show it to everyone. Most interests only mean that you speak openly about them.
      </p>
      <Loadable data={fair} error={error} again={again}>
        {(shown) => <Shown fair={shown} again={again} />}
      </Loadable>
    </>
  );
}

function Shown({ fair, again }: { fair: FairDealing; again: () => void }) {
  const now = fair.mine.at(-1);
  const said = now ? saidInWords(now) : fair.mustDeclare ? MUST : 'You have not said anything yet. You do not have to.';
  useSayWhenChanged(said);
  return (
    <>
      <p className="govuk-inset-text">{said}</p>
      <InterestForm now={now} again={again} />
      {fair.mine.length > 1 ? (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">What you said before</span>
          </summary>
          <ul className="govuk-list govuk-details__text">
            {fair.mine.slice(0, -1).map((before) => (
              <li key={before.id}>{saidInWords(before)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const MUST =
  'You have not said anything yet. Before you can write, say what interests you have, or that you have none.';

type Mine = FairDealing['mine'][number];

function saidInWords({ hasInterests, text, effect, at }: Mine): string {
  if (!hasInterests) return `On ${dayInWords(at)} you said that you have no interests.`;
  const also = effect === 'stand-aside' ? ' You stand aside where it touches.' : ' You speak openly about it.';
  return `On ${dayInWords(at)} you said: ${text}${also}`;
}

function InterestForm({ now, again }: { now: Mine | undefined; again: () => void }) {
  const { statement, reload } = useStatement();
  const { run, busy, problems, setProblems } = useAct(DECLARE, FIELDS, 'What you said about your interests was saved.');
  const [has, setHas] = useState(now ? (now.hasInterests ? 'yes' : 'no') : '');
  const [text, setText] = useState(now?.text ?? '');
  const [sectionIds, setSectionIds] = useState<readonly string[]>(now?.sectionIds ?? []);
  const [effect, setEffect] = useState(now?.effect ?? 'declare');
  const declare = async (): Promise<void> => {
    if (has === '') return setProblems([{ because: 'Choose whether you have an interest.', field: 'has' }]);
    const input = { statementId: statement.id, hasInterests: has !== 'no', text, sectionIds: [...sectionIds], effect };
    if (!(await run({ input: has === 'no' ? { ...input, ...NOTHING } : input }))) return;
    again();
    reload();
  };
  const more = (
    <>
      <TextArea
        id="interest"
        label="What is it?"
        rows={3}
        value={text}
        onChange={setText}
        error={errorIn(problems, 'interest')}
      />
      <WhichSections chosen={sectionIds} onChange={setSectionIds} />
      <Radios id="effect" label="What do you do about it?" value={effect} onChange={setEffect} choices={EFFECTS} />
    </>
  );
  return (
    <>
      <ErrorSummary problems={problems} />
      <Radios
        id="has"
        label="Do you have an interest?"
        value={has}
        onChange={setHas}
        error={errorIn(problems, 'has')}
        choices={[
          { value: 'no', label: 'No, I have none' },
          { value: 'yes', label: 'Yes', more },
        ]}
      />
      <Button busy={busy} onClick={() => void declare()}>
        {now ? 'Change what I said' : 'Say this'}
      </Button>
    </>
  );
}

const NOTHING = { text: '', sectionIds: [], effect: 'declare' };

const EFFECTS = [
  { value: 'declare', label: 'I speak openly about it', hint: 'You write and decide with the others.' },
  {
    value: 'stand-aside',
    label: 'I stand aside',
    hint: 'You are not counted when your group signs these sections.',
  },
];

function WhichSections({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}) {
  const { statement } = useStatement();
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby="which-hint">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which sections does it touch?</legend>
        <div className="govuk-hint" id="which-hint">
          Choose none if it touches all of them.
        </div>
        <div className="govuk-checkboxes">
          {statement.sections.map(({ id, title }) => (
            <Checkbox
              key={id}
              id={`touches-${id}`}
              label={title}
              checked={chosen.includes(id)}
              onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
