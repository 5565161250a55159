import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { sectionExtensions } from './section-extensions.js';

let schema: Schema | undefined;

/** The ProseMirror schema of a section, built once. */
export function sectionSchema(): Schema {
  schema ??= getSchema(sectionExtensions);
  return schema;
}
