import { addWorkingDays, dayInEngland } from '#concordat';
import { verifyBundle } from '#publication';
import {
  aStatementBeforeTheCouncil,
  aStatementBeingSigned,
  AGREED,
  currentHash,
  entriesOf,
  freeze,
  mediate,
  mediationOf,
  openStage,
  paragraph,
  publish,
  reopen,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SIGNATORIES, type StatementUnderTest } from '../../../../test/build/company.js';
import { NoteAttempt } from '../mediation/describe-mediation.js';
import { FrozenSectionView } from '../sign-off/frozen-section.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { TurnAloneKey } from './turn-alone-key.js';
import { TurnPublishKey } from './turn-publish-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const TRAVEL = 'Time to travel between two visits is paid as time at work.';
/** Where each group stands on the section that they cannot agree about. */
const standing = async () => {
  const { sections } = await acts.get(SignOffReader).ofStatement(statement.id);
  const money = sections.find(({ section }) => section.key === 'money');
  return Object.fromEntries(money!.groups.map(({ constituency, position }) => [constituency, position]));
};

/** Everybody has signed the section on money but the providers, who did not. */
async function oneGroupDoesNotSign(): Promise<void> {
  statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const who of SIGNATORIES) {
    const isProvider = who === 'priya' || who === 'tom';
    const position = isProvider ? 'DISSENTED' : 'SIGNED';
    allowed(await sign(acts, statement, who, { section: 'money', position }));
  }
}

it('[J7][R22] a group that does not sign, mediation, a changed paragraph, and everybody signs again', async () => {
  await oneGroupDoesNotSign();
  const { money } = statement.sections;
  expect(await standing()).toMatchObject({ PROVIDERS: 'DISSENTED', COMMISSIONERS: 'SIGNED' });

  await openStage(acts, statement, 'MEDIATION');
  const { id: mediationId, until, openedAt } = await mediationOf(acts, statement);
  expect(until).toBe(addWorkingDays(dayInEngland(openedAt), 15));

  const before = await currentHash(acts, statement, 'money');
  await reopen(acts, statement, money);
  await write(acts, statement, 'amira', 'money', paragraph('money-2', TRAVEL));
  await freeze(acts, statement, money);
  const tried = { mediationId, note: 'A paragraph on travel time was tried.' };
  allowed(await acts.get(NoteAttempt).run(statement.actor('sam'), tried));

  // Every earlier signature has lapsed, and each signatory is asked again with the difference.
  expect(new Set(Object.values(await standing()))).toEqual(new Set(['WAITING']));
  const [lapsed] = await entriesOf(acts, statement, 'sign-offs.lapsed');
  expect(lapsed?.facts).toMatchObject({ section: 'money', was: before, lapsed: SIGNATORIES.length });
  const told = await acts.db.query(
    `SELECT count(DISTINCT "to")::int AS told FROM queued_mail
       JOIN person ON email = "to" JOIN membership m ON m.person_id = person.id
      WHERE m.statement_id = $1 AND subject LIKE '%A section you signed has changed%'`,
    [statement.id],
  );
  expect(told).toEqual([{ told: SIGNATORIES.length }]);
  for (const who of SIGNATORIES) {
    const shown = await acts.get(FrozenSectionView).of(statement.actor(who), money);
    expect(shown?.changes).toEqual([{ kind: 'new', blockId: 'money-2', before: null, after: TRAVEL }]);
    expect(codesOf(await sign(acts, statement, who, { section: 'money', seenHash: before }))).toEqual([
      'sign-off.text-changed',
    ]);
  }

  const reservation = { position: 'SIGNED_WITH_RESERVATION', text: 'The dates are late.' } as const;
  for (const who of SIGNATORIES) {
    const given = who === 'priya' || who === 'tom' ? reservation : {};
    allowed(await sign(acts, statement, who, { section: 'money', ...given }));
  }
  expect(await standing()).toEqual({
    ...{ COMMISSIONERS: 'SIGNED', PEOPLE: 'SIGNED', CARERS: 'SIGNED' },
    PROVIDERS: 'SIGNED_WITH_RESERVATION',
  });
  await mediate(acts, statement, 'agreed');
  await openStage(acts, statement, 'SIGN_OFF');
  await signByAll(acts, statement, null);

  const seenHash = await currentHash(acts, statement, null);
  const alone = { kind: 'COUNCIL_ONLY', seenHash, reasons: 'We would rather be alone.' } as const;
  expect(codesOf(await acts.get(TurnAloneKey).run(statement.actor('amira'), alone))).toEqual(
    expect.arrayContaining(['alone.mediation-agreed', 'alone.together']),
  );
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
  const publication = await publish(acts, statement);
  const { ok, bundle } = verifyBundle(new TextEncoder().encode(publication.bundle));
  expect([ok, publication.kind, bundle && 'alone' in bundle]).toEqual([true, 'CO_PRODUCED', false]);
  const section = bundle?.sections.find(({ key }) => key === 'money');
  expect(section?.positions.find(({ constituency }) => constituency === 'PROVIDERS')?.text).toBe('The dates are late.');
});

it('[R23] a change that the council asks for lapses signatures, so that nothing is published until all sign again', async () => {
  statement = await aStatementBeforeTheCouncil(acts);
  const changes = { ...AGREED, decision: 'CHANGES_ASKED_FOR' } as const;
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), changes));
  await openStage(acts, statement, 'RESPONDING');
  await reopen(acts, statement, statement.sections.money);
  await write(acts, statement, 'amira', 'money', paragraph('money-2', TRAVEL));
  await freeze(acts, statement, statement.sections.money);
  await openStage(acts, statement, 'SIGN_OFF');
  expect(new Set(Object.values(await standing()))).toEqual(new Set(['WAITING']));
  const wanted = { seenHash: await currentHash(acts, statement, null), changeNote: 'First.' };
  const codes = codesOf(await acts.get(TurnPublishKey).run(statement.actor('des'), wanted));
  expect(codes).toEqual(expect.arrayContaining(['publish.not-open', 'label.whole-not-signed', 'publish.no-decision']));
});
