import type { RecordEntry } from '#record';
import { aBundle, refOf } from '../../libs/publication/src/a-bundle.fake.js';
import { checkpointOf } from '../../libs/publication/src/a-record.fake.js';
import { after, byCouncil, byOthers, OTHER, rewritten, signer, withFacts, type Change } from './changed-by-key.js';

describe('B48: what is said of the statement', () => {
  it.each<[string, Change]>([
    ['another note of what changed', ({ statement }) => (statement.changeNote = 'Nothing changed.')],
    ['another title', ({ statement }) => (statement.title = 'What the council decided')],
    ['another period', ({ statement }) => (statement.period.to = '2039-03-31')],
    ['another day to look at it again', ({ statement }) => (statement.reviewBy = '2099-01-01')],
    ['another council', ({ statement }) => (statement.council.name = 'Southmoor Council')],
    ['a record that does not tell of it', withFacts('statement.published', { statement: null })],
  ])('[J11][R27] %s is refused', (_case, change) => {
    expect(after(change)).toEqual(['B48', ['statement']]);
  });
});

describe('B49: what is said where it was not published together', () => {
  const withoutKind = (kind: string): Change => rewritten((entries) => entries.filter((one) => one.kind !== kind));
  const replyOf =
    (change: (reply: { text: string; by: string }) => void): Change =>
    ({ alone }) =>
      change(alone!.reply!);

  it.each<[string, Change, string]>([
    ['other reasons of the council', ({ alone }) => (alone!.reasons = 'Because we can.'), byCouncil],
    ['reasons without their proof', withFacts('statement.published', {}, { commitments: {} }), byCouncil],
    ['another reply of the council', replyOf((reply) => (reply.text = 'We promise this money.')), byOthers],
    ['a reply that is left out', ({ alone }) => (alone!.reply = null), byOthers],
    ['a reply that nobody gave', withoutKind('council-reply.given'), byOthers],
    ['a reply to other words', withFacts('council-reply.given', { documentHash: OTHER }), byOthers],
    ['a reply without its proof', withFacts('council-reply.given', {}, { commitments: {} }), byOthers],
    ['a reply of somebody else', withFacts('council-reply.given', {}, { actor: refOf('PEOPLE') }), byOthers],
  ])('[J11][R24][R24b] %s is refused', (_case, change, of) => {
    expect(after(change, of)).toEqual(['B49', ['alone']]);
  });

  it('[R28] is sound after its words were taken away', () => {
    const taken: Change = ({ openings }) => (openings.record = []);
    expect([after(taken, byCouncil), after(taken, byOthers)]).toEqual([
      [null, []],
      [null, []],
    ]);
  });
});

describe('B50: the checkpoints', () => {
  const { checkpoints = [] } = aBundle().record;
  const listing = (change: (all: typeof checkpoints) => readonly unknown[]): Change => {
    return ({ record }) => (record.checkpoints = change(checkpoints) as typeof record.checkpoints);
  };

  it.each<[string, Change]>([
    ['without the first', listing((all) => all.slice(1))],
    ['without one in the middle', listing((all) => all.filter((_one, at) => at !== 1))],
    ['without that of the version itself', listing((all) => all.slice(0, -1))],
    ['without any', listing(() => [])],
    [
      'with one that was made afterwards',
      ({ record }) => {
        const later = checkpointOf(record.entries[14] as RecordEntry, signer);
        record.checkpoints = [...checkpoints.slice(0, 2), later, ...checkpoints.slice(2)] as typeof record.checkpoints;
      },
    ],
    [
      'with one made anew in the place of another',
      ({ record }) => {
        const anew = checkpointOf(record.entries[4] as RecordEntry, signer);
        record.checkpoints = [anew, ...checkpoints.slice(1)] as typeof record.checkpoints;
      },
    ],
  ])('[J11][R27] a list %s is refused', (_case, change) => {
    expect(after(change)).toEqual(['B50', ['record']]);
  });
});
