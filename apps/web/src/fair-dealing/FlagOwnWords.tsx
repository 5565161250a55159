import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';

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

/** Flags own words because of competition rules: they are hidden at once, with their reply (R34). */
export function FlagOwnWords({ minorityStatementId, again }: { minorityStatementId: string; again: () => void }) {
  const id = `flag-why-${minorityStatementId}`;
  const { run, busy, problems } = useAct(FLAG_WORDS, { 'concern.no-reason': id });
  const flag = async (why: string): Promise<void> => {
    if (await run({ input: { minorityStatementId, why } })) again();
  };
  const question = 'Do these words, or their reply, tell rivals future prices, margins or bids?';
  return <FlagBox {...{ id, question, problems, busy }} onFlag={(why) => void flag(why)} />;
}

/** Flags what somebody said with their decision (R34). */
export function FlagReason({ signOffId, again }: { signOffId: string; again: () => void }) {
  const id = `flag-why-${signOffId}`;
  const { run, busy, problems } = useAct(FLAG_REASON, { 'concern.no-reason': id });
  const flag = async (why: string): Promise<void> => {
    if (await run({ input: { signOffId, why } })) again();
  };
  const question = 'Does this tell rivals future prices, margins or bids?';
  return <FlagBox {...{ id, question, problems, busy }} onFlag={(why) => void flag(why)} />;
}
