import { appendToBlock, findBlock, replaceBlockText } from '#document';
import type * as Y from 'yjs';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  currentHash,
  entriesOf,
  freeze,
  paragraph,
  reopen,
  sectionNow,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { FrozenSectionView } from './frozen-section.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import { TurnFreezeKey } from './turn-freeze-key.js';
import { TurnReopenKey } from './turn-reopen-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const money = () => statement.sections.money;
const turn = (who: Who) => acts.get(TurnFreezeKey).run(statement.actor(who), { sectionId: money() });
const turnBack = (who: Who) => acts.get(TurnReopenKey).run(statement.actor(who), { sectionId: money() });
const versions = () =>
  acts.db.manager.find(SectionVersion, { where: { sectionId: money() }, order: { number: 'ASC' } });
/** Both turn their keys, again whenever an edit came between them, until the section is locked. */
const lockWhatever = async (): Promise<void> => {
  while ((await versions()).length === 0) {
    await turn('des');
    await turn('amira');
  }
};
const stateNow = async () => (await sectionNow(acts, money())).state;
const standing = async () => acts.get(SignOffReader).ofSection(await sectionNow(acts, money()));
const signedBy = async () => (await standing()).groups.flatMap(({ signOffs }) => signOffs).length;
const says = (words: string) => (doc: Y.Doc) => {
  const now =
    findBlock(doc, 'money-1')
      ?.block.content?.map(({ text }) => text ?? '')
      .join('') ?? '';
  replaceBlockText(doc, 'money-1', now, words);
};

describe('locking a section', () => {
  beforeEach(async () => {
    statement = await aStatementBeingAnswered(acts);
  });

  it('[R2] does nothing with one key, and waits', async () => {
    const { waiting, section } = allowed(await turn('des'));
    expect([waiting, section?.state, await versions()]).toEqual([true, 'RESPONDING', []]);
  });

  it.each(['PAUSED', 'WITHDRAWN', 'COUNCIL_DECISION'] as const)(
    '[R2] is not done while the statement is %s',
    async (state) => {
      await acts.db.manager.update(Statement, { id: statement.id }, { state, pausedFrom: 'RESPONDING' });
      expect(codesOf(await turn('des'))).toEqual(['freeze.not-now']);
      expect(await stateNow()).toBe('RESPONDING');
    },
  );

  it('[R2] is not done by one co-chair pressing twice', async () => {
    await turn('des');
    expect(codesOf(await turn('des'))).toEqual(['keys.already-turned']);
    expect(await stateNow()).toBe('RESPONDING');
  });

  it('[R2] counts no key for words that its co-chair has not seen', async () => {
    await turn('des');
    await write(acts, statement, 'tom', 'money', says('Quite other words.'));
    expect(allowed(await turn('amira')).waiting).toBe(true);
    expect(await stateNow()).toBe('RESPONDING');
    allowed(await turn('des'));
    expect(await stateNow()).toBe('FROZEN');
  });

  it('[R2] is not done by anybody else', async () => {
    await turn('des');
    expect(codesOf(await turn('helen'))).toEqual(['keys.not-co-chair']);
    expect(await stateNow()).toBe('RESPONDING');
  });

  it('[R2] is done once when both press at the same moment', async () => {
    const turns = await Promise.all([turn('des'), turn('amira')]);
    expect(turns.flatMap(codesOf)).toEqual([]);
    expect(turns.map(({ waiting }) => waiting).sort()).toEqual([false, true]);
    expect([(await versions()).length, (await entriesOf(acts, statement, 'section.frozen')).length]).toEqual([1, 1]);
  });

  it('[P12] hashes exactly the words that are there, and who wrote them', async () => {
    await freeze(acts, statement, money());
    const [version] = await versions();
    expect(version?.canonical).toContain('"The council publishes its rates each April."');
    expect(version?.attribution.words).toEqual([{ by: statement.members.amira.id, words: 7 }]);
    const { state, headSeq, logHead } = await sectionNow(acts, money());
    expect([state, version?.seq, version?.logHead]).toEqual(['FROZEN', headSeq, logHead]);
    await expect(acts.db.query("UPDATE section_version SET hash = 'x'")).rejects.toThrow('never changed or removed');
  });

  it('[R12] is refused over a suggestion that has no answer, at the first key', async () => {
    const suggestion = { sectionId: money(), proposer: statement.members.priya.id, blockId: 'money-1' };
    const words = { baseText: 'each April', proposedText: 'each month', reason: 'To plan wages.' };
    allowed(await acts.get(ReceiveProposal).run({ ...suggestion, ...words }));
    expect(codesOf(await turn('des'))).toEqual(['freeze.unanswered']);
    expect(await stateNow()).toBe('RESPONDING');
  });

  it('[R12] is refused when the suggestion comes between the two keys', async () => {
    await turn('des');
    const suggestion = { sectionId: money(), proposer: statement.members.priya.id, blockId: 'money-1' };
    const words = { baseText: 'each April', proposedText: 'each month', reason: 'To plan wages.' };
    allowed(await acts.get(ReceiveProposal).run({ ...suggestion, ...words }));
    expect([codesOf(await turn('amira')), await stateNow()]).toEqual([['freeze.unanswered'], 'RESPONDING']);
  });

  it('is refused for a section that is locked already', async () => {
    await freeze(acts, statement, money());
    expect(codesOf(await turn('des'))).toEqual(['freeze.wrong-state']);
  });

  it('[P5] refuses an edit afterwards', async () => {
    await freeze(acts, statement, money());
    const late = write(acts, statement, 'amira', 'money', paragraph('late', 'One more thing.'));
    await expect(late).rejects.toThrow('edit.locked');
  });

  it('[P5] lets no edit land between the lock and the hash, however many race it', async () => {
    for (let round = 0; round < 6; round += 1) {
      statement = await aStatementBeingAnswered(acts);
      const writers = SIGNATORIES.map((who, index) =>
        acts.get(WriteAsMember).run({
          sectionId: money(),
          writer: statement.members[who],
          edit: (doc) => void appendToBlock(doc, 'money-1', ` w${index}`),
        }),
      );
      await Promise.all([...writers, lockWhatever()]);
      const written = (await Promise.all(writers)).filter(({ seq }) => seq !== null).length;
      const [version] = await versions();
      const rows = await acts.db.manager.countBy(SectionUpdate, { sectionId: money() });
      expect([version?.seq, rows]).toEqual([1 + written, 1 + written]);
      expect(version?.canonical.match(/ w\d+/g)?.length ?? 0).toBe(written);
    }
  });
});

