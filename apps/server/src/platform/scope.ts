import { Injectable } from '@nestjs/common';

/** What a permission is asked about. */
export interface Scope {
  readonly statementId?: string;
  readonly councilId?: string;
  /** Title of the statement, for mails about it. */
  readonly title?: string;
}

/** Finds what one id belongs to; null when there is no such thing. */
export type ScopeOf = (id: string) => Promise<Scope | null>;

/**
 * Turns the ids in a request into what they belong to. Every id is looked up: a request that names two things of
 * different statements has no scope, so nobody reaches one statement's thing with a right in another (S9).
 */
@Injectable()
export class ScopeFinder {
  private readonly finders = new Map<string, ScopeOf>();

  /** Called once by each slice for each name of an argument that carries its ids. */
  register(argument: string, find: ScopeOf): void {
    this.finders.set(argument, find);
  }

  /** The scope of all known ids among the arguments and one level of input objects below them; null when they disagree. */
  async find(args: Readonly<Record<string, unknown>>): Promise<Scope | null> {
    let scope: Scope = {};
    for (const [name, value] of idsIn(args)) {
      const find = this.finders.get(name);
      if (!find) continue;
      const found = UUID.test(value) ? await find(value) : null;
      const both = found && merge(scope, found);
      if (!both) return null;
      scope = both;
    }
    return scope;
  }
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function idsIn(args: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(args).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[name, value]];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return idsIn(value as Record<string, unknown>);
  });
}

function merge(one: Scope, other: Scope): Scope | null {
  const disagree = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  if (disagree(one.statementId, other.statementId) || disagree(one.councilId, other.councilId)) return null;
  return { ...one, ...other };
}
