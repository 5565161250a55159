import { browserOf } from '../../../../test/build/a-council.js';
import {
  aStatementBeingSigned,
  currentHash,
  entriesOf,
  freeze,
  openStage,
  paragraph,
  reopen,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Person } from '../membership/person.entity.js';
import { Clock } from '../platform/clock.js';
import { MediationReader } from './mediation.reader.js';

describe('the time for mediation', () => {
  let acts: ActsApp;

  beforeAll(async () => {
    acts = await startActsApp();
  });

  afterAll(() => acts.close());

  // Counted by hand, on a calendar with the bank holidays of England.
  it.each([
    // 15 to 18, 21 to 24, 29 to 31 December, 4 to 7 January: without 25 and 28 December and 1 January.
    ['over Christmas', '2026-12-14T10:00:00Z', '2027-01-07'],
    // 23 to 25, 30 and 31 March, 1, 2, 5 to 9 and 12 to 14 April: without Good Friday and Easter Monday.
    ['over Easter', '2027-03-22T10:00:00Z', '2027-04-14'],
    // It is the 2nd in England already: 3, 4, 7 to 11, 14 to 18 and 21 to 23 June.
    ['from late in an evening', '2027-06-01T23:30:00Z', '2027-06-23'],
  ])('[J7] ends after 15 working days, %s', async (_when, openedAt, until) => {
    const statement = await aStatementBeingSigned(acts);
    acts.get(Clock).pin(new Date(openedAt));
    await openStage(acts, statement, 'MEDIATION');
    acts.get(Clock).pin(null);
    expect(await acts.get(MediationReader).newest(statement.id)).toMatchObject({ until });
    expect((await entriesOf(acts, statement, 'mediation.opened'))[0]?.facts.until).toBe(until);
  });
});

describe('a section that mediation changes', () => {
  const TRAVEL = 'Time to travel between two visits is paid as time at work.';
  let web: WebApp;
  let acts: ActsApp;
  let statement: StatementUnderTest;
  let signed: string;

  beforeAll(async () => {
    web = await startWebApp();
    // The acts of a whole server: what the fixtures ask of one is there.
    acts = web as unknown as ActsApp;
    statement = await aStatementBeingSigned(acts);
    signed = await currentHash(acts, statement, 'money');
    await signByAll(acts, statement, 'money');
    for (const who of ['priya', 'tom'] as const) {
      allowed(await sign(acts, statement, who, { section: 'money', position: 'DISSENTED' }));
    }
    await openStage(acts, statement, 'MEDIATION');
    await reopen(acts, statement, statement.sections.money);
    await write(acts, statement, 'amira', 'money', paragraph('money-9', TRAVEL));
    await freeze(acts, statement, statement.sections.money);
  });

  afterAll(() => web.close());

  /** What somebody is shown of the section, through the API. */
  async function shownTo(who: Who) {
    const browser = await browserOf(web, statement.members[who].personId);
    const { data, errors } = await browser.api<Shown>(
      `query ($statement: ID!, $section: ID!) {
        signing(statementId: $statement) { sections { sectionId groups { constituency position signOffs { position } } } }
        frozenSection(sectionId: $section) { hash changes { before after } }
      }`,
      { statement: statement.id, section: statement.sections.money },
    );
    expect(errors).toBeUndefined();
    const groups = data?.signing.sections.find(({ sectionId }) => sectionId === statement.sections.money)?.groups ?? [];
    return { groups, frozen: data?.frozenSection };
  }

  it('[J7][R16] waits for every group again, and no earlier signature counts', async () => {
    const { groups } = await shownTo('hassan');
    expect(groups).toEqual(
      ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'].map((constituency) => ({
        ...{ constituency, position: 'WAITING', signOffs: [] },
      })),
    );
    const [entry] = await entriesOf(acts, statement, 'sign-offs.lapsed');
    const now = await currentHash(acts, statement, 'money');
    expect(entry?.facts).toEqual({ section: 'money', was: signed, now, lapsed: 9, lapsedOfWhole: 0 });
  });

  it.each(SIGNATORIES)('[J7][R16] asks %s again, by mail and with the difference', async (who) => {
    const { personId } = statement.members[who];
    const { email } = await web.db.manager.findOneByOrFail(Person, { id: personId });
    const asked = (await web.letters(email ?? '')).filter(({ subject }) =>
      /section you signed has changed/.test(subject),
    );
    const page = `/workspace/${statement.id}/signing/money`;
    expect(asked.map(({ text }) => /Read what changed, and sign again/.test(text) && text.includes(page))).toEqual([
      true,
    ]);
    const { frozen } = await shownTo(who);
    expect(frozen).toEqual({
      hash: await currentHash(acts, statement, 'money'),
      changes: [{ before: null, after: TRAVEL }],
    });
  });

  it('[J7][R16] asks nobody again who had not decided', async () => {
    for (const who of (Object.keys(COMPANY) as Who[]).filter((one) => !SIGNATORIES.includes(one))) {
      const { email } = await web.db.manager.findOneByOrFail(Person, { id: statement.members[who].personId });
      const letters = email ? await web.letters(email) : [];
      expect([who, letters.filter(({ subject }) => subject.includes('has changed'))]).toEqual([who, []]);
    }
  });

  it('[J7][R16] takes no signature on the words as they were, and each on the words as they are', async () => {
    for (const who of SIGNATORIES) {
      const old = await sign(acts, statement, who, { section: 'money', seenHash: signed });
      expect([who, codesOf(old)]).toEqual([who, ['sign-off.text-changed']]);
      allowed(await sign(acts, statement, who, { section: 'money' }));
    }
    const { groups } = await shownTo('hassan');
    expect(new Set(groups.map(({ position }) => position))).toEqual(new Set(['SIGNED']));
  });
});

interface Shown {
  readonly signing: {
    readonly sections: readonly {
      readonly sectionId: string;
      readonly groups: readonly { constituency: string; position: string; signOffs: unknown[] }[];
    }[];
  };
  readonly frozenSection: { readonly hash: string; readonly changes: unknown[] } | null;
}
