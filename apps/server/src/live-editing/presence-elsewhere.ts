import type { HeardCursor, ShownUser } from '#room';

/** Somebody in the same section on another server; without a user, gone. */
export interface FarCursor extends HeardCursor {
  readonly user: ShownUser | null;
}

/** Whoever has not been heard of for this long is gone, with their server or their network. */
const FORGET_AFTER_MS = 25_000;

/** Who is in a section on other servers, as they last said (P9). */
export class PresenceElsewhere {
  private readonly heardAt = new Map<number, number>();

  constructor(private readonly now: () => number) {}

  get clients(): number[] {
    return [...this.heardAt.keys()];
  }

  heard({ clientId, user }: FarCursor): void {
    if (user) this.heardAt.set(clientId, this.now());
    else this.heardAt.delete(clientId);
  }

  /** Those of whom nothing was heard for long; they are forgotten. */
  takeLost(): number[] {
    const lost = [...this.heardAt].filter(([, at]) => this.now() - at > FORGET_AFTER_MS).map(([clientId]) => clientId);
    for (const clientId of lost) this.heardAt.delete(clientId);
    return lost;
  }
}

/** Reads what another server says; leaves out what is not in order. What it says of people is what it read in the database. */
export function farCursorsIn(news: unknown): FarCursor[] {
  if (!Array.isArray(news)) return [];
  return news.flatMap((one: unknown) => {
    const { clientId, user, cursor } = (one ?? {}) as Record<string, unknown>;
    if (!Number.isSafeInteger(clientId)) return [];
    return [{ clientId: clientId as number, user: isUser(user) ? user : null, cursor: cursor ?? null }];
  });
}

function isUser(user: unknown): user is ShownUser {
  const { id, name, group, colour } = (user ?? {}) as Record<string, unknown>;
  return [id, name, group, colour].every((value) => typeof value === 'string');
}
