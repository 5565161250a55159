import { useCallback, useState } from 'react';
import { useMutation, type AnyVariables, type CombinedError, type DocumentInput } from 'urql';
import { isSignedOut, pathOfSignIn, SIGNED_OUT } from '../api/signed-out.js';
import { useAnnouncements } from './announcements.js';
import type { Problem } from './ErrorSummary.js';
import { fieldOfRefusal, type FieldsByCode } from './field-of-refusal.js';
import { keepPlace } from './keep-place.js';
import { useSending } from './KeepWords.js';

interface Payload {
  readonly refusals: readonly { readonly code?: string; readonly because: string }[];
}

/** What a page needs to carry out an act: how to run it, whether it runs, and why it was refused. */
export interface ActState<Variables, Answer> {
  /** Gives the payload when the act was done; null when it was refused or failed, and then `problems` says why. */
  readonly run: (variables: Variables) => Promise<Answer | null>;
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  readonly setProblems: (problems: readonly Problem[]) => void;
}

const NO_FIELDS: FieldsByCode = {};

/**
 * An act of the API: a mutation with one field that answers `{ thing, refusals }`. Once it is done, `done` is said to those
 * who cannot see what came of it, and whoever pressed a control that is gone then finds themselves where it was.
 */
export function useAct<Data extends object, Variables extends AnyVariables>(
  document: DocumentInput<Data, Variables>,
  fields = NO_FIELDS,
  done = '',
): ActState<Variables, Exclude<Data[keyof Data], string | undefined>> {
  const [{ fetching }, mutate] = useMutation<Data, Variables>(document);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { say } = useAnnouncements();
  const sending = useSending();
  const run = useCallback(
    async (variables: Variables) => {
      keepPlace();
      const hasSent = sending();
      const { data, error } = await mutate(variables);
      const payload = data ? Object.values(data).find(isPayload) : undefined;
      const isDone = payload?.refusals.length === 0;
      hasSent(isDone);
      if (isDone) {
        setProblems([]);
        if (done !== '') say(done);
        return payload as never;
      }
      const reasons = payload?.refusals.map(({ code = '', because }) => ({
        because,
        field: fieldOfRefusal(code, fields),
      }));
      setProblems(reasons ?? [isSignedOut(error) ? signedOut() : { because: inWords(error) }]);
      return null;
    },
    [mutate, fields, done, say, sending],
  );
  return { run, busy: fetching, problems, setProblems };
}

/** What was written is still on the page: signed in elsewhere, one presses again. */
function signedOut(): Problem {
  return { because: SIGNED_OUT, opens: pathOfSignIn() };
}

function inWords(error: CombinedError | undefined): string {
  return (
    error?.graphQLErrors[0]?.message ??
    'The connection broke before we heard whether this was done. Try again: it is done once.'
  );
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && 'refusals' in value;
}
