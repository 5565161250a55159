const PREFIX = 'common-position-reason ';

/**
 * What somebody has typed so far of why they took words out, by removal. It is kept in this tab, where it outlasts a reload,
 * until it is sent, the tab is closed or they sign out (R8).
 */
export function keptReasons(): Readonly<Record<string, string>> {
  const entries = keys().map((key) => [key.slice(PREFIX.length), sessionStorage.getItem(key) ?? ''] as const);
  return Object.fromEntries(entries);
}

/** Keeps what is typed of one; nothing typed leaves nothing. */
export function keepReason(removal: string, reason: string): void {
  try {
    if (reason === '') sessionStorage.removeItem(PREFIX + removal);
    else sessionStorage.setItem(PREFIX + removal, reason);
  } catch {
    // Some browsers let a page keep nothing at all: it stays on the page.
  }
}

/** Deletes all of them: for signing out. */
export function forgetReasons(): void {
  for (const key of keys()) sessionStorage.removeItem(key);
}

function keys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}
