import { groupOf, type Constituency } from '#concordat';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabaseBeside } from '../../apps/server/src/database.js';
import { readConfig } from '../../apps/server/src/platform/read-config.js';
import { serveCommentTimeBeside } from '../build/comment-time.js';
import {
  agreeAll,
  coChairs,
  decideAsCouncil,
  firstOf,
  freezeAll,
  gather,
  joinOneMore,
  markAllReady,
  openStage,
  publish,
  SECTIONS,
  signAll,
  type Gathered,
  type Journey,
  type Traveller,
} from '../build/journey.js';
import {
  apartFromOthers,
  CHANGED,
  decisionsIn,
  DISSENT,
  draftersOf,
  RESERVATION,
  sayWhatChanged,
  SUGGESTED,
  suggestAndAnswer,
  timesIn,
  whoStandsApart,
  type InspectedFile,
  type Measured,
} from '../build/inspected.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { runCommand, send } from '../build/people-over-http.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import type { Standing, Times } from '../build/standing.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { writeBySeveral } from '../build/write-by-several.js';

const SEALED = 'A break of a week each year, before anything else.';
const VERDICT = 'We wrote the first section ourselves.';

/** One statement, from its draft to its publication, as commissioners, the public and a user-led organisation live it. */
describe('a statement of three sections, over the API', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let journey: Journey;
  let gathered: Gathered;
  let amira: Traveller;
  let des: Traveller;
  let network: Traveller;
  let others: readonly Traveller[];
  let proposalId: string;

  beforeAll(async () => {
    [database, mailbox] = await Promise.all([createEmptyDatabase(), openMailbox()]);
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    journey = { url: server.url, mailbox, env };
    gathered = await gather(journey, [...SECTIONS, { key: 'about', leads: ['VCSE'] }]);
    [amira, des] = [firstOf(gathered.travellers, 'COMMISSIONERS'), firstOf(gathered.travellers, 'PEOPLE')];
    network = firstOf(gathered.travellers, 'VCSE');
    const third = { email: 'dee@hallbeck.example', fullName: 'Dee Three', constituency: 'VCSE', roles: ['member'] };
    const second = gathered.travellers.filter(({ constituency }) => constituency === 'VCSE')[1]!;
    others = [second, await joinOneMore(journey, gathered, third)];
    await firstOf(gathered.travellers, 'CARERS').api.act(
      'mutation ($input: SealPositionInput!) { sealPosition(input: $input) { refusals { code because } } }',
      { input: { statementId: gathered.statementId, sectionId: gathered.sections.get('money'), text: SEALED } },
    );
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    await writeBySeveral(server.url, gathered);
    proposalId = await suggestAndAnswer(gathered);
  }, 240_000);

  afterAll(async () => {
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  const markReady = ({ api }: Traveller, key: string) =>
    api.ask<{ markReady: { refusals: { code: string }[] } }>(
      'mutation ($id: ID!) { markReady(sectionId: $id, ready: true) { refusals { code } } }',
      { id: gathered.sections.get(key) },
    );
  const stateOf = async () => {
    const { statement } = await amira.api.ask<{ statement: Standing }>(
      `query ($id: ID!) { statement(statementId: $id) { state slug council { slug }
        nextStages { to turnedBy blockedBy { code because }
          opening { formats { format readyOn } clocks { constituency startsOn closesOn waitsFor } } } } }`,
      { id: gathered.statementId },
    );
    return statement;
  };
  const times = async () => {
    const { commentTimes } = await amira.api.ask<{ commentTimes: Times }>(
      `query ($id: ID!) { commentTimes(statementId: $id) {
        clocks { constituency startsOn closesOn waitsFor } formats { id constituency format readyOn } } }`,
      { id: gathered.statementId },
    );
    return commentTimes;
  };
  const pageOf = async (path = '') => {
    const { slug, council } = await stateOf();
    return fetch(`${server.url}/have-your-say/${council.slug}/${slug}${path}`);
  };

  it('[J6] a user-led organisation that leads a section says that it is ready, and nobody of another group does', async () => {
    const { markReady: refused } = await markReady(amira, 'about');
    expect(refused.refusals).toHaveLength(1);
    expect((await markReady(network, 'about')).markReady.refusals).toEqual([]);
  });

  it('[J1] says what is still owed before comments open, and opens with both co-chairs only', async () => {
    const readyOn = new Date().toISOString().slice(0, 10);
    const gate = (await stateOf()).nextStages.find(({ to }) => to === 'COMMENT');
    expect(gate?.blockedBy.map(({ code }) => code)).toEqual(['stage.not-ready', 'stage.not-ready']);
    expect(gate?.opening?.formats).toEqual([
      { format: 'EASY_READ', readyOn: null },
      { format: 'LARGE_PRINT', readyOn: null },
    ]);
    // What is there already is said before, so that nobody waits for it.
    await amira.api.act(
      'mutation ($input: OweFormatInput!) { oweFormat(input: $input) { refusals { code because } } }',
      { input: { ...{ constituency: 'PEOPLE', format: 'LARGE_PRINT' }, statementId: gathered.statementId, readyOn } },
    );
    await markAllReady(gathered);
    const clocks = (await stateOf()).nextStages.find(({ to }) => to === 'COMMENT')?.opening?.clocks;
    expect(clocks?.filter(({ startsOn }) => startsOn === null)).toMatchObject([
      { constituency: 'PEOPLE', waitsFor: ['EASY_READ'] },
    ]);
    expect((await pageOf()).status).toBe(404);
    const key = 'mutation ($id: ID!) { turnStageKey(statementId: $id, to: "COMMENT") { waiting refusals { code } } }';
    const { turnStageKey } = await amira.api.ask<{ turnStageKey: { waiting: boolean } }>(key, {
      id: gathered.statementId,
    });
    expect([turnStageKey.waiting, (await stateOf()).state]).toEqual([true, 'DRAFTING']);
    await des.api.act(key, { id: gathered.statementId });
    expect((await stateOf()).state).toBe('COMMENT');
  });

  it('[J1][R11] starts the clock of those who need Easy Read on the day it is there, for them alone', async () => {
    const before = await times();
    expect(before.clocks.find(({ constituency }) => constituency === 'PEOPLE')).toMatchObject({
      ...{ startsOn: null, waitsFor: ['EASY_READ'] },
    });
    // As if the Easy Read had come two weeks after the opening.
    await shiftOpening(14);
    const today = new Date().toISOString().slice(0, 10);
    await coChairs(gathered.travellers)[0]?.api.act(
      'mutation ($input: MarkFormatReadyInput!) { markFormatReady(input: $input) { refusals { code because } } }',
      { input: { formatId: before.formats[0]?.id, readyOn: today } },
    );
    const { clocks } = await times();
    const closes = (group: string) => Date.parse(clocks.find((one) => one.constituency === group)?.closesOn ?? '');
    expect((closes('PEOPLE') - closes('PROVIDERS')) / 86_400_000).toBe(14);
    const page = await (await pageOf()).text();
    expect(page.match(/Until the end of/g)).toHaveLength(7);
    expect(page.match(/Started on .*?, when the formats were there/g)).toHaveLength(1);
  });

  it('[J1][R12] hears a member of the public, who has no account, and answers with a reason on the same page', async () => {
    const { slug, council } = await stateOf();
    const path = `/have-your-say/${council.slug}/${slug}/money`;
    const sent = await send(server.url, path, { change: 'Say what a visit costs.', why: 'We do not know.', name: '' });
    expect(sent.status).toBe(303);
    const { publicComments } = await amira.api.ask<{ publicComments: { edges: { node: { id: string } }[] } }>(
      'query ($id: ID!) { publicComments(statementId: $id, open: true) { edges { node { id } } } }',
      { id: gathered.statementId },
    );
    const commentId = publicComments.edges[0]?.node.id;
    await amira.api.act(
      'mutation ($input: LookAtCommentInput!) { lookAtComment(input: $input) { refusals { code because } } }',
      { input: { commentId, show: true, reason: '' } },
    );
    const { comment } = await amira.api.act<{ comment: { putForward: { hash: string } }; refusals: [] }>(
      `mutation ($input: GiveCommentAnswerInput!) { giveCommentAnswer(input: $input) {
        comment { putForward { hash } } refusals { code because } } }`,
      { input: { commentId, decision: 'ACCEPTED', reason: 'The table of rates will say it.' } },
    );
    await des.api.act(
      `mutation ($input: AgreeWithCommentAnswerInput!) { agreeWithCommentAnswer(input: $input) {
        refusals { code because } } }`,
      { input: { commentId, seenHash: comment.putForward.hash } },
    );
    const page = await (await pageOf('/money')).text();
    expect(page).toContain('Say what a visit costs.');
    expect(page).toContain('The table of rates will say it.');
  });

  it('[J6][R19] publishes beside the section what three of one group say, word for word', async () => {
    await serveCommentTimeBeside(journey.env, gathered.statementId);
    await openStage(gathered, 'RESPONDING');
    await freezeAll(gathered);
    await openStage(gathered, 'SIGN_OFF');
    const words = { title: 'In our own words: day opportunities', text: 'Going out should lead somewhere.' };
    const attach = `mutation ($input: AttachMinorityStatementInput!) { attachMinorityStatement(input: $input) {
      minorityStatement { id } refusals { code because } } }`;
    const { minorityStatement } = await network.api.act<{ minorityStatement: { id: string }; refusals: [] }>(attach, {
      input: { sectionId: gathered.sections.get('matters'), forGroup: false, ...words },
    });
    const join = `mutation ($input: JoinMinorityStatementInput!) { joinMinorityStatement(input: $input) {
      refusals { code because } } }`;
    const input = { minorityStatementId: minorityStatement.id };
    // Nobody of another group puts a name to it, and nobody at all changes it: there is no act that would.
    await expect(amira.api.act(join, { input })).rejects.toThrow();
    for (const { api } of others) await api.act(join, { input });
    await signAll(gathered, apartFromOthers);
    await sayWhatChanged(gathered, proposalId);
    await openStage(gathered, 'COUNCIL_DECISION');
    await decideAsCouncil(gathered);
    await des.api.act(
      'mutation ($input: RateLadderInput!) { rateLadder(input: $input) { refusals { code because } } }',
      { input: { statementId: gathered.statementId, rung: 6, why: VERDICT } },
    );
    const page = await (await fetch(new URL(await publish(gathered), server.url))).text();
    for (const text of Object.values(words)) expect(page).toContain(text);
    const { council, slug } = await stateOf();
    const say = await runCommand('verify.js', [`${server.url}/statements/${council.slug}/${slug}.json`], journey.env);
    expect(say).toContain('Sound.');
  }, 120_000);

  it('[J11][R6] tells an inspector how far the text moved from what was sealed, and what the council first opposed', async () => {
    const { powerPanel } = await amira.api.ask<{ powerPanel: { measures: Measured[] } }>(
      'query ($id: ID!) { powerPanel(statementId: $id) { measures { key tables { rows } } } }',
      { id: gathered.statementId },
    );
    const tablesOf = (wanted: string) => powerPanel.measures.find(({ key }) => key === wanted)?.tables ?? [];
    const [moved, sealed] = tablesOf('movement');
    expect(moved?.rows).toHaveLength(3);
    const [money, says] = moved?.rows.find((row) => row[1] === CHANGED) ?? [];
    expect(says).toBe(CHANGED);
    expect(sealed?.rows).toEqual([[money, groupOf('CARERS').label, SEALED]]);
    expect(tablesOf('accepted-against-first-position')[0]?.rows).toEqual([
      [SUGGESTED.proposedText, money, groupOf('PROVIDERS').label, 'Agreed'],
    ]);
    const [deciders, stands] = tablesOf('decisions');
    expect(deciders?.rows).toEqual(
      ['COMMISSIONERS', 'PEOPLE'].map((code) => [groupOf(code).label, expect.any(String)]),
    );
    // Signed, with a reservation, not signed, stood aside, no answer: over three sections and the whole.
    const standsOf = (group: Constituency) => stands?.rows.find(([name]) => name === groupOf(group).label)?.slice(1);
    expect([standsOf('CARERS'), standsOf('WORKFORCE')]).toEqual([
      ['3', '1', '0', '0', '0'],
      ['3', '0', '1', '0', '0'],
    ]);
    const page = await (await fetch(`${await publishedAt()}/how-equal`)).text();
    for (const text of [SEALED, CHANGED, SUGGESTED.proposedText, VERDICT]) expect(page).toContain(text);
  });

  it('[J11][R27] gives an inspector a file with who drafted each section, every decision and its reason, times and dissents', async () => {
    const file = await fileOf();
    expect(draftersOf(file)).toEqual(['matters', 'money', 'about'].map((key) => [key, ['CARERS', 'PROVIDERS']]));
    expect(whoStandsApart(file)).toEqual([
      ['matters', 'WORKFORCE', 'DISSENTED', DISSENT],
      ['money', 'CARERS', 'SIGNED_WITH_RESERVATION', RESERVATION],
    ]);
    expect(file.minorityStatements).toHaveLength(1);
    const both = ['COMMISSIONERS', 'PEOPLE'];
    // The file holds what each reason hashes to; its words are on the public page, where they can be taken away.
    expect(decisionsIn(file)).toEqual([
      ['proposal.answered', 'ACCEPTED', both, ['acceptedText', 'reason']],
      ['comment.answered', 'ACCEPTED', both, ['reason']],
    ]);
    const page = await (await fetch(`${(await publishedAt()).replace('/statements/', '/suggestions/')}/money`)).text();
    const decided = 'Decided by commissioners (the council) and people who draw on care and support';
    for (const text of [SUGGESTED.reason, SUGGESTED.answer, decided]) expect(page).toContain(text);
    expect(timesIn(file).filter((at) => Number.isNaN(Date.parse(at)))).toEqual([]);
  }, 60_000);

  it('[J11][A1] one byte that was changed anywhere in the file is found', async () => {
    const { council, slug } = await stateOf();
    const file = await (await fetch(`${server.url}/statements/${council.slug}/${slug}.json`)).text();
    const changed = join(await mkdtemp(join(tmpdir(), 'inspector-')), 'changed.json');
    const ownWords = file.indexOf('Going out should lead somewhere.');
    for (const at of [ownWords, 200, ...[0.25, 0.5, 0.75].map((part) => Math.floor(file.length * part))]) {
      const other = file[at] === 'a' ? 'b' : 'a';
      await writeFile(changed, `${file.slice(0, at)}${other}${file.slice(at + 1)}`);
      await expect(runCommand('verify.js', [changed], journey.env)).rejects.toThrow();
    }
    await writeFile(changed, file);
    expect(await runCommand('verify.js', [changed], journey.env)).toContain('Sound.');
  }, 60_000);

  async function publishedAt(): Promise<string> {
    const { council, slug } = await stateOf();
    return `${server.url}/statements/${council.slug}/${slug}`;
  }

  async function fileOf(): Promise<InspectedFile> {
    return (await (await fetch(`${await publishedAt()}.json`)).json()) as InspectedFile;
  }

  /** Comments opened some days ago. */
  async function shiftOpening(days: number): Promise<void> {
    const { db, close } = await openDatabaseBeside(readConfig(journey.env));
    await db.query('UPDATE comment_period SET opens_on = opens_on - $2::integer WHERE statement_id = $1', [
      ...[gathered.statementId, days],
    ]);
    await close();
  }
});
