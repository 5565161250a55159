import { appendBlocks, replaceBlockText } from '#document';
import { serveCommentTimeBeside } from '../build/comment-time.js';
import {
  agreeAll,
  coChairs,
  firstOf,
  freezeAll,
  gather,
  markAllReady,
  openStage,
  signAll,
  type Gathered,
  type Traveller,
} from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { ReturningWriter } from '../build/returning-writer.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

const SENTENCE = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';
const TRAVEL = 'Time to travel between two visits is paid as time at work.';

/** One section, over the API and its sockets: rivals write in it, and later a group will not sign it. */
describe('a section that rivals write and one group will not sign', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let env: Record<string, string>;
  let gathered: Gathered;
  let priya: Traveller;
  let tom: Traveller;
  let hassan: Traveller;

  beforeAll(async () => {
    [database, mailbox] = await Promise.all([createEmptyDatabase(), openMailbox()]);
    const port = await freePort();
    env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
    [priya, tom] = gathered.travellers.filter(({ constituency }) => constituency === 'PROVIDERS') as [
      Traveller,
      Traveller,
    ];
    hassan = firstOf(gathered.travellers, 'CARERS');
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
  }, 240_000);

  afterAll(async () => {
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  const money = () => gathered.sections.get('money')!;

  /** Somebody who has the section open. */
  async function writing({ cookie }: Traveller, key: 'money' | 'matters' = 'money'): Promise<ReturningWriter> {
    const writer = new ReturningWriter(server.url, cookie, gathered.sections.get(key)!);
    await writer.connect();
    await until(() => writer.isSynced);
    return writer;
  }

  /** Adds a paragraph and waits until it is stored. */
  async function add(writer: ReturningWriter, id: string, text: string): Promise<void> {
    const before = writer.acknowledged;
    writer.typed.push(text);
    appendBlocks(writer.doc, [{ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] }]);
    await until(() => writer.acknowledged > before);
  }

  const removalFor = async ({ api }: Traveller) => {
    const { whoWrote } = await api.ask<{ whoWrote: { removals: Removal[] } }>(
      'query ($id: ID!) { whoWrote(sectionId: $id) { removals { id mine asksForReason reason constituency } } }',
      { id: money() },
    );
    return whoWrote.removals[0];
  };

  it('[J2][R31] rivals see each other’s interests beside the section, and each other’s words as they come', async () => {
    for (const [who, text] of [
      [priya, 'Brightmoor holds the home care contract.'],
      [tom, 'Larkfield runs four care homes.'],
    ] as const) {
      await who.api.act(
        'mutation ($input: DeclareInterestsInput!) { declareInterests(input: $input) { refusals { code because } } }',
        {
          input: {
            ...{ statementId: gathered.statementId, hasInterests: true, text, effect: 'declare' },
            sectionIds: [money()],
          },
        },
      );
    }
    const { fairDealing } = await hassan.api.ask<{
      fairDealing: { declarations: { text: string; sectionIds: string[] }[] };
    }>('query ($id: ID!) { fairDealing(statementId: $id) { declarations { text sectionIds } } }', {
      id: gathered.statementId,
    });
    const beside = fairDealing.declarations.filter(({ sectionIds }) => sectionIds.includes(money()));
    expect(beside.map(({ text }) => text)).toEqual([
      ...['Brightmoor holds the home care contract.', 'Larkfield runs four care homes.'],
    ]);
    const [one, other] = [await writing(priya), await writing(tom)];
    await add(one, 'money-1', 'Hours cost what they cost.');
    await until(() => other.text().includes('Hours cost what they cost.'));
    one.leave();
    other.leave();
  });

  it('[J2][R8] whoever takes out a sentence of a carer is asked why, and everybody can read it', async () => {
    const [carer, rival] = [await writing(hassan), await writing(tom)];
    await add(carer, 'money-2', SENTENCE);
    await until(() => rival.text().includes(SENTENCE));
    rival.typed.push('Breaks.');
    replaceBlockText(rival.doc, 'money-2', SENTENCE, 'Breaks.');
    await until(() => rival.acknowledged > 0);
    expect(await removalFor(tom)).toMatchObject({ mine: true, asksForReason: true, reason: null });
    const removal = (await removalFor(tom))?.id;
    await tom.api.act(
      'mutation ($input: ExplainRemovalInput!) { explainRemoval(input: $input) { refusals { code because } } }',
      { input: { sectionId: money(), removal, reason: 'It is said in the section on carers.' } },
    );
    expect(await removalFor(hassan)).toMatchObject({ mine: false, reason: 'It is said in the section on carers.' });
    carer.leave();
    rival.leave();
  });

  it('[J7][R16] a group does not sign; mediation changes a paragraph, and everybody is asked again with the difference', async () => {
    await untilSigning();
    await signAll(gathered, ({ constituency }, section) => {
      if (section === null) return 'later';
      const dissents = constituency === 'WORKFORCE' && section === 'money';
      return dissents ? { position: 'DISSENTED', text: 'Travel is not paid.' } : { position: 'SIGNED', text: null };
    });
    await openStage(gathered, 'MEDIATION');
    const { mediations } = await hassan.api.ask<{ mediations: { id: string; until: string; standing: string }[] }>(
      'query ($id: ID!) { mediations(statementId: $id) { id until standing } }',
      { id: gathered.statementId },
    );
    expect(mediations).toMatchObject([{ standing: 'open' }]);
    const about = { issue: 'When travel between visits is paid.', mediator: 'Somebody of another council' };
    await coChairs(gathered.travellers)[0]?.api.act(
      'mutation ($input: DescribeMediationInput!) { describeMediation(input: $input) { refusals { code because } } }',
      { input: { mediationId: mediations[0]?.id, sectionId: money(), ...about } },
    );
    await bothTurn('turnReopenKey');
    const writer = await writing(firstOf(gathered.travellers, 'COMMISSIONERS'));
    await add(writer, 'money-9', TRAVEL);
    writer.leave();
    await bothTurn('turnFreezeKey');
    expect(new Set(await standingOnMoney())).toEqual(new Set(['WAITING']));
    const { frozenSection } = await hassan.api.ask<{ frozenSection: { changes: { after: string }[] } }>(
      'query ($id: ID!) { frozenSection(sectionId: $id) { changes { after } } }',
      { id: money() },
    );
    expect(frozenSection.changes).toEqual([{ after: TRAVEL }]);
    await signAll(gathered, ({ constituency }, section) => {
      if (section !== 'money') return 'later';
      return constituency === 'WORKFORCE'
        ? { position: 'SIGNED_WITH_RESERVATION', text: 'The dates are late.' }
        : { position: 'SIGNED', text: null };
    });
    expect((await standingOnMoney()).sort()).toEqual([
      ...['SIGNED', 'SIGNED', 'SIGNED', 'SIGNED', 'SIGNED', 'SIGNED_WITH_RESERVATION'],
    ]);
    for (const { api } of coChairs(gathered.travellers)) {
      await api.act(
        'mutation ($input: EndMediationInput!) { endMediation(input: $input) { refusals { code because } } }',
        {
          input: { mediationId: mediations[0]?.id, outcome: 'agreed' },
        },
      );
    }
    await openStage(gathered, 'SIGN_OFF');
  }, 180_000);

  /** Comments have come and gone, and every section is locked. */
  async function untilSigning(): Promise<void> {
    const writer = await writing(hassan, 'matters');
    await add(writer, 'matters-1', 'A broken night takes away the next day too.');
    writer.leave();
    await markAllReady(gathered);
    await openStage(gathered, 'COMMENT');
    await serveCommentTimeBeside(env, gathered.statementId);
    await openStage(gathered, 'RESPONDING');
    await freezeAll(gathered);
    await openStage(gathered, 'SIGN_OFF');
  }

  async function bothTurn(key: 'turnReopenKey' | 'turnFreezeKey'): Promise<void> {
    for (const { api } of coChairs(gathered.travellers)) {
      await api.act(`mutation ($id: ID!) { ${key}(sectionId: $id) { refusals { code because } } }`, { id: money() });
    }
  }

  async function standingOnMoney(): Promise<string[]> {
    const { signing } = await hassan.api.ask<{
      signing: { sections: { sectionId: string; groups: { position: string }[] }[] };
    }>('query ($id: ID!) { signing(statementId: $id) { sections { sectionId groups { position } } } }', {
      id: gathered.statementId,
    });
    const section = signing.sections.find(({ sectionId }) => sectionId === money());
    return (section?.groups ?? []).map(({ position }) => position);
  }
});

interface Removal {
  readonly id: string;
  readonly mine: boolean;
  readonly asksForReason: boolean;
  readonly reason: string | null;
}