describe('opening a locked section again', () => {
  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
    await signByAll(acts, statement, 'money');
  });

  it('[R2] needs both co-chairs', async () => {
    expect(allowed(await turnBack('amira')).waiting).toBe(true);
    expect(await stateNow()).toBe('SIGNED');
    expect(codesOf(await turnBack('helen'))).toEqual(['keys.not-co-chair']);
    expect(allowed(await turnBack('des')).section?.state).toBe('RESPONDING');
  });

  it.each(['headSeq', 'epoch'] as const)(
    '[R2] counts no key that was turned while other words were locked (its %s)',
    async (moved) => {
      expect(allowed(await turnBack('des')).waiting).toBe(true);
      // Nothing changes a locked text today; the key must not rely on that.
      await acts.db.manager.increment(Section, { id: money() }, moved, 1);
      expect(allowed(await turnBack('amira')).waiting).toBe(true);
      expect(await stateNow()).toBe('SIGNED');
      expect(allowed(await turnBack('des')).section?.state).toBe('RESPONDING');
    },
  );

  it('is refused once the council decides', async () => {
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'COUNCIL_DECISION' });
    expect([codesOf(await turnBack('des')), await stateNow()]).toEqual([['reopen.wrong-state'], 'SIGNED']);
  });

  it('is refused for a section that is open', async () => {
    await reopen(acts, statement, money());
    expect(codesOf(await turnBack('des'))).toEqual(['reopen.wrong-state']);
  });

  it('[R16] keeps the signatures, and the state, of words that are locked again unchanged', async () => {
    await reopen(acts, statement, money());
    await freeze(acts, statement, money());
    expect([await signedBy(), await stateNow(), (await versions()).length]).toEqual([9, 'SIGNED', 2]);
    expect(await entriesOf(acts, statement, 'sign-offs.lapsed')).toEqual([]);
  });

  it('[R16] lapses every signature when one character changes, and says so to each signatory', async () => {
    const before = await currentHash(acts, statement, 'money');
    await reopen(acts, statement, money());
    await write(acts, statement, 'tom', 'money', says('The council publishes its rates each April!'));
    await freeze(acts, statement, money());
    expect([await signedBy(), await stateNow()]).toEqual([0, 'FROZEN']);
    const now = await currentHash(acts, statement, 'money');
    const entries = await entriesOf(acts, statement, 'sign-offs.lapsed');
    expect(entries.map(({ facts }) => facts)).toEqual([
      { section: 'money', was: before, now, lapsed: 9, lapsedOfWhole: 0 },
    ]);
    const mails = await acts.db.query(
      `SELECT count(DISTINCT "to")::int AS told FROM queued_mail
         JOIN person ON email = "to" JOIN membership m ON m.person_id = person.id
        WHERE m.statement_id = $1 AND subject LIKE '%A section you signed has changed%'`,
      [statement.id],
    );
    expect(mails).toEqual([{ told: 9 }]);
  });

  it('[R16] does not bring signatures back when the old words come back', async () => {
    const before = await currentHash(acts, statement, 'money');
    await reopen(acts, statement, money());
    await write(acts, statement, 'tom', 'money', says('The council publishes no rates.'));
    await freeze(acts, statement, money());
    await reopen(acts, statement, money());
    await write(acts, statement, 'tom', 'money', says('The council publishes its rates each April.'));
    await freeze(acts, statement, money());
    expect(await currentHash(acts, statement, 'money')).toBe(before);
    expect([await signedBy(), await stateNow()]).toEqual([0, 'FROZEN']);
    await signByAll(acts, statement, 'money');
    expect([await signedBy(), await stateNow()]).toEqual([9, 'SIGNED']);
  });

  it('[R16] lapses signatures of the whole with any of its sections, once', async () => {
    await signByAll(acts, statement, null);
    const whole = async () =>
      (await acts.get(SignOffReader).ofStatement(statement.id)).whole.flatMap(({ signOffs }) => signOffs);
    await reopen(acts, statement, money());
    expect(await whole()).toHaveLength(0);
    await freeze(acts, statement, money());
    expect(await whole()).toHaveLength(9);
    for (const section of ['terms', 'money'] as const) {
      await reopen(acts, statement, statement.sections[section]);
      await write(acts, statement, 'des', section, paragraph(`more-${section}`, 'More words.'));
      await freeze(acts, statement, statement.sections[section]);
    }
    expect(await whole()).toHaveLength(0);
    const lapsed = await entriesOf(acts, statement, 'sign-offs.lapsed');
    expect(lapsed.map(({ facts }) => [facts.section, facts.lapsed, facts.lapsedOfWhole])).toEqual([
      ['terms', 0, 9],
      ['money', 9, 0],
    ]);
  });

  it('[R16] does not bring signatures of the whole back when the old words come back', async () => {
    await signByAll(acts, statement, null);
    const before = await currentHash(acts, statement, null);
    for (const words of ['The council publishes no rates.', 'The council publishes its rates each April.']) {
      await reopen(acts, statement, money());
      await write(acts, statement, 'tom', 'money', says(words));
      await freeze(acts, statement, money());
    }
    expect(await currentHash(acts, statement, null)).toBe(before);
    const { whole } = await acts.get(SignOffReader).ofStatement(statement.id);
    expect(whole.map(({ position }) => position)).toEqual(['WAITING', 'WAITING', 'WAITING', 'WAITING']);
  });

  it('[R16] tells the difference from what somebody last signed', async () => {
    await reopen(acts, statement, money());
    await write(acts, statement, 'tom', 'money', says('The council publishes its rates each March.'));
    await write(acts, statement, 'tom', 'money', paragraph('money-2', 'It asks first.'));
    await freeze(acts, statement, money());
    const shown = await acts.get(FrozenSectionView).of(statement.actor('hassan'), money());
    expect([shown?.versionNumber, shown?.changes]).toEqual([
      2,
      [
        {
          kind: 'words',
          blockId: 'money-1',
          before: 'The council publishes its rates each April.',
          after: 'The council publishes its rates each March.',
        },
        { kind: 'new', blockId: 'money-2', before: null, after: 'It asks first.' },
      ],
    ]);
    expect((await acts.get(FrozenSectionView).of(statement.actor('bev'), money()))?.changes).toBeNull();
  });

  it('lets somebody change their mind about a section while another is open again', async () => {
    await reopen(acts, statement, statement.sections.matters);
    allowed(await sign(acts, statement, 'priya', { section: 'money', position: 'DISSENTED' }));
    expect(await signedBy()).toBe(9);
  });
});
