import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';

const FLAG = graphql(`
  mutation FlagSuggestion($input: FlagSuggestionInput!) {
    flagSuggestion(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const ID = 'flag-why';

/** Flags a suggestion because of competition rules: it is hidden at once, with its answers (R34). */
export function FlagSuggestion({ proposalId, again }: { proposalId: string; again: () => void }) {
  const { run, busy, problems } = useAct(FLAG, { 'concern.no-reason': ID });
  const flag = async (why: string): Promise<void> => {
    if (await run({ input: { proposalId, why } })) again();
  };
  const question = 'Does this, or an answer to it, tell rivals future prices, margins or bids?';
  return <FlagBox id={ID} {...{ question, problems, busy }} onFlag={(why) => void flag(why)} />;
}
