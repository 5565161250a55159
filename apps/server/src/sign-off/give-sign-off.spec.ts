import type { SectionState } from '#concordat';
import type { Position } from '#sign-off';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  currentHash,
  entriesOf,
  freeze,
  reopen,
  sectionNow,
  sign,
  signByAll,
  type GivenInTest,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { ErasePerson } from '../membership/erase-person.js';
import { Person } from '../membership/person.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { SignOff } from './sign-off.entity.js';
import { labelOf, SignOffReader } from './sign-off.reader.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const give = (who: Who, change: Partial<GivenInTest> = {}) =>
  sign(acts, statement, who, { section: 'money', ...change });
const stateNow = async (): Promise<SectionState> => (await sectionNow(acts, statement.sections.money)).state;

async function positionOf(constituency: string): Promise<Position | 'WAITING' | undefined> {
  const standing = await acts.get(SignOffReader).ofSection(await sectionNow(acts, statement.sections.money));
  return standing.groups.find((group) => group.constituency === constituency)?.position;
}

it('[R16] binds a sign-off to the words that were read, and records it', async () => {
  const { signOff } = allowed(await give('hassan'));
  const hash = await currentHash(acts, statement, 'money');
  expect(signOff).toMatchObject({ hash, constituency: 'CARERS', position: 'SIGNED', versions: [1] });
  const [entry] = await entriesOf(acts, statement, 'sign-off.given');
  expect(entry?.facts).toEqual({
    signOff: signOff?.id,
    section: 'money',
    position: 'SIGNED',
    hash,
    again: false,
    decisionRule: 'consensus',
    quorum: 2,
  });
  expect(entry?.actor).toBe(statement.members.hassan.pseudonym);
});

it('[R17][R29] records that somebody decided again, and not whose decision it replaces', async () => {
  allowed(await give('hassan', { showName: false }));
  allowed(await give('hassan', { showName: false, position: 'DISSENTED', text: 'The dates are late.' }));
  const [first, second] = await entriesOf(acts, statement, 'sign-off.given');
  expect([first?.facts.again, second?.facts.again]).toEqual([false, true]);
  expect(JSON.stringify(second)).not.toContain(first?.actor);
});

it.each<[string, Who, Partial<GivenInTest>, string]>([
  ['[R16] of a text that was not the last', 'hassan', { seenHash: 'b'.repeat(64) }, 'sign-off.text-changed'],
  ['by a member who does not sign for the group', 'bev', {}, 'sign-off.not-a-signatory'],
  ['by a group that is not asked', 'priya', { section: 'matters' }, 'sign-off.not-asked'],
  ['of an appendix', 'hassan', { section: 'terms' }, 'sign-off.appendix'],
  ['without a reason for not signing', 'hassan', { position: 'DISSENTED', text: ' ' }, 'sign-off.reason'],
  ['with "no response"', 'hassan', { position: 'NO_RESPONSE' }, 'sign-off.position'],
])('%s is refused and leaves nothing behind', async (_case, who, change, code) => {
  const answer = await give(who, change);
  expect([answer.signOff, codesOf(answer)]).toEqual([null, expect.arrayContaining([code])]);
  expect(await acts.db.manager.countBy(SignOff, { statementId: statement.id })).toBe(0);
  expect(await entriesOf(acts, statement, 'sign-off.given')).toEqual([]);
});

it('is refused before signing is open', async () => {
  statement = await aStatementBeingAnswered(acts);
  await freeze(acts, statement, statement.sections.money);
  expect(codesOf(await give('hassan'))).toEqual(['sign-off.not-open']);
});

it('[R17] counts a group once its quorum has decided', async () => {
  allowed(await give('des'));
  allowed(await give('lorraine'));
  expect(await positionOf('PEOPLE')).toBe('WAITING');
  allowed(await give('m'));
  expect(await positionOf('PEOPLE')).toBe('SIGNED');
});

it('[R17] does not count one person twice', async () => {
  allowed(await give('hassan'));
  allowed(await give('hassan'));
  expect(await positionOf('CARERS')).toBe('WAITING');
});

it('[R17] does not count somebody who does not sign for the group any more', async () => {
  allowed(await give('hassan'));
  allowed(await give('ruth'));
  await acts.db.query('UPDATE membership SET signatory = false WHERE id = $1', [statement.members.ruth.id]);
  expect(await positionOf('CARERS')).toBe('WAITING');
});

it('[R17] decides by consensus, else by two-thirds', async () => {
  allowed(await give('des'));
  allowed(await give('lorraine'));
  allowed(await give('m', { position: 'DISSENTED' }));
  expect(await positionOf('PEOPLE')).toBe('SIGNED');
  allowed(await give('lorraine', { position: 'DISSENTED' }));
  expect(await positionOf('PEOPLE')).toBe('DISSENTED');
});

it('[R18] makes a section signed when the last group has', async () => {
  await signByAll(acts, statement, 'money');
  expect(await stateNow()).toBe('SIGNED');
});

it('[R18] leaves a section locked while a group has not decided', async () => {
  for (const who of ['des', 'lorraine', 'm', 'amira', 'helen', 'hassan', 'ruth'] as const) allowed(await give(who));
  expect(await stateNow()).toBe('FROZEN');
});

