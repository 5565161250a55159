// npm start: builds what is missing, then runs the server in this process, so that signals reach it.
import { ensureBuilt } from './ensure-built.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`This needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}
ensureBuilt();
await import('../../dist/apps/server/src/main.js');
