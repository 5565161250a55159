import type { Bundle } from '#publication';
import { aBundleToRead, aCouncilOnlyBundleToRead } from './a-bundle-to-read.fake.js';
import { withoutRemoved } from './without-removed.js';

const INSTEAD = '[These words were removed on 3 March 2027 because: An address.]';

type Said = readonly [kind: string, name: string, facts: object, content: string, isGone: boolean];

/** A bundle whose record holds these contents; those that are gone have a marker, the others an opening. */
function madeOf(bundle: Bundle, said: readonly Said[]): Bundle {
  const entries = said.map(([kind, , facts], index) => {
    const at = '2026-05-29T09:00:00.000Z';
    const chained = { previous: '', hash: '', commitments: {}, actor: null, constituency: 'PROVIDERS' };
    return { ...chained, seq: index + 1, at, kind, facts } as unknown as Bundle['record']['entries'][number];
  });
  const record = said.flatMap(([, name, , content, isGone], index) =>
    isGone ? [] : [{ seq: index + 1, name, salt: '', content }],
  );
  const removed = said.flatMap(([, name, , , isGone], index) =>
    isGone ? [{ seq: index + 1, name, reason: 'An address.', date: '2027-03-03' }] : [],
  );
  return {
    ...bundle,
    record: { ...bundle.record, entries },
    openings: { ...bundle.openings, record, removed },
  };
}

const council = aCouncilOnlyBundleToRead();
const onMoney = council.sections[0]?.positions.find(({ constituency }) => constituency === 'PROVIDERS');
const signOff = { section: council.sections[0]?.key, hash: onMoney?.hash };

/** What the providers say about the section, where several of them gave reasons. */
function reasonsAfter(text: string, said: readonly (readonly [content: string, isGone: boolean])[]): string | null {
  const [section] = council.sections;
  const positions = section?.positions.map((one) => (one === onMoney ? { ...one, text } : one)) ?? [];
  const bundle = { ...council, sections: [{ ...section!, positions }] };
  const acts = said.map(([content, isGone]): Said => ['sign-off.given', 'text', signOff, content, isGone]);
  const shown = withoutRemoved(madeOf(bundle, acts)).sections[0]?.positions;
  return shown?.find(({ constituency }) => constituency === 'PROVIDERS')?.text ?? null;
}

describe('a published version as a page shows it', () => {
  it('is the bundle itself where nothing was removed', () => {
    const bundle = aBundleToRead();
    expect(withoutRemoved(bundle)).toBe(bundle);
  });

  it('[R28] says in place of own words, their title and the reply that they were removed, when and why', () => {
    const [own] = council.minorityStatements;
    const reply = { constituency: 'COMMISSIONERS', text: 'No.', by: 'amira', at: null };
    const bundle = { ...council, minorityStatements: [{ ...own!, reply }] };
    const shownWithout = (kind: string, name: string, id = 'M1') =>
      withoutRemoved(madeOf(bundle, [[kind, name, { id }, '', true]])).minorityStatements[0];
    expect(shownWithout('minority-statement.attached', 'text')).toEqual({ ...own, reply, text: INSTEAD });
    expect(shownWithout('minority-statement.attached', 'title')).toEqual({ ...own, reply, title: INSTEAD });
    expect(shownWithout('minority-statement.replied', 'text')?.reply?.text).toBe(INSTEAD);
    expect(shownWithout('minority-statement.attached', 'text', 'M2')).toEqual({ ...own, reply });
  });

  it('[R24][R28] says so in place of the reasons of a group that published alone, and of what it was about', () => {
    const reasons: Said = ['statement.published', 'reasons', {}, '', true];
    expect(withoutRemoved(madeOf(council, [reasons])).alone?.reasons).toBe(INSTEAD);
    const about = (isGone: boolean): Said => ['mediation.described', 'issue', {}, 'The price.', isGone];
    expect(withoutRemoved(madeOf(council, [about(false), about(true)])).alone?.mediation.issue).toBe(INSTEAD);
    // An earlier description is not the one that is shown.
    expect(withoutRemoved(madeOf(council, [about(true), about(false)])).alone?.mediation.issue).toBe(
      'The price of an hour.',
    );
  });

  it('[R28] says so in place of who decided for the council', () => {
    const decided: Said = ['council-decision.recorded', 'body', {}, '', true];
    const said = { body: 'Cabinet', date: '2026-06-16', reference: 'CAB/26/41', decision: 'AGREED', callInEnds: null };
    const bundle = { ...aBundleToRead(), councilDecision: said };
    const shown = withoutRemoved(madeOf(bundle, [decided])).councilDecision;
    expect(shown).toEqual({ ...said, body: INSTEAD });
  });

  it('[R28] says so in place of a reason beside a signature, and keeps the reasons of others', () => {
    expect(reasonsAfter('Ring Jo.', [['Ring Jo.', true]])).toBe(INSTEAD);
    const two = 'Ring Jo.\n\nOne who signed says: It is fair.';
    const both = [['Ring Jo.', true] as const, ['It is fair.', false] as const];
    expect(reasonsAfter(two, both)).toBe(`One who signed says: It is fair.\n\n${INSTEAD}`);
  });

  it('[R28] keeps a reason of two paragraphs whole, and one that is a part of another', () => {
    const text = 'And: Too late.\n\nBy far.\n\nRing Jo.\n\nToo late.';
    const acts = [
      ['Too late.', false] as const,
      ['Ring Jo.', true] as const,
      ['And: Too late.\n\nBy far.', false] as const,
    ];
    expect(reasonsAfter(text, acts)).toBe(`And: Too late.\n\nBy far.\n\nToo late.\n\n${INSTEAD}`);
  });

  it.each([
    ['Ring Jo at 12 Mill Lane. We agree.', 'We agree.'],
    ['Ring Jo at 12 Mill Lane.\n\nThat is all. We agree.', 'We agree.'],
    ['Jo of 12 Mill Lane said: No.', 'No.'],
  ])('[R28] shows nothing of %j because somebody else said %j', (removed, kept) => {
    for (const text of [`${removed}\n\n${kept}`, `One who did not sign says: ${removed}\n\n${kept}`]) {
      const said = [[removed, true] as const, [kept, false] as const];
      expect(reasonsAfter(text, said)).toBe(`${kept}\n\n${INSTEAD}`);
    }
  });

  it('[R28] changes nothing where the removed words are not those that are shown', () => {
    expect(
      reasonsAfter('It is fair.', [
        ['Ring Jo.', true],
        ['It is fair.', false],
      ]),
    ).toBe('It is fair.');
  });
});
