import type { CombinedError } from 'urql';

/** What somebody whose session has ended does, to send what they wrote. */
export const SIGNED_OUT = 'You are signed out. Sign in in a new tab, then press again.';

/** Whether the API answered so because nobody is signed in any more. */
export function isSignedOut(error: Pick<CombinedError, 'graphQLErrors'> | undefined): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false;
}

/** The page where one signs in, and from which one comes back to exactly this one. */
export function pathOfSignIn({ pathname, search }: Pick<Location, 'pathname' | 'search'> = location): string {
  return `/sign-in?returnTo=${encodeURIComponent(pathname + search)}`;
}

const WHERE_PEOPLE_WRITE = 'textarea, input:not([type="checkbox"], [type="radio"], [type="hidden"])';

/** Whether words are on the page that would be lost with it: in a field, or where somebody writes live. */
export function holdsWords(page: ParentNode): boolean {
  if (page.querySelector('[contenteditable="true"]')) return true;
  const fields = page.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(WHERE_PEOPLE_WRITE);
  return [...fields].some(({ value }) => value.trim() !== '');
}
