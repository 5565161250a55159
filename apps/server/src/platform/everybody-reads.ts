import { Extensions } from '@nestjs/graphql';
import type { GraphQLField, GraphQLInputField } from 'graphql';

const EVERYBODY_READS = 'everybodyReads';

/**
 * States of a field of an input that its words become public: no contact details of anybody are taken there (R38). On a
 * mutation, with names, it states so of arguments.
 */
export function EverybodyReads(...argumentNames: readonly string[]): PropertyDecorator & MethodDecorator {
  return Extensions({ [EVERYBODY_READS]: argumentNames.length > 0 ? argumentNames : true });
}

/** Whether everybody reads what stands in a field of an input. */
export function isForEverybody({ extensions }: GraphQLInputField): boolean {
  return extensions[EVERYBODY_READS] === true;
}

/** Names of the arguments of a mutation that everybody reads, beside its inputs. */
export function argumentsForEverybody({ extensions }: GraphQLField<unknown, unknown>): readonly string[] {
  const names = extensions[EVERYBODY_READS];
  return Array.isArray(names) ? (names as string[]) : [];
}