it('[R18] moves with a group that changes its mind, there and back', async () => {
  await signByAll(acts, statement, 'money');
  for (const who of ['priya', 'tom'] as const) allowed(await give(who, { position: 'DISSENTED' }));
  expect(await stateNow()).toBe('SIGNED_WITH_DISSENT');
  for (const who of ['hassan', 'ruth', 'des', 'lorraine', 'm'] as const) {
    allowed(await give(who, { position: 'DISSENTED' }));
  }
  expect(await stateNow()).toBe('NOT_AGREED');
  for (const who of ['hassan', 'ruth', 'des', 'lorraine', 'm', 'priya', 'tom'] as const) allowed(await give(who));
  expect(await stateNow()).toBe('SIGNED');
});

it('[R18] is signed by those who are left when a group stands aside', async () => {
  await signByAll(acts, statement, 'money');
  for (const who of ['priya', 'tom'] as const) allowed(await give(who, { position: 'STOOD_ASIDE' }));
  expect(await stateNow()).toBe('SIGNED');
});

it('[R18] goes back to locked when a group falls below its quorum', async () => {
  await signByAll(acts, statement, 'money');
  allowed(await give('priya', { position: 'DISSENTED' }));
  allowed(await give('tom', { position: 'STOOD_ASIDE' }));
  expect([await positionOf('PROVIDERS'), await stateNow()]).toEqual(['WAITING', 'FROZEN']);
});

it('[R18][R28] goes back to locked when somebody is erased and too few are left for their quorum', async () => {
  await signByAll(acts, statement, 'money');
  await acts.get(ErasePerson).run(statement.members.ruth.personId, 'themselves');
  expect([await positionOf('CARERS'), await stateNow()]).toEqual(['WAITING', 'FROZEN']);
});

it('[R16] keeps earlier sign-offs, which nobody can change or take away', async () => {
  const { signOff } = allowed(await give('hassan'));
  allowed(await give('hassan', { position: 'DISSENTED' }));
  expect(await acts.db.manager.countBy(SignOff, { membershipId: statement.members.hassan.id })).toBe(2);
  const change = acts.db.query("UPDATE sign_off SET position = 'SIGNED' WHERE id = $1", [signOff?.id]);
  await expect(change).rejects.toThrow('never changed or removed');
  await expect(acts.db.query('DELETE FROM sign_off')).rejects.toThrow('never changed or removed');
});

it('lets two signatories press at once, and counts both', async () => {
  const answers = await Promise.all([give('hassan'), give('ruth'), give('priya'), give('tom')]);
  expect(answers.flatMap(codesOf)).toEqual([]);
  expect([await positionOf('CARERS'), await positionOf('PROVIDERS')]).toEqual(['SIGNED', 'SIGNED']);
});

it('[R28] keeps the words out of the record, and the name too where the signatory does not show it', async () => {
  const given = { position: 'DISSENTED', text: 'The price is below cost.', showName: false } as const;
  const { signOff } = allowed(await give('priya', given));
  const [entry] = await entriesOf(acts, statement, 'sign-off.given');
  expect(JSON.stringify(entry)).not.toContain('below cost');
  expect(JSON.stringify(entry)).not.toContain(statement.members.priya.pseudonym);
  expect([entry?.actor, entry?.constituency]).toEqual([signOff?.id, 'PROVIDERS']);
  expect(Object.keys(entry?.commitments ?? {}).sort()).toEqual(['by', 'text']);
});

it('sends the signatory a receipt that names the words by their fingerprint', async () => {
  const { signOff } = allowed(await give('hassan'));
  const { email } = await acts.db.manager.findOneByOrFail(Person, { id: statement.members.hassan.personId });
  const mails = await acts.db.manager.findBy(QueuedMail, { to: email ?? '' });
  const receipt = mails.find(({ subject }) => subject === 'Your decision on "Money" is recorded');
  expect(receipt?.text).toContain(signOff?.hash);
});

it('[R20] tells those who sign when signing opens, and until when they can', async () => {
  const { email } = await acts.db.manager.findOneByOrFail(Person, { id: statement.members.priya.personId });
  const mails = await acts.db.manager.findBy(QueuedMail, { to: email ?? '' });
  const notice = mails.filter(({ subject }) => subject === 'You can sign "Our care and support statement" now');
  expect(notice.map(({ text }) => text)).toEqual([expect.stringMatching(/You have until the end of \d+ \w+ 20\d\d\./)]);
});

describe('the whole', () => {
  const giveWhole = (who: Who, change: Partial<GivenInTest> = {}) =>
    sign(acts, statement, who, { section: null, ...change });

  it('[R21] is signed by the groups of the agreement, over all sections', async () => {
    for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
    const standing = await acts.get(SignOffReader).ofStatement(statement.id);
    expect(standing.whole.map(({ position }) => position)).toEqual(['SIGNED', 'SIGNED', 'SIGNED', 'SIGNED']);
    expect(labelOf(standing)).toEqual({ label: 'CO_PRODUCED', refusals: [] });
  });

  it('[R21] has no label while people have not signed it', async () => {
    for (const section of ['matters', 'money'] as const) await signByAll(acts, statement, section);
    const { label, refusals } = labelOf(await acts.get(SignOffReader).ofStatement(statement.id));
    expect([label, refusals.map(({ code }) => code)]).toEqual([
      null,
      ['label.whole-not-signed', 'label.whole-not-signed'],
    ]);
  });

  it('[R16] cannot be signed while a section is open again', async () => {
    const hash = await currentHash(acts, statement, null);
    await reopen(acts, statement, statement.sections.terms);
    expect(codesOf(await giveWhole('hassan', { seenHash: hash }))).toEqual(['sign-off.not-frozen']);
  });

  it('[R16] is another text when one section is', async () => {
    expect(codesOf(await giveWhole('hassan', { seenHash: await currentHash(acts, statement, 'money') }))).toEqual([
      'sign-off.text-changed',
    ]);
  });
});
