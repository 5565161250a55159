import { randomUUID } from 'node:crypto';
import { Nomination } from '../../apps/server/src/convening/convening.entity.js';
import { RecordEntryRow } from '../../apps/server/src/timeline/record-entry.entity.js';
import { aCouncil, aMemberOf, anInvitation, aStatementOf, browserOf } from '../build/a-council.js';
import { FailingCalls } from '../build/failing-calls.js';
import { startWebApp, type ApiAnswer, type PlainBrowser, type WebApp } from '../build/web-app.js';

/** More calls than a nomination makes, with its guards and its key. */
const AT_MOST = 200;

const NOMINATE = `mutation ($input: NominateInput!) {
  nominate(input: $input) { convening { call { isOpen } } refusals { code } }
}`;

let web: WebApp;
let member: PlainBrowser;
let statementId: Awaited<ReturnType<typeof aStatementOf>>;
const failing = new FailingCalls();

beforeAll(async () => {
  failing.install();
  web = await startWebApp();
  const council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
  member = await browserOf(web, (await aMemberOf(web, council, anInvitation(statementId))).personId);
});

afterAll(async () => {
  await web.close();
  failing.remove();
});

type Nominated = ApiAnswer<{ nominate: { refusals: unknown[] } }>;

/** What came of a nomination that failed at a call and was sent once more. */
interface Twice {
  readonly hasFailed: boolean;
  /** What the second request was told. */
  readonly told: string;
  readonly nominations: number;
  /** New entries of the record. */
  readonly entries: number;
}

/** Sends a nomination under a key, with an error at the call after so many, and then again. */
async function twice(calls: number, again: (key: string) => string): Promise<Twice> {
  const [key, text] = [randomUUID(), randomUUID()];
  const send = (under: string): Promise<Nominated> =>
    member.api(NOMINATE, { input: { statementId, kind: 'topic', text } }, under);
  const entries = () => web.db.manager.countBy(RecordEntryRow, { chain: statementId });
  const before = await entries();
  const { hasFailed } = await failing.during(calls, () => send(key));
  // Whoever asks again waits for one who has not answered; here nobody is on the way any more.
  await web.db.query(`UPDATE kept_answer SET reserved_at = now() - interval '31 seconds' WHERE answer IS NULL`);
  const { data, errors } = await send(again(key));
  return {
    hasFailed,
    told: data?.nominate.refusals.length === 0 ? 'done' : (errors?.[0]?.extensions?.code ?? 'refused'),
    nominations: await web.db.manager.countBy(Nomination, { statementId, text }),
    entries: (await entries()) - before,
  };
}

/** At each call there is, until none is left to fail. */
async function atEachCall(again: (key: string) => string): Promise<Twice[]> {
  const found: Twice[] = [];
  for (let calls = 0; calls < AT_MOST; calls += 1) {
    const one = await twice(calls, again);
    found.push(one);
    if (!one.hasFailed) return found;
  }
  throw new Error('It never went through.');
}

it('[F8] an act that is sent again under its key is done once, whichever call to the database failed', async () => {
  const found = await atEachCall((key) => key);
  expect(found.length).toBeGreaterThan(10);
  expect(found.map(({ nominations, entries }) => [nominations, entries])).toEqual(found.map(() => [1, 1]));
  expect(new Set(found.map(({ told }) => told))).toEqual(new Set(['done', 'ANSWER_LOST']));
}, 180_000);

it('[F8] negative control: under another key it is done twice where its answer was lost', async () => {
  const found = await atEachCall(() => randomUUID());
  // The last one went through, and is nominated twice in any case.
  expect(found.slice(0, -1).map(({ nominations }) => nominations)).toContain(2);
}, 180_000);
