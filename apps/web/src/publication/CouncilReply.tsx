import { useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import type { PublishingAlone } from '../mediation/useMediation.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { KeepWords } from '../ui/KeepWords.js';
import { useAct } from '../ui/useAct.js';

const REPLY = graphql(`
  mutation ReplyForCouncil($input: ReplyForCouncilInput!) {
    replyForCouncil(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = { 'council-reply.empty': 'council-reply', 'council-reply.too-long': 'council-reply' };

interface Props {
  readonly reply: PublishingAlone['reply'] | null;
  /** Whether the reader can give it now. */
  readonly mayReply: boolean;
  readonly again: () => void;
}

/** What the council says to what is published without it: once, before or after (R24b). */
export function CouncilReply({ reply, mayReply, again }: Props) {
  return (
    <>
      {reply ? (
        <>
          <h2 className="govuk-heading-m">The council’s reply, given on {dayInWords(reply.at)}</h2>
          <p className="govuk-body">{reply.text}</p>
        </>
      ) : null}
      <KeepWords open={!reply && mayReply}>
        <ReplyForm again={again} />
      </KeepWords>
    </>
  );
}

function ReplyForm({ again }: Pick<Props, 'again'>) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(REPLY, FIELDS, 'The reply of the council was given.');
  const [text, setText] = useState('');
  const reply = async (): Promise<void> => {
    if (await run({ input: { statementId: statement.id, text } })) again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Reply for the council</span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id="council-reply"
          label="The council’s reply"
          hint="It stands beside what other groups publish. There is one, and it cannot be changed."
          value={text}
          onChange={setText}
          error={errorIn(problems, 'council-reply')}
        />
        <Button kind="secondary" busy={busy} onClick={() => void reply()}>
          Give this reply
        </Button>
      </div>
    </details>
  );
}
