import type { SectionId } from '#concordat';
import { verifyBundle, type Bundle } from '#publication';
import { GENESIS, sealEntry } from '#record';
import { aStatementReadyToPublish, entriesOf, publish } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { DeclareInterests } from '../fair-dealing/declare-interests.js';
import { InterestDeclaration } from '../fair-dealing/interest-declaration.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { interestsIn } from './bundle-interests.js';
import type { Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { RemoveContent } from './remove-content.js';

const FIRST = 'We hold the home care contract.';
const NOW = 'We bid for the home care contract.';
const ASIDE = 'My sister owns Larkfield, at 12 Mill Lane.';
const LEFT = 'I work for Brightmoor.';

let acts: ActsApp;
let statement: StatementUnderTest;
let publication: Publication;

/**
 * Priya changed what she declared; Bev, who shows her group only, declared and left; a member without a signature stands
 * aside in one section; Tom declared that he has no interests.
 */
beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementReadyToPublish(acts);
  const { members, sections } = statement;
  await declare('priya', FIRST, { sectionIds: [sections.money, sections.matters] });
  await declare('priya', NOW, { sectionIds: [sections.money] });
  await declare('neil', ASIDE, { sectionIds: [sections.money], effect: 'stand-aside' });
  await declare('bev', LEFT, {});
  await acts.db.manager.update(Membership, { id: members.bev.id }, { displayForm: 'group-only', status: 'ended' });
  publication = await publish(acts, statement);
}, 300_000);

afterAll(() => acts.close());

async function declare(who: Who, text: string, change: { sectionIds?: SectionId[]; effect?: string }): Promise<void> {
  const declared = { hasInterests: true, text, sectionIds: [], effect: 'declare', ...change };
  allowed(await acts.get(DeclareInterests).run(statement.actor(who), declared));
}

const fileNow = () => acts.get(PublicationReader).bundleText(publication);
const bundleNow = async () => JSON.parse(await fileNow()) as Bundle;
const bytesNow = async () => new TextEncoder().encode(await fileNow());
const refOf = (who: Who) => statement.members[who].pseudonym;

/** Of these people, in the order in which they declared. */
async function interestsOf(...who: Who[]) {
  const { interests = [], openings } = await bundleNow();
  const refs = who.map(refOf);
  return interests
    .filter(({ by }) => refs.includes(by))
    .map((one) => ({ ...one, words: openings.record.find(({ seq }) => seq === one.entry)?.content ?? null }));
}

describe('interests in what is published', () => {
  it('[R31][R27] are every declaration, with words that the record proves, and both checkers agree', async () => {
    expect([verifyBundle(await bytesNow()).faults, brokenRule(await bytesNow())]).toEqual([[], null]);
    const declared = [
      ...(await entriesOf(acts, statement, 'interests.declared')),
      ...(await entriesOf(acts, statement, 'interests.changed')),
    ];
    const { interests } = await bundleNow();
    expect(interests?.map(({ entry }) => entry)).toEqual(declared.map(({ seq }) => seq).sort((a, b) => a - b));
    expect((await interestsOf('neil'))[0]).toMatchObject({
      ...{ constituency: 'COMMISSIONERS', some: true, effect: 'stand-aside', sections: ['money'], until: null },
      words: ASIDE,
    });
    expect(await interestsOf('tom')).toMatchObject([{ some: false, sections: [], effect: 'declare', words: null }]);
  });

  it('[R31] show one that was changed with its dates and sections, and its words no more', async () => {
    const [none, first, now] = await interestsOf('priya');
    expect([none?.some, none?.until, first?.until]).toEqual([false, first?.at, now?.at]);
    expect(first).toMatchObject({ some: true, sections: ['money', 'matters'], words: null });
    expect(now).toMatchObject({ sections: ['money'], until: null, words: NOW });
    expect(await fileNow()).not.toContain(FIRST);
  });

  it('[R31] keep those of a member who left, who wrote under them', async () => {
    expect((await interestsOf('bev')).at(-1)).toMatchObject({ sections: [], until: null, words: LEFT });
  });

  it('[R29] name only those who show their name to everyone', async () => {
    const { openings, contributors } = await bundleNow();
    const names = new Map(openings.names.map(({ ref, content }) => [ref, content.name]));
    expect([names.get(refOf('priya')), names.has(refOf('bev'))]).toEqual(['Priya Fullname', false]);
    expect(contributors.find(({ ref }) => ref === refOf('bev'))).toMatchObject({ name: null });
    expect(await fileNow()).not.toContain('Bev Fullname');
  });

  it('[R31] are refused by both checkers after one byte of the words is another', async () => {
    const file = await bytesNow();
    const at = Buffer.from(file).indexOf(ASIDE);
    file[at] = (file[at] ?? 0) ^ 1;
    expect(verifyBundle(file).ok).toBe(false);
    expect(brokenRule(file)).toBe('B25: an opening');
  });

  it('[R28][R31] verify after the words of one were removed, with the reason and the date in their place', async () => {
    const [interest] = await interestsOf('neil');
    const content = { seq: interest!.entry, name: 'text', reason: 'It tells where somebody lives.' };
    allowed(await acts.get(RemoveContent).run(statement.actor('sam'), content));
    const { removal, stillStandsIn } = allowed(await acts.get(RemoveContent).run(statement.actor('des'), content));
    expect(stillStandsIn).toEqual([]);
    const [kept] = await acts.db.manager.findBy(InterestDeclaration, { membershipId: statement.members.neil.id });
    expect(kept?.text).toBe('These words were removed.');
    expect(await fileNow()).not.toContain('Mill Lane');
    expect((await bundleNow()).openings.removed).toEqual([{ ...content, date: removal?.date }]);
    expect([verifyBundle(await bytesNow()).faults, brokenRule(await bytesNow())]).toEqual([[], null]);
  });
});

it('[R31] tells sections by their keys also where the entry was written before it gave them', () => {
  const facts = { some: true, effect: 'declare', sections: ['b', 'a'] };
  const unsealed = { v: 1, chain: 'c', seq: 1, at: '2026-05-01T09:00:00.000Z', kind: 'interests.declared' } as const;
  const by = { actor: 'one', constituency: 'PROVIDERS', commitments: {}, previous: GENESIS };
  const entries = [sealEntry({ ...unsealed, ...by, facts })];
  const keys = new Map([
    ['a', 'money'],
    ['b', 'matters'],
  ]);
  expect(interestsIn({ entries, head: '' }, keys)[0]?.sections).toEqual(['matters', 'money']);
});
