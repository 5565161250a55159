// After the compiler: what the server reads beside its code.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./src', import.meta.url));
const target = fileURLToPath(new URL('../../dist/apps/server/src', import.meta.url));
cpSync(source, target, { recursive: true, filter: (path) => !/\.tsx?$/.test(path) });
