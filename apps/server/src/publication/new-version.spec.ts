import { verifyBundle } from '#publication';
import {
  aStatementReadyToPublish,
  AGREED,
  entriesOf,
  freeze,
  openStage,
  paragraph,
  publish,
  reopen,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { PublicationReader } from './publication.reader.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { TurnPublishKey } from './turn-publish-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementReadyToPublish(acts);
  await publish(acts, statement);
});

const WHY = 'The rates of next year are known now.';
const turnTo = async (who: 'des' | 'amira', to: 'RESPONDING' | 'WITHDRAWN' | 'SUPERSEDED', reason: string | null) =>
  acts.get(TurnStageKey).run(statement.actor(who), { to, reason });
const both = async (to: 'RESPONDING' | 'WITHDRAWN' | 'SUPERSEDED') => {
  for (const who of ['des', 'amira'] as const) allowed(await turnTo(who, to, WHY));
};
const key = async (who: 'des' | 'amira', changeNote: string) => {
  const seenHash = (await acts.get(SignOffReader).documentHash(statement.id)) ?? '';
  return acts.get(TurnPublishKey).run(statement.actor(who), { seenHash, changeNote });
};
const now = () => acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
const changes = async () => (await entriesOf(acts, statement, 'statement.published')).map(({ facts }) => facts.change);

describe('after a statement is published', () => {
  it('[R2] work on a new version begins with both co-chairs and one reason, and the old one stays public', async () => {
    expect(codesOf(await turnTo('des', 'RESPONDING', null))).toEqual(['stage.no-reason']);
    await both('RESPONDING');
    expect(await now()).toMatchObject({ state: 'RESPONDING', stateReason: WHY });
    expect((await acts.get(PublicationReader).latest(statement.id))?.version).toBe(1);
  });

  it('[R16][R23] a section that changes is signed again, decided again, and published as a major version', async () => {
    await both('RESPONDING');
    await reopen(acts, statement, statement.sections.money);
    await write(acts, statement, 'amira', 'money', paragraph('money-2', 'The rate for 2027 is £28.53.'));
    await freeze(acts, statement, statement.sections.money);
    await openStage(acts, statement, 'SIGN_OFF');
    expect(codesOf(await key('des', 'The new rate.'))).toContain('publish.not-open');
    await signByAll(acts, statement, 'money');
    await signByAll(acts, statement, null);
    await openStage(acts, statement, 'COUNCIL_DECISION');
    // The council agreed to the text of before, not to this one.
    expect(codesOf(await key('des', 'The new rate.'))).toEqual(['publish.no-decision']);
    allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
    allowed(await key('des', 'The new rate.'));
    const { publication } = allowed(await key('amira', 'The new rate.'));
    const { ok, bundle } = verifyBundle(new TextEncoder().encode(publication?.bundle));
    expect([ok, bundle?.statement.version, bundle?.statement.supersedes]).toEqual([true, 2, 1]);
    expect([await changes(), await now()]).toEqual([
      ['first', 'major'],
      expect.objectContaining({ state: 'PUBLISHED' }),
    ]);
  });

  it('[R22] what only stands beside the text is published as a minor version, by both co-chairs', async () => {
    // A second press on the old button is no new version.
    expect(codesOf(await key('des', 'First published.'))).toEqual(['publish.published']);
    expect(allowed(await key('des', 'The reply is in it.')).waiting).toBe(true);
    allowed(await key('amira', 'The reply is in it.'));
    expect([await changes(), (await now()).state]).toEqual([['first', 'minor'], 'PUBLISHED']);
  });

  it.each(['WITHDRAWN', 'SUPERSEDED'] as const)('[R2] it is %s only with a reason that stays', async (to) => {
    await both(to);
    expect(await now()).toMatchObject({ state: to, stateReason: WHY });
    expect((await acts.get(PublicationReader).latest(statement.id))?.version).toBe(1);
    expect(codesOf(await key('des', 'Once more.'))).toEqual(['publish.not-open']);
  });
});
