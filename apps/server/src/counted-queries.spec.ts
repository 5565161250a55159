import type { DocumentState, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { ArrayContains } from 'typeorm';
import { browserOf } from '../../../test/build/a-council.js';
import { countedQuestions } from '../../../test/build/counted-questions.js';
import { twoSizes, type TwoSizes } from '../../../test/build/two-sizes.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../test/build/web-app.js';
import { namesOfQuestions, questions, type Question } from '../../../test/bench/process/questions.js';
import type { Begun } from '../../../test/bench/process/statement.js';
import { AttributionReader } from './attribution/attribution.reader.js';
import { Concordat } from './concordats/concordat.entity.js';
import { MergedProposal } from './deliberation/merged-proposal.entity.js';
import { SectionLogReader } from './live-editing/section-log.reader.js';
import { SectionTextReader } from './live-editing/section-text.reader.js';
import { SectionWords } from './live-editing/section-words.js';
import { Council } from './membership/council.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Clock } from './platform/clock.js';
import { Section } from './statements/section.entity.js';
import { Statement } from './statements/statement.entity.js';

/**
 * What two fields ask at the same moment is put as one question or as two, whichever comes first. The large statement has
 * six sections, eighteen members and forty suggestions more: whoever reads one after the other asks more than this.
 */
const BY_CHANCE = 2;

/** Nothing that a page asks may need more: the whole of a statement, with all its steps, needs the most. */
const MOST = 80;

/** What nobody may ask but who decides about people, or was given a role for it. */
const NOT_FOR_PROVIDERS = ['FirstWorry', 'Invitations', 'ProviderAccessLog', 'Removable', 'SafeguardingReferrals'];

/** What holds more of something where there is more of it, in lists that are given whole. */
const GIVEN_WHOLE = [
  ...['Agreement', 'FairDealing', 'HandingOver', 'Mediation', 'OneSuggestion', 'PowerPanel', 'ProviderAccessLog'],
  ...['ProvidersCouldSee', 'Publishing', 'RemovalCounts', 'Removals', 'SafeguardingReferrals', 'SectionKeys'],
  ...['Signing', 'StatementScope', 'WhoWrote'],
];

const STAGES: readonly DocumentState[] = [
  ...(['CONVENING', 'CONCORDAT', 'DRAFTING', 'COMMENT', 'MEDIATION', 'COUNCIL_DECISION'] as const),
  ...(['PUBLISHED', 'REVIEW_DUE', 'PAUSED'] as const),
];

let web: WebApp;
beforeAll(async () => {
  // Without what a server does by itself now and then: it asks the database too.
  web = await startWebApp({ ROLES: 'web,rooms' });
});
afterAll(() => web.close());

/** Somebody who asks the same of one statement as of another. */
interface Asking {
  readonly browser: PlainBrowser;
  readonly questions: readonly Question[];
  readonly suggestion: string;
}

async function askingAs(begun: Begun, place: number): Promise<Asking> {
  const { statement, members } = begun;
  const [first] = members;
  const { intoId } = await web.db.manager.findOneByOrFail(MergedProposal, { decidedBy: ArrayContains([first!.id]) });
  const all = await questions(web.db, statement);
  return { browser: await browserOf(web, members[place]!.personId), questions: all, suggestion: intoId };
}

/** How many questions the database is asked for one answer, and how long the answer is. */
async function asked({ browser, questions: all, suggestion }: Asking, name: string) {
  const { text, variables } = all.find((one) => one.name === name)!;
  const wanted = { ...variables(0), proposalId: suggestion, seq: 3, from: 3, to: 8 };
  let length = 0;
  const count = await countedQuestions(
    web.db,
    async () => {
      const answer = await browser.api(text, wanted);
      expect([name, answer.errors]).toEqual([name, undefined]);
      length = JSON.stringify(answer.data).length;
    },
    2,
  );
  return { count, length };
}

function expectAsFewQuestions(ofSmall: number, ofLarge: number): void {
  const isAsFew = ofLarge <= ofSmall + BY_CHANCE;
  expect({ isAsFew, ofSmall, ofLarge }).toEqual({ isAsFew: true, ofSmall, ofLarge });
  expect(ofSmall).toBeGreaterThan(0);
  expect(ofLarge).toBeLessThan(MOST);
}

async function expectAsFew([small, large]: readonly [Asking, Asking], name: string): Promise<void> {
  const [few, many] = [await asked(small, name), await asked(large, name)];
  expectAsFewQuestions(few.count, many.count);
  if (GIVEN_WHOLE.includes(name)) expect(many.length).toBeGreaterThan(few.length * 1.2);
}

/** Two statements, and the same two people in each: a co-chair who is a safeguarding lead too, and a provider. */
async function asking(sizes: TwoSizes): Promise<{ coChair: [Asking, Asking]; provider: [Asking, Asking] }> {
  const { small, large } = sizes;
  for (const { members } of [small, large]) {
    const { id, roles } = members[0]!;
    await web.db.manager.update(Membership, { id }, { roles: [...roles, 'safeguarding-lead'] });
  }
  return {
    coChair: [await askingAs(small, 0), await askingAs(large, 0)],
    provider: [await askingAs(small, 3), await askingAs(large, 3)],
  };
}

describe('of a statement three times as large, whose answers are worked through,', () => {
  let people: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => {
    people = await asking(await twoSizes(web, { state: 'RESPONDING', sectionState: 'RESPONDING', seed: 7 }));
  });

  it.each(namesOfQuestions())('the database is asked the same few questions: %s', (name) =>
    expectAsFew(people.coChair, name),
  );

  it.each(namesOfQuestions().filter((name) => !NOT_FOR_PROVIDERS.includes(name)))(
    'it is asked the same few for a provider, from whom more is hidden: %s',
    (name) => expectAsFew(people.provider, name),
  );
});

