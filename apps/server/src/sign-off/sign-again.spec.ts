import {
  aStatementBeingSigned,
  currentHash,
  freeze,
  paragraph,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { FrozenSectionView } from './frozen-section.js';
import { SigningView } from './signing-view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const seenBy = (who: Who) => acts.get(SigningView).of(statement.actor(who), statement.id);
const moneySeenBy = async (who: Who) =>
  (await seenBy(who)).sections.find(({ sectionId }) => sectionId === statement.sections.money)!;
const textSeenBy = async (who: Who, section: 'money' | 'matters' = 'money') =>
  (await acts.get(FrozenSectionView).of(statement.actor(who), statement.sections[section]))!;

async function changeMoney(): Promise<void> {
  await reopen(acts, statement, statement.sections.money);
  await write(acts, statement, 'priya', 'money', paragraph('money-new', 'It says why.'));
  await freeze(acts, statement, statement.sections.money);
}

const RESERVED = { section: 'money', position: 'SIGNED_WITH_RESERVATION', text: 'We want it monthly.' } as const;

describe('[R16] words that change after somebody decided', () => {
  it('tell who decided what they had said, and what is new; one act says it again', async () => {
    allowed(await sign(acts, statement, 'hassan', RESERVED));
    allowed(await sign(acts, statement, 'ruth', { section: 'money' }));
    expect((await moneySeenBy('hassan')).lapsed).toBeNull();
    const before = await currentHash(acts, statement, 'money');
    await changeMoney();
    const { lapsed, hash } = await moneySeenBy('hassan');
    expect(lapsed).toMatchObject({ position: 'SIGNED_WITH_RESERVATION', text: 'We want it monthly.', showName: true });
    expect((await moneySeenBy('ruth')).lapsed).toMatchObject({ position: 'SIGNED', text: null });
    // Nobody else learns of it, and who had not decided has nothing that lapsed.
    expect((await moneySeenBy('priya')).lapsed).toBeNull();
    expect((await textSeenBy('hassan')).changes).toEqual([
      { kind: 'new', blockId: 'money-new', before: null, after: 'It says why.' },
    ]);
    const again = { section: 'money', position: lapsed!.position as 'SIGNED', text: lapsed!.text ?? '' } as const;
    // The words that they were shown, and no others.
    expect(codesOf(await sign(acts, statement, 'hassan', { ...again, seenHash: before }))).toEqual([
      'sign-off.text-changed',
    ]);
    allowed(await sign(acts, statement, 'hassan', { ...again, seenHash: hash! }));
    expect((await moneySeenBy('hassan')).lapsed).toBeNull();
  });

  it('are told for the whole too: in which sections, and what', async () => {
    allowed(await sign(acts, statement, 'hassan', { section: null }));
    expect((await seenBy('hassan')).changedSinceWhole).toEqual([]);
    await changeMoney();
    const seen = await seenBy('hassan');
    expect([seen.changedSinceWhole, seen.lapsedWhole?.position]).toEqual([[statement.sections.money], 'SIGNED']);
    expect(await (await textSeenBy('hassan')).changesSinceWhole).toMatchObject([
      { kind: 'new', after: 'It says why.' },
    ]);
    expect(await (await textSeenBy('hassan', 'matters')).changesSinceWhole).toEqual([]);
    expect(await (await textSeenBy('priya')).changesSinceWhole).toBeNull();
    allowed(await sign(acts, statement, 'hassan', { section: null }));
    const after = await seenBy('hassan');
    expect([after.changedSinceWhole, after.lapsedWhole]).toEqual([[], null]);
  });

  it('are told by mail, with the page where they sign again', async () => {
    allowed(await sign(acts, statement, 'hassan', { section: 'money' }));
    await acts.db.manager.clear(QueuedMail);
    await changeMoney();
    const mails = await acts.db.manager.find(QueuedMail);
    const lapse = mails.filter(({ subject }) => subject.includes('A section you signed has changed'));
    expect(lapse.map(({ text }) => text)).toEqual([
      expect.stringContaining(`/workspace/${statement.id}/signing/money`),
    ]);
  });
});
