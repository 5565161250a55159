import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';
import { flagFields, type Flagging } from './WhyFlag.js';

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
const FIELDS = flagFields(ID);

interface Props {
  readonly proposalId: string;
  /** Whether it is hidden for a competition concern already: who checks that can still be worried about somebody. */
  readonly onlyWorry?: boolean;
  readonly again: () => void;
}

/** Flags a suggestion: it is hidden at once, with its answers (R34, R38). */
export function FlagSuggestion({ proposalId, onlyWorry = false, again }: Props) {
  const { run, busy, problems } = useAct(FLAG, FIELDS, 'It is hidden until somebody has looked at it.');
  const flag = async (flagging: Flagging): Promise<void> => {
    if (await run({ input: { proposalId, ...flagging } })) again();
  };
  return (
    <FlagBox
      id={ID}
      {...{ problems, busy, onlyWorry }}
      what="The suggestion and its answers are"
      onFlag={(why) => void flag(why)}
    />
  );
}