/** One more statement of the council, with an agreement of its own. */
async function anotherLike({ statement }: Begun): Promise<void> {
  const id = randomUUID() as StatementId;
  await web.db.manager.insert<object>(Statement, { ...statement, id, slug: `like-${id}`, state: 'DRAFTING' });
  const concordat = await web.db.manager.findOneByOrFail(Concordat, { statementId: statement.id, version: 1 });
  await web.db.manager.insert<object>(Concordat, { ...concordat, id: randomUUID(), statementId: id });
}

/** Opens a page as somebody who is not signed in. */
function opened(path: string): Promise<number> {
  const reader = new PlainBrowser(web);
  return countedQuestions(web.db, async () => expect([path, (await reader.get(path)).status]).toEqual([path, 200]));
}

describe('of a statement three times as large that people sign', () => {
  let sizes: TwoSizes;
  let people: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => {
    sizes = await twoSizes(web, { state: 'SIGN_OFF', sectionState: 'FROZEN', seed: 8 });
    people = await asking(sizes);
  });

  it.each(namesOfQuestions())('the database is asked the same few questions: %s', (name) =>
    expectAsFew(people.coChair, name),
  );

  it('a server that has just begun reads its texts, and who wrote them, with as few', async () => {
    const firstRead = ({ sections }: Begun): Promise<number> => {
      const ids = sections.map(({ id }) => id);
      return countedQuestions(web.db, async () => {
        await new SectionWords(web.db, web.get(SectionTextReader)).blocksOf(ids);
        await new AttributionReader(web.get(SectionLogReader), web.get(Clock)).ofSections(ids);
      });
    };
    expectAsFewQuestions(await firstRead(sizes.small), await firstRead(sizes.large));
  });

  it('[R24] the same few are asked when every section was opened again and waits for the second key', async () => {
    for (const { statement } of [sizes.small, sizes.large]) {
      await web.db.manager.update(Section, { statementId: statement.id }, { state: 'RESPONDING' });
    }
    for (const name of ['Signing', 'SectionKeys', 'PowerPanel']) await expectAsFew(people.coChair, name);
  });

  it.each(['call', 'agreements', 'suggestions', 'have-your-say'])(
    'the same few are asked for its public pages: /%s',
    async (place) => {
      const { small, large } = sizes;
      for (const { statement } of [small, large]) {
        await web.db.manager.update(Statement, { id: statement.id }, { state: 'COMMENT' });
      }
      const { slug: council } = await web.db.manager.findOneByOrFail(Council, { id: small.statement.councilId });
      const pathOf = ({ statement, sections }: Begun): string => {
        const ofSection = ['suggestions', 'have-your-say'].includes(place) ? `/${sections[0]!.key}` : '';
        return `/${place}/${council}/${statement.slug}${ofSection}`;
      };
      expectAsFewQuestions(await opened(pathOf(small)), await opened(pathOf(large)));
    },
  );

  it('the same few are asked for the public register when there are six statements more', async () => {
    const before = await opened('/');
    for (let index = 0; index < 6; index++) await anotherLike(sizes.small);
    expectAsFewQuestions(before, await opened('/'));
  });

  it.each(STAGES)('the same few are asked for its next steps at the stage %s', async (state) => {
    for (const { statement } of [sizes.small, sizes.large]) {
      const pausedFrom = state === 'PAUSED' ? 'SIGN_OFF' : null;
      await web.db.manager.update(Statement, { id: statement.id }, { state, pausedFrom });
    }
    const isDecided = state === 'MEDIATION' || state === 'COUNCIL_DECISION';
    const names = ['StatementScope', ...(isDecided ? ['Publishing', 'Mediation'] : [])];
    for (const name of names) await expectAsFew(people.coChair, name);
  });
});
