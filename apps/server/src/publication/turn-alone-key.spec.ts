import { verifyBundle, type AloneKind } from '#publication';
import {
  aStatementBeingSigned,
  attachOwnWords,
  currentHash,
  entriesOf,
  mediate,
  openStage,
  ownWordsOf,
  sectionNow,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { Concordat } from '../concordats/concordat.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AloneView } from './alone.view.js';
import { CouncilReply, Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { PublishedStatements } from './published-statements.js';
import { ReplyForCouncil } from './reply-for-council.js';
import { TurnAloneKey } from './turn-alone-key.js';
import { TurnPublishKey } from './turn-publish-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const REASONS = 'The law asks the council for a statement by June.';
const published = () => acts.db.manager.countBy(Publication, { statementId: statement.id });
const stateNow = async () => (await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).state;
const seenBy = (who: Who) => acts.get(AloneView).of(statement.actor(who));

async function turn(kind: AloneKind, who: Who, change: { seenHash?: string; reasons?: string } = {}) {
  const seenHash = change.seenHash ?? (await currentHash(acts, statement, null));
  const reasons = kind === 'COUNCIL_ONLY' ? (change.reasons ?? REASONS) : null;
  return acts.get(TurnAloneKey).run(statement.actor(who), { kind, seenHash, reasons });
}

/** A statement being signed; of the whole, everybody has decided, and these groups have not signed. */
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

const bundleOf = (publication: Publication) => {
  const { ok, bundle } = verifyBundle(new TextEncoder().encode(publication.bundle));
  expect(ok).toBe(true);
  return bundle!;
};

describe('the council alone', () => {
  beforeEach(() => notSignedBy('PEOPLE', 'PROVIDERS'));

  it('[R24] cannot publish before mediation, while it goes on, or after it ended in agreement', async () => {
    expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.no-mediation']);
    await openStage(acts, statement, 'MEDIATION');
    expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.mediation-open']);
    await mediate(acts, statement, 'agreed');
    expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.mediation-agreed']);
    expect([await published(), await stateNow()]).toEqual([0, 'MEDIATION']);
  });

  it('[R24] cannot publish by one person, however often, nor by two of whom none is co-chair or sponsor', async () => {
    await mediate(acts, statement, 'failed');
    expect(allowed(await turn('COUNCIL_ONLY', 'neil')).waiting).toBe(true);
    expect(codesOf(await turn('COUNCIL_ONLY', 'neil'))).toEqual(['alone.twice']);
    await acts.db.manager.update(Membership, { id: statement.members.bev.id }, { constituency: 'COMMISSIONERS' });
    const bev = { ...statement.actor('bev'), constituency: 'COMMISSIONERS' };
    const seenHash = await currentHash(acts, statement, null);
    const wanted = { kind: 'COUNCIL_ONLY', seenHash, reasons: REASONS } as const;
    expect(allowed(await acts.get(TurnAloneKey).run(bev, wanted)).waiting).toBe(true);
    expect([await published(), await stateNow()]).toEqual([0, 'MEDIATION']);
  });

  it('[R24] takes no key from any other group, from nobody’s group, or for other reasons', async () => {
    await mediate(acts, statement, 'failed');
    allowed(await turn('COUNCIL_ONLY', 'neil'));
    for (const who of ['des', 'priya', 'sam', 'hassan'] as const) {
      expect(codesOf(await turn('COUNCIL_ONLY', who))).toEqual(['alone.not-council']);
    }
    expect(codesOf(await turn('COUNCIL_ONLY', 'helen', { reasons: 'Because.' }))).toEqual(['alone.reasons']);
    expect(codesOf(await turn('COUNCIL_ONLY', 'helen', { reasons: 'We are in a hurry.' }))).toEqual([
      'alone.other-reasons',
    ]);
    expect(codesOf(await turn('COUNCIL_ONLY', 'helen', { seenHash: 'b'.repeat(64) }))).toEqual(['alone.text-changed']);
    expect(await published()).toBe(0);
    const seen = await seenBy('neil');
    expect(seen.council).toMatchObject({ agreedFor: ['COMMISSIONERS'], mine: true, reasons: REASONS, blockedBy: [] });
  });

  it('[R24] publishes with two keys and public reasons, with the groups that did not sign in its heading', async () => {
    const own = allowed(await attachOwnWords(acts, statement, 'priya', { forGroup: true }));
    await mediate(acts, statement, 'failed');
    await openStage(acts, statement, 'SIGN_OFF');
    allowed(await turn('COUNCIL_ONLY', 'neil', { reasons: 'To be put better.' }));
    allowed(await turn('COUNCIL_ONLY', 'neil'));
    const { publication } = allowed(await turn('COUNCIL_ONLY', 'helen'));
    expect(publication).toMatchObject({ version: 1, kind: 'COUNCIL_ONLY' });
    expect(await stateNow()).toBe('PUBLISHED');
    const { statement: facts, alone, minorityStatements, councilDecision } = bundleOf(publication!);
    expect([facts.label, alone?.groups, alone?.reasons, alone?.by.length, councilDecision]).toEqual([
      'COUNCIL_ONLY',
      ['PEOPLE', 'PROVIDERS'],
      REASONS,
      2,
      null,
    ]);
    expect(alone?.mediation).toMatchObject({ issue: 'The price of an hour.', outcome: 'failed' });
    expect(minorityStatements.map(({ id }) => id)).toEqual([own.minorityStatement?.id]);
    expect((await sectionNow(acts, statement.sections.money)).state).toBe('NOT_AGREED');
  });

  it('[R24] stays in the record for ever, with its reasons as a proof that the file opens', async () => {
    await mediate(acts, statement, 'failed');
    allowed(await turn('COUNCIL_ONLY', 'amira'));
    const { publication } = allowed(await turn('COUNCIL_ONLY', 'neil'));
    const [entry] = await entriesOf(acts, statement, 'statement.published');
    expect(entry?.facts).toMatchObject({ label: 'COUNCIL_ONLY', version: 1 });
    expect(JSON.stringify(entry)).not.toContain('June');
    const keys = await entriesOf(acts, statement, 'publishing-alone.agreed');
    expect(keys.map(({ facts, constituency }) => [facts.kind, constituency])).toEqual([
      ['COUNCIL_ONLY', 'COMMISSIONERS'],
      ['COUNCIL_ONLY', 'COMMISSIONERS'],
    ]);
    const { openings, record } = await acts.get(PublicationReader).bundle(publication!);
    expect(record.head).toBe(entry?.hash);
    const opened = openings.record.map(({ seq, content }) => [record.entries[seq - 1]?.kind, content]);
    expect(opened).toContainEqual(['statement.published', REASONS]);
    expect(opened).toContainEqual(['mediation.described', 'The price of an hour.']);
    await expect(acts.db.query("UPDATE publication SET kind = 'CO_PRODUCED'")).rejects.toThrow('never changed');
  });

  it('[R24] publishes once when both press at the same moment', async () => {
    await mediate(acts, statement, 'failed');
    const turns = await Promise.all([turn('COUNCIL_ONLY', 'amira'), turn('COUNCIL_ONLY', 'helen')]);
    expect([turns.flatMap(codesOf), turns.filter((one) => one.publication).length, await published()]).toEqual([
      [],
      1,
      1,
    ]);
  });

  it('[R21] does not make it published together: both co-chairs’ keys are refused before and after', async () => {
    await mediate(acts, statement, 'failed');
    const wanted = { seenHash: await currentHash(acts, statement, null), changeNote: 'First.' };
    expect(codesOf(await acts.get(TurnPublishKey).run(statement.actor('des'), wanted))).toContain('publish.not-open');
    for (const who of ['amira', 'helen'] as const) allowed(await turn('COUNCIL_ONLY', who));
    expect(codesOf(await acts.get(TurnPublishKey).run(statement.actor('des'), wanted))).toContain('publish.not-open');
    expect(codesOf(await turn('COUNCIL_ONLY', 'neil'))).toEqual(['alone.not-open', 'alone.no-mediation']);
  });

  it('[R24] is listed with its own words', async () => {
    await mediate(acts, statement, 'failed');
    for (const who of ['amira', 'helen'] as const) allowed(await turn('COUNCIL_ONLY', who));
    const listed = (await acts.get(PublishedStatements).all()).find(({ statementId }) => statementId === statement.id);
    expect(listed?.heading).toBe(
      'Published by the council without the agreement of people who draw on care and support and care providers',
    );
  });
});

describe('the council', () => {
  it('[R24] publishes together what can be: nothing alone while the sign-offs allow a label', async () => {
    await notSignedBy('PROVIDERS');
    await mediate(acts, statement, 'failed');
    expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.together']);
  });

  it('[R24] publishes nothing that its own group has not signed', async () => {
    await notSignedBy('COMMISSIONERS', 'PEOPLE');
    await mediate(acts, statement, 'failed');
    expect(codesOf(await turn('COUNCIL_ONLY', 'amira'))).toEqual(['alone.council-not-signed']);
  });
});

describe('other groups without the council', () => {
  const reply = (who: Who, text = 'We cannot promise this money.') =>
    acts.get(ReplyForCouncil).run(statement.actor(who), { text });
  const publishByThree = async () => {
    allowed(await turn('PARTNERS_ONLY', 'priya'));
    allowed(await turn('PARTNERS_ONLY', 'lorraine'));
    return allowed(await turn('PARTNERS_ONLY', 'ruth')).publication!;
  };

  describe('that have signed the whole', () => {
    beforeEach(() => notSignedBy('COMMISSIONERS'));

    it('[R24b] cannot publish before mediation has failed', async () => {
      expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toEqual(['alone.no-mediation']);
      await openStage(acts, statement, 'MEDIATION');
      expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toEqual(['alone.mediation-open']);
    });

    it('[R24b] cannot where the agreement switched it off', async () => {
      const { id, parameters } = await acts.db.manager.findOneByOrFail(Concordat, { statementId: statement.id });
      const off = { ...parameters, mirrorPublication: false };
      await acts.db.manager.update(Concordat, { id }, { parameters: off as never });
      await mediate(acts, statement, 'failed');
      expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toEqual(['alone.mirror-off']);
    });

    it('[R24b] publish by one signatory of each of three groups, and the file says so', async () => {
      await mediate(acts, statement, 'failed');
      expect(codesOf(await turn('PARTNERS_ONLY', 'bev'))).toEqual(['alone.not-a-signatory']);
      expect(codesOf(await turn('PARTNERS_ONLY', 'amira'))).toEqual(['alone.group-not-signed']);
      expect(codesOf(await turn('PARTNERS_ONLY', 'sam'))).toEqual(['alone.group-not-signed', 'alone.not-a-signatory']);
      allowed(await turn('PARTNERS_ONLY', 'priya'));
      expect(codesOf(await turn('PARTNERS_ONLY', 'tom'))).toEqual(['alone.twice']);
      allowed(await turn('PARTNERS_ONLY', 'des'));
      expect([await published(), (await seenBy('des')).partners.agreedFor]).toEqual([0, ['PROVIDERS', 'PEOPLE']]);
      const { publication } = allowed(await turn('PARTNERS_ONLY', 'hassan'));
      const { statement: facts, alone } = bundleOf(publication!);
      expect([facts.label, alone?.groups, alone?.reasons, alone?.reply]).toEqual([
        'PARTNERS_ONLY',
        ['PEOPLE', 'CARERS', 'PROVIDERS'],
        null,
        null,
      ]);
      expect(publication?.changeNote).toMatch(/^Agreed by .*The council has not agreed this and it is not council/);
      expect(await stateNow()).toBe('PUBLISHED');
    });

    it('[R24b] are refused when one of them takes its signature back, whoever had agreed', async () => {
      await mediate(acts, statement, 'failed');
      allowed(await turn('PARTNERS_ONLY', 'priya'));
      for (const who of ['priya', 'tom'] as const) {
        allowed(await sign(acts, statement, who, { section: null, position: 'DISSENTED' }));
      }
      expect(codesOf(await turn('PARTNERS_ONLY', 'des'))).toEqual(['alone.too-few']);
    });

    it('[R24b] count no key of somebody who takes part no more', async () => {
      const { id } = statement.members.bev;
      await acts.db.manager.update(Membership, { id }, { signatory: true });
      await mediate(acts, statement, 'failed');
      const seenHash = await currentHash(acts, statement, null);
      const bev = { ...statement.actor('bev'), signatory: true };
      allowed(await acts.get(TurnAloneKey).run(bev, { kind: 'PARTNERS_ONLY', seenHash, reasons: null }));
      await acts.db.manager.update(Membership, { id }, { status: 'ended' });
      allowed(await turn('PARTNERS_ONLY', 'des'));
      expect(allowed(await turn('PARTNERS_ONLY', 'hassan')).publication).toBeNull();
      expect(await published()).toBe(0);
      expect(allowed(await turn('PARTNERS_ONLY', 'priya')).publication?.kind).toBe('PARTNERS_ONLY');
    });

    it('[R24b] publish with the reply that the council gave before, once', async () => {
      expect(codesOf(await reply('neil'))).toEqual(['council-reply.not-open']);
      await mediate(acts, statement, 'failed');
      expect(codesOf(await reply('des'))).toEqual(['council-reply.not-council']);
      expect((await seenBy('neil')).mayReply).toBe(true);
      allowed(await reply('neil'));
      expect(codesOf(await reply('helen', 'Another.'))).toEqual(['council-reply.exists']);
      const { alone } = bundleOf(await publishByThree());
      expect(alone?.reply?.text).toBe('We cannot promise this money.');
    });

    it('[R24b] get the reply also after publication, beside a file that does not change', async () => {
      await mediate(acts, statement, 'failed');
      const publication = await publishByThree();
      expect(codesOf(await reply('neil', ' '))).toEqual(['council-reply.empty']);
      allowed(await reply('neil'));
      expect(codesOf(await reply('helen'))).toEqual(['council-reply.exists']);
      const { statementId, documentHash } = publication;
      const found = await acts.get(PublicationReader).councilReply(statementId, documentHash);
      expect(found?.text).toBe('We cannot promise this money.');
      const [entry] = await entriesOf(acts, statement, 'council-reply.given');
      expect(JSON.stringify(entry)).not.toContain('promise');
      await expect(acts.db.manager.delete(CouncilReply, { statementId })).rejects.toThrow('never changed or removed');
    });
  });

  it('[R24b] get the reply also when it is time to look at the version again', async () => {
    await notSignedBy('COMMISSIONERS');
    await mediate(acts, statement, 'failed');
    await publishByThree();
    await openStage(acts, statement, 'REVIEW_DUE');
    expect((await seenBy('neil')).mayReply).toBe(true);
    allowed(await reply('neil'));
  });

  it('[R24b] cannot publish with too few groups, or without people and carers', async () => {
    await notSignedBy('COMMISSIONERS', 'PEOPLE', 'CARERS');
    await mediate(acts, statement, 'failed');
    expect(codesOf(await turn('PARTNERS_ONLY', 'priya'))).toEqual(['alone.too-few']);
    const blocked = (await seenBy('priya')).partners.blockedBy.map(({ because }) => because);
    expect(blocked[0]).toContain('people who draw on care or unpaid carers among them');
  });

  it('[R24b] cannot publish without a council that has signed', async () => {
    await notSignedBy('PEOPLE');
    await ownWordsOf(acts, statement, ['hassan'], { text: 'Nobody asked us.' });
    await mediate(acts, statement, 'failed');
    expect(codesOf(await turn('PARTNERS_ONLY', 'hassan'))).toEqual(['alone.council-signed', 'alone.too-few']);
  });
});
