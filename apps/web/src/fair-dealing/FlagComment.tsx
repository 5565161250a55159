import { graphql } from '../generated/gql.js';
import { useAct } from '../ui/useAct.js';
import { FlagBox } from './FlagBox.js';

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

/** Flags a comment because of competition rules: it is hidden at once, with its answer (R34). */
export function FlagComment({ commentId, again }: { commentId: string; again: () => void }) {
  const id = `flag-why-${commentId}`;
  const { run, busy, problems } = useAct(FLAG, { 'concern.no-reason': id });
  const flag = async (why: string): Promise<void> => {
    if (await run({ input: { commentId, why } })) again();
  };
  const question = 'Does this comment, or its answer, tell rivals future prices, margins or bids?';
  return <FlagBox {...{ id, question, problems, busy }} onFlag={(why) => void flag(why)} />;
}
