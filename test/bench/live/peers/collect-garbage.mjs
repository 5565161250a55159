// Preloaded into every server whose memory is measured: when asked, collects garbage, so that what is left is in use, and
// writes down how much that is.
import { writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(process.env.MEMORY_FILE, JSON.stringify({ inUse: heapUsed + external }));
});
