import { GENESIS, sealEntry, type RecordEntry } from '#record';
import { aBundle } from './a-bundle.fake.js';
import type { Bundle } from './bundle.js';
import { publicOpenings } from './public-openings.js';

const bundle = aBundle();
const salt = '0'.repeat(64);
const [minority] = bundle.minorityStatements;
const [section] = bundle.sections;
const position = section?.positions.find(({ text }) => text !== null);
const reason = position?.text ?? '';
const FACTS = { keys: [], section: section?.key ?? null, hash: position?.hash ?? null };

/** The bundle with one entry of this kind, about these own words and this position, and what would open it. */
const opened = (kind: string, name: string, content: unknown, more = {}, interests?: Bundle['interests']) => {
  const facts = { id: 'M1', ...FACTS, ...more };
  const commitments = { [name]: salt };
  const act = { kind, actor: null, constituency: position?.constituency ?? null, facts };
  const unsealed = { v: 1 as const, chain: 'c', seq: 1, at: '', ...act };
  const entries: RecordEntry[] = [sealEntry({ ...unsealed, commitments, previous: GENESIS })];
  return publicOpenings({ ...bundle, interests, record: { entries, head: '' } }, [{ seq: 1, name, salt, content }]);
};

describe('publicOpenings (docs/decisions/0004)', () => {
  it.each<[string, string, unknown]>([
    ['sign-off.given', 'text', reason],
    ['minority-statement.attached', 'title', minority?.title],
    ['minority-statement.attached', 'text', minority?.text],
    ['minority-statement.attached', 'by', minority?.signedBy[0]],
    ['minority-statement.joined', 'by', minority?.signedBy[0]],
    ['minority-statement.replied', 'text', minority?.reply?.text],
  ])('opens what the file shows anyway: %s, %s', (kind, name, content) => {
    expect(opened(kind, name, content)).toHaveLength(1);
  });

  it.each(['body', 'reference'] as const)('[R22] opens the %s of the council’s decision, and no other', (name) => {
    const { [name]: words } = bundle.councilDecision!;
    expect(opened('council-decision.recorded', name, words)).toHaveLength(1);
    expect(opened('council-decision.recorded', name, `${words} of another town`)).toEqual([]);
  });

  it.each<[string, string, string, unknown]>([
    ['a reason that lapsed', 'sign-off.given', 'text', 'We cannot sign this.'],
    ['[R29] who signed without a name', 'sign-off.given', 'by', reason],
    ['a suggestion, though its words are shown', 'proposal.received', 'reason', reason],
    ['[R29] a name, though its words are shown', 'member.joined', 'name', reason],
    ['a part of own words', 'minority-statement.attached', 'text', minority?.text.slice(1)],
    ['[R19] who is not among the names below own words', 'minority-statement.joined', 'by', 'somebody else'],
    ['what is no text', 'sign-off.given', 'text', { text: reason }],
  ])('does not open %s', (_case, kind, name, content) => {
    expect(opened(kind, name, content)).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['minority-statement.attached', 'title', minority?.title],
    ['minority-statement.attached', 'text', minority?.text],
    ['minority-statement.attached', 'by', minority?.signedBy[0]],
    ['minority-statement.joined', 'by', minority?.signedBy[0]],
    ['minority-statement.replied', 'text', minority?.reply?.text],
  ])('[R19] opens nothing of own words that never stood, though others say the same: %s, %s', (kind, name, content) => {
    expect(opened(kind, name, content, { id: 'waiting' })).toEqual([]);
  });

  it.each([
    ['a part of a reason', reason.slice(0, 6), {}],
    ['one that lapsed, though it says the same', reason, { hash: 'sha256:of what stood before' }],
    ['one about another section, though it says the same', reason, { section: 'another' }],
    ['one about the whole, though it says the same', reason, { section: null }],
  ])('[R18] does not open a reason: %s', (_case, content, more) => {
    expect(opened('sign-off.given', 'text', content, more)).toEqual([]);
  });

  it('[R31] does not open what was declared before people were told that it is published', () => {
    const standing = { ...bundle.interests![1]!, entry: 1, until: null };
    expect(opened('interests.declared', 'text', 'We bid.', { keys: undefined }, [standing])).toEqual([]);
  });

  it.each([
    ['what the interest is while the declaration stands', 'interests.declared', null, 1],
    ['what it is after it was changed', 'interests.changed', null, 1],
    ['nothing of one that the same person took back', 'interests.declared', '2026-05-21T09:00:00.000Z', 0],
  ] as const)('[R31] opens %s', (_case, kind, until, count) => {
    const standing = { ...bundle.interests![1]!, entry: 1, until };
    expect(opened(kind, 'text', 'We bid.', {}, [standing])).toHaveLength(count);
    expect(opened(kind, 'text', 'We bid.', {}, [{ ...standing, entry: 2 }])).toEqual([]);
    expect(opened(kind, 'text', 'We bid.')).toEqual([]);
  });
});
