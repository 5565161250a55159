import { groupOf } from '#concordat';
import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { GroupSaid } from './useAgreement.js';
import { useSayWhenChanged } from '../ui/useSayWhenChanged.js';

const AGREE = graphql(`
  mutation AgreeConcordat($input: AgreeConcordatInput!) {
    agreeConcordat(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  /** Tells two forms on one page apart. */
  readonly id: string;
  /** Of the words on the screen. */
  readonly hash: string;
  readonly groups: readonly GroupSaid[];
  readonly again: () => void;
}

/** Says yes or no for one's part of one's group; it can be said otherwise until every group has agreed. */
export function AnswerForm({ id, hash, groups, again }: Props) {
  const { statement, me } = useStatement();
  const { run, busy, problems, setProblems } = useAct(
    AGREE,
    { 'concordat.no-reason': `${id}-why-not` },
    'Your answer was given.',
  );
  const group = groups.find(({ constituency }) => constituency === me?.constituency);
  const before = group?.signatories.find(({ isMe }) => isMe);
  const [answer, setAnswer] = useState('');
  const [reason, setReason] = useState('');
  const said = before ? answerInWords(before.agrees) : '';
  useSayWhenChanged(said);
  if (!group || !me?.signatory) return null;
  const send = async (): Promise<void> => {
    if (answer === '') return setProblems([{ because: 'Choose yes or no.', field: id }]);
    const answered = { agrees: answer === 'yes', reason: answer === 'yes' ? null : reason };
    if (await run({ input: { statementId: statement.id, seenHash: hash, ...answered } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      {said === '' ? null : <p className="govuk-body">{said}</p>}
      <Radios
        id={id}
        label={`Do you agree, for your part of ${groupOf(group.constituency).label}?`}
        hint={`Your group has agreed when its people say so together: at least ${group.needed} have to say.`}
        error={errorIn(problems, id)}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'yes', label: 'Yes, I agree' },
          {
            value: 'no',
            label: 'No, I do not agree',
            more: (
              <TextArea
                id={`${id}-why-not`}
                label="Why not?"
                hint="Everybody who writes with you can read this."
                rows={3}
                value={reason}
                onChange={setReason}
                error={errorIn(problems, `${id}-why-not`)}
              />
            ),
          },
        ]}
      />
      <Button busy={busy} onClick={() => void send()}>
        Give this answer
      </Button>
    </>
  );
}

/** Empty for somebody who has not answered. */
function answerInWords(agrees: boolean | null): string {
  return agrees === null
    ? ''
    : `You have said ${agrees ? 'yes' : 'no'}. You can think again until every group has agreed.`;
}
