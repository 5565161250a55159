import { verifyBundle, type Bundle, type BundleVerdict } from '#publication';
import { northmoorBundle } from '../../../../test/build/northmoor-bundle.js';
import { verdictInWords } from './verdict-in-words.js';

const verdict = verifyBundle(new TextEncoder().encode(northmoorBundle()));
const linesOf = (bundle: Bundle | null) => verdictInWords({ ...verdict, bundle } as BundleVerdict, []).lines.join(' ');

it('[R27] says of a file of an older format what is not compared with its record, and of a new one that it is all', () => {
  const { bundle } = verdict;
  if (!bundle) throw new Error('It is sound.');
  const older = linesOf({ ...bundle, format: 'common-position-bundle/4' });
  expect(linesOf(bundle)).toContain('It is the version that its record says was published.');
  expect(linesOf(bundle)).not.toContain('older format');
  expect(older).toContain('It is the version that its record says was published.');
  expect(older).toContain('whether a checkpoint was left out, is not compared with its record');
});
