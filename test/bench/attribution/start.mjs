// npm run bench:attribution: what it costs to know who wrote what, and whether it is right. Prints JSON, then a table.
// TRACE=path of friendsforever.json.gz; OPERATIONS and SEED change the long sessions.
import { ensureBuilt } from '../../../apps/server/ensure-built.mjs';

ensureBuilt();
const { run } = await import('./run.mjs');
await run();
