import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';
import { flagFields, type Flagging } from './WhyFlag.js';

const FLAG = graphql(`
  mutation FlagComment($input: FlagCommentInput!) {
    flagComment(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly commentId: string;
  /** Whether others read it; where they do not, whoever does keeps a price back, and passes on only a worry. */
  readonly isRead: boolean;
  readonly again: () => void;
}

/** Flags a comment: it is hidden at once, with its answer (R34, R38). */
export function FlagComment({ commentId, isRead, again }: Props) {
  const id = `flag-why-${commentId}`;
  const { run, busy, problems } = useAct(FLAG, flagFields(id), 'It is hidden until somebody has looked at it.');
  const flag = async (flagging: Flagging): Promise<void> => {
    if (await run({ input: { commentId, ...flagging } })) again();
  };
  return (
    <FlagBox
      {...{ id, problems, busy }}
      onlyWorry={!isRead}
      what="The comment and its answer are"
      onFlag={(why) => void flag(why)}
    />
  );
}
