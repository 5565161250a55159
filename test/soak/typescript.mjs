// Lets Node run our TypeScript as it is, with the decorators that entities need. For programs under test/soak only.
import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

/** Our sources name their neighbours `.js`, as the compiler wants it. */
export async function resolve(name, context, next) {
  try {
    return await next(name, context);
  } catch (fault) {
    const isOurs = name.startsWith('.') && name.endsWith('.js') && fault.code === 'ERR_MODULE_NOT_FOUND';
    if (!isOurs) throw fault;
    return await next(name.replace(/\.js$/, '.ts'), context).catch(() => next(name.replace(/\.js$/, '.tsx'), context));
  }
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...OPTIONS, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
