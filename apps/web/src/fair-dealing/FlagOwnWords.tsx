import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';
import { flagFields, type Flagging } from './WhyFlag.js';

const FLAG_WORDS = graphql(`
  mutation FlagOwnWords($input: FlagOwnWordsInput!) {
    flagOwnWords(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const FLAG_REASON = graphql(`
  mutation FlagReason($input: FlagReasonInput!) {
    flagReason(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const HIDDEN = 'It is hidden until somebody has looked at it.';

/** Flags own words: they are hidden at once, with their reply (R34, R38). */
export function FlagOwnWords({ minorityStatementId, again }: { minorityStatementId: string; again: () => void }) {
  const id = `flag-why-${minorityStatementId}`;
  const { run, busy, problems } = useAct(FLAG_WORDS, flagFields(id), HIDDEN);
  const flag = async (flagging: Flagging): Promise<void> => {
    if (await run({ input: { minorityStatementId, ...flagging } })) again();
  };
  return <FlagBox {...{ id, problems, busy }} what="The words and their reply are" onFlag={(why) => void flag(why)} />;
}

/** Flags what somebody said with their decision (R34, R38). */
export function FlagReason({ signOffId, again }: { signOffId: string; again: () => void }) {
  const id = `flag-why-${signOffId}`;
  const { run, busy, problems } = useAct(FLAG_REASON, flagFields(id), HIDDEN);
  const flag = async (flagging: Flagging): Promise<void> => {
    if (await run({ input: { signOffId, ...flagging } })) again();
  };
  return <FlagBox {...{ id, problems, busy }} what="The reason is" onFlag={(why) => void flag(why)} />;
}
