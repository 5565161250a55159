// node apps/server/run-built.mjs admin.js ...: builds what is missing, then runs one of the built commands.
import { ensureBuilt } from './ensure-built.mjs';

const [command = ''] = process.argv.splice(2, 1);
ensureBuilt();
await import(new URL(`../../dist/apps/server/src/${command}`, import.meta.url).href);
