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

  /**
   * The scope of all known ids among the arguments, in input objects and lists too; null when they disagree. A list is
   * named for many of what one is named for: `sectionIds`.
   */
  async find(args: Readonly<Record<string, unknown>>): Promise<Scope | null> {
    let scope: Scope = {};
    // A long list of one id is one question.
    const asked = new Map(
      idsIn(args).map(([name, value]) => [`${name} ${value}`, { find: this.finders.get(name), value }]),
    );
    for (const { find, value } of asked.values()) {
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
    if (Array.isArray(value)) return value.flatMap((one) => idsIn({ [name.replace(/s$/, '')]: one as unknown }));
    if (typeof value === 'string') return [[name, value]];
    return typeof value === 'object' && value !== null ? idsIn(value as Record<string, unknown>) : [];
  });
}

function merge(one: Scope, other: Scope): Scope | null {
  const disagree = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  if (disagree(one.statementId, other.statementId) || disagree(one.councilId, other.councilId)) return null;
  return { ...one, ...other };
}
