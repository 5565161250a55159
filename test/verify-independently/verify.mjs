// A second checker of published files, written from libs/publication/FORMAT.md and libs/record/FORMAT.md alone, with
// nothing but Node. It shares no code with the product: what both say, the documents say.
//   node test/verify-independently/verify.mjs file.json
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkDecisions } from './decisions.mjs';
import { checkInterests } from './interests.mjs';
import { Broken, readFile } from './json.mjs';
import {
  checkGates,
  checkManifest,
  checkRecord,
  checkReferences,
  checkSignature,
  checkSignOffs,
  checkStates,
  checkTexts,
} from './rules.mjs';
import { checkShape } from './shape.mjs';
import { checkVersion } from './version.mjs';

/** The first rule that a file breaks, such as `B9`; null for a sound file. */
export function brokenRule(bytes) {
  try {
    const bundle = readFile(bytes);
    checkShape(bundle, 'bundle');
    for (const check of [
      checkManifest,
      checkSignature,
      checkTexts,
      checkSignOffs,
      checkDecisions,
      checkStates,
      checkReferences,
      checkRecord,
      checkInterests,
      checkGates,
      checkVersion,
    ]) {
      check(bundle);
    }
    return null;
  } catch (broken) {
    if (broken instanceof Broken) return broken.message;
    throw broken;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = brokenRule(readFileSync(process.argv[2] ?? 0));
  process.stdout.write(
    broken === null ? 'Sound. Compare its key with one that you have from elsewhere.\n' : `${broken}\n`,
  );
  process.exit(broken === null ? 0 : 1);
}
