// npm run bench:record: how long it takes to check a long record with libs/record. ENTRIES changes its length.
// The goal is 10 seconds for 50,000 entries.
import { ensureBuilt } from '../../../apps/server/ensure-built.mjs';

ensureBuilt();
const { run } = await import('./run.mjs');
run();
