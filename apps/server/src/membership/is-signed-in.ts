import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { admittedOf } from './actor.js';

/** Tells a page route whether somebody is signed in, which decides what the navigation offers. */
export const IsSignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): boolean => admittedOf(context).person !== undefined,
);
