import { verifyBundle } from '#publication';
import {
  aStatementBeingSigned,
  currentHash,
  entriesOf,
  mediate,
  mediationOf,
  openStage,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { MediationView } from '../mediation/mediation.view.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { AloneView } from './alone.view.js';
import { StalledMediation } from './stalled-mediation.js';
import { TurnAloneKey } from './turn-alone-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

afterEach(() => acts.get(Clock).pin(null));

const DAY_MS = 86_400_000;
const inDays = (days: number) => acts.get(Clock).pin(new Date(Date.now() + days * DAY_MS));
/** Noon of the day after one. */
const dayAfter = (day: string) => acts.get(Clock).pin(new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS));
const ask = (who: Who) => acts.get(TurnStageKey).run(statement.actor(who), { to: 'MEDIATION' });
const begin = () => acts.get(StalledMediation).begin(statement.id);
const stateNow = async () => (await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).state;
const waitsUntil = async () => (await acts.get(AloneView).of(statement.actor('hassan'))).mediationWaitsUntil;
const alone = async (who: Who) => {
  const seenHash = await currentHash(acts, statement, null);
  const wanted = { kind: 'COUNCIL_ONLY', seenHash, reasons: 'The law asks the council for it by June.' } as const;
  return acts.get(TurnAloneKey).run(statement.actor(who), wanted);
};

/** Everybody has decided, and these groups have not signed: nothing can be published together. */
async function notSignedBy(...against: string[]): Promise<void> {
  statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const section of ['money', null] as const) {
    for (const who of SIGNATORIES) {
      const position = against.includes(COMPANY[who][0] ?? '') ? 'DISSENTED' : 'SIGNED';
      allowed(await sign(acts, statement, who, { section, position }));
    }
  }
}

describe('mediation that the other co-chair does not answer', () => {
  beforeEach(() => notSignedBy('PEOPLE', 'PROVIDERS'));

  it('[R24] begins by itself after the days of the agreement, and what follows a failed mediation is open', async () => {
    expect(await waitsUntil()).toBeNull();
    allowed(await ask('amira'));
    expect(codesOf(await alone('amira'))).toEqual(['alone.no-mediation']);
    const until = (await waitsUntil()) ?? '';
    acts.get(Clock).pin(new Date(`${until}T12:00:00Z`));
    expect([await begin(), await stateNow()]).toEqual([false, 'SIGN_OFF']);
    dayAfter(until);
    expect([await begin(), await stateNow()]).toEqual([true, 'MEDIATION']);
    const mediation = await mediationOf(acts, statement);
    expect(codesOf(await alone('amira'))).toEqual(['alone.mediation-open']);
    dayAfter(mediation.until);
    allowed(await alone('amira'));
    const { publication } = allowed(await alone('helen'));
    const { ok, bundle } = verifyBundle(new TextEncoder().encode(publication?.bundle ?? ''));
    expect([ok, bundle?.alone?.mediation.outcome]).toEqual([true, null]);
  });

  it('[R2] the record names the group that asked and nobody whose key opened it; the page says the same', async () => {
    allowed(await ask('amira'));
    dayAfter((await waitsUntil()) ?? '');
    await begin();
    const opened = (await entriesOf(acts, statement, 'stage.opened')).at(-1);
    expect([opened?.actor, opened?.constituency, opened?.facts]).toEqual([
      null,
      null,
      { from: 'SIGN_OFF', to: 'MEDIATION', askedBy: 'COMMISSIONERS' },
    ]);
    const [begun] = await entriesOf(acts, statement, 'mediation.opened');
    expect([begun?.actor, begun?.facts.askedBy]).toEqual([null, 'COMMISSIONERS']);
    const [shown] = await acts.get(MediationView).of(statement.id);
    expect(shown?.askedBy).toBe('COMMISSIONERS');
  });

  it('[R24] begins once when two servers look at the same moment', async () => {
    allowed(await ask('des'));
    dayAfter((await waitsUntil()) ?? '');
    expect((await Promise.all([begin(), begin()])).filter(Boolean)).toHaveLength(1);
    expect(await entriesOf(acts, statement, 'mediation.opened')).toHaveLength(1);
  });

  it('[R24] is found by the job among all statements', async () => {
    allowed(await ask('des'));
    dayAfter((await waitsUntil()) ?? '');
    await acts.get(StalledMediation).all();
    expect(await stateNow()).toBe('MEDIATION');
  });

  it('[R2] does not begin where nobody asked, nor where both did', async () => {
    inDays(200);
    expect(await begin()).toBe(false);
    await openStage(acts, statement, 'MEDIATION');
    expect(await begin()).toBe(false);
    const [shown] = await acts.get(MediationView).of(statement.id);
    expect(shown?.askedBy).toBeNull();
  });

  it('[R24] delays nothing once a mediation has failed: asking again begins none by itself', async () => {
    await mediate(acts, statement, 'failed');
    await openStage(acts, statement, 'SIGN_OFF');
    allowed(await ask('des'));
    expect(await waitsUntil()).toBeNull();
    inDays(200);
    expect([await begin(), await stateNow()]).toEqual([false, 'SIGN_OFF']);
  });
});

describe('mediation while the council decides', () => {
  beforeEach(async () => {
    await notSignedBy();
    await openStage(acts, statement, 'COUNCIL_DECISION');
  });

  /** People who signed think again, and do not. */
  async function thinkAgain(group: string): Promise<void> {
    for (const who of SIGNATORIES.filter((one) => COMPANY[one][0] === group)) {
      allowed(await sign(acts, statement, who, { section: null, position: 'DISSENTED' }));
    }
  }

  it('[R24b] begins by itself too once too few stand behind the text, and goes back to signing', async () => {
    expect(codesOf(await ask('des'))).toEqual(['stage.has-label']);
    await thinkAgain('COMMISSIONERS');
    allowed(await ask('des'));
    dayAfter((await waitsUntil()) ?? '');
    expect([await begin(), await stateNow()]).toEqual([true, 'MEDIATION']);
    await openStage(acts, statement, 'SIGN_OFF');
    expect(await stateNow()).toBe('SIGN_OFF');
  });

  it('[R2] opens with both keys', async () => {
    await thinkAgain('PEOPLE');
    await openStage(acts, statement, 'MEDIATION');
    expect(await stateNow()).toBe('MEDIATION');
  });
});

describe('mediation where only one co-chair is left', () => {
  beforeEach(async () => {
    await notSignedBy('PEOPLE', 'PROVIDERS');
    await acts.db.manager.update(Membership, { id: statement.members.des.id }, { status: 'ended' });
  });

  it('[R24] can be asked for by that one, and begins by itself when the days are over', async () => {
    expect(await ask('amira')).toMatchObject({ waiting: true, refusals: [] });
    expect(await stateNow()).toBe('SIGN_OFF');
    dayAfter((await waitsUntil()) ?? '');
    expect([await begin(), await stateNow()]).toEqual([true, 'MEDIATION']);
  });

  it('[R2] is all that one can ask for', async () => {
    const { refusals } = await acts.get(TurnStageKey).run(statement.actor('amira'), {
      to: 'PAUSED',
      reason: 'Nobody has time before June.',
    });
    expect(refusals.map(({ code }) => code)).toEqual(['keys.co-chairs']);
  });
});

it('[R24] mediation does not begin by itself while enough groups have signed to publish together', async () => {
  await notSignedBy('PROVIDERS');
  allowed(await ask('des'));
  inDays(200);
  expect([await waitsUntil(), await begin(), await stateNow()]).toEqual([null, false, 'SIGN_OFF']);
});
