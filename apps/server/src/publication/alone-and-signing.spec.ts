import { verifyBundle, type AloneKind } from '#publication';
import {
  aStatementBeingSigned,
  AGREED,
  currentHash,
  freeze,
  mediate,
  openStage,
  paragraph,
  reopen,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { Clock } from '../platform/clock.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { SigningTime } from '../sign-off/signing-time.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { TurnAloneKey } from './turn-alone-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

afterEach(() => acts.get(Clock).pin(null));

const DAY_MS = 86_400_000;
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

async function turn(kind: AloneKind, who: Who) {
  const seenHash = await currentHash(acts, statement, null);
  const reasons = kind === 'COUNCIL_ONLY' ? 'The law asks the council for a statement by June.' : null;
  return acts.get(TurnAloneKey).run(statement.actor(who), { kind, seenHash, reasons });
}

/** Everybody has decided, and this group has not signed. */
async function notSignedBy(against: string): Promise<void> {
  statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const section of ['money', null] as const) {
    for (const who of SIGNATORIES) {
      const position = COMPANY[who][0] === against ? 'DISSENTED' : 'SIGNED';
      allowed(await sign(acts, statement, who, { section, position }));
    }
  }
}

/** The last day to sign. */
async function lastDay(): Promise<Date> {
  const standing = await acts.get(SignOffReader).ofStatement(statement.id);
  return noonOf((await acts.get(SigningTime).until(statement.id, standing)) ?? '');
}

/** The words on money become others, and of all groups only the council signs them, and the whole. */
async function onlyTheCouncilSignsAgain(): Promise<void> {
  const { money } = statement.sections;
  await reopen(acts, statement, money);
  await write(acts, statement, 'amira', 'money', paragraph('money-2', 'Another sentence.'));
  await freeze(acts, statement, money);
  for (const section of ['money', null] as const) {
    for (const who of ['amira', 'helen'] as const) allowed(await sign(acts, statement, who, { section }));
  }
}

it('[R20] groups keep their time when words change while mediation goes on: nobody publishes without them before', async () => {
  await notSignedBy('PEOPLE');
  await openStage(acts, statement, 'MEDIATION');
  await onlyTheCouncilSignsAgain();
  await mediate(acts, statement, 'failed');
  expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.signing-time']);
  expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toContain('alone.signing-time');
  const last = await lastDay();
  acts.get(Clock).pin(last);
  expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.signing-time']);
  acts.get(Clock).pin(new Date(last.getTime() + DAY_MS));
  allowed(await turn('COUNCIL_ONLY', 'amira'));
  expect(allowed(await turn('COUNCIL_ONLY', 'helen')).publication?.kind).toBe('COUNCIL_ONLY');
});

it('[R24b] groups publish without a council that signs the whole and refuses what it leads, and the file is sound', async () => {
  await notSignedBy('COMMISSIONERS');
  for (const who of ['amira', 'helen'] as const) allowed(await sign(acts, statement, who, { section: null }));
  await mediate(acts, statement, 'failed');
  expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toContain('alone.council-lead-not-signed');
  for (const who of ['des', 'priya'] as const) allowed(await turn('PARTNERS_ONLY', who));
  const { publication } = allowed(await turn('PARTNERS_ONLY', 'ruth'));
  const file = new TextEncoder().encode(publication!.bundle);
  const { faults, bundle } = verifyBundle(file);
  expect([faults, brokenRule(file)]).toEqual([[], null]);
  expect(bundle?.alone?.groups).toEqual(['PEOPLE', 'CARERS', 'PROVIDERS']);
});

it('[R24] groups that went back to the words mediate anew: one that failed before says nothing about them', async () => {
  await notSignedBy('PROVIDERS');
  await mediate(acts, statement, 'failed');
  for (const stage of ['SIGN_OFF', 'COUNCIL_DECISION'] as const) await openStage(acts, statement, stage);
  const changes = { ...AGREED, decision: 'CHANGES_ASKED_FOR' } as const;
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), changes));
  for (const stage of ['RESPONDING', 'SIGN_OFF'] as const) await openStage(acts, statement, stage);
  await onlyTheCouncilSignsAgain();
  acts.get(Clock).pin(new Date((await lastDay()).getTime() + DAY_MS));
  expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.no-mediation']);
  expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toContain('alone.no-mediation');
  await mediate(acts, statement, 'failed');
  allowed(await turn('COUNCIL_ONLY', 'amira'));
});
