import { appendBlocks } from '#document';
import { keyIdOf, verifyBundle, type Bundle } from '#publication';
import { randomInt } from 'node:crypto';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementReadyToPublish,
  AGREED,
  freeze,
  openStage,
  ownWordsOf,
  publish,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { Membership } from '../membership/membership.entity.js';
import { ReplyToMinorityStatement } from '../sign-off/reply-to-minority-statement.js';
import { SignOff } from '../sign-off/sign-off.entity.js';
import { BringDataset } from '../statements/bring-dataset.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { NameOpening, Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { PublishedStatements } from './published-statements.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { SigningKey } from '../timeline/signing-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let publication: Publication;

/**
 * One statement with dissent, its own words with a reply, those of three members, those of two who wait for a third, a
 * hidden signature and a name shown to its group only.
 */
beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementBeingSigned(acts);
  const { members, actor } = statement;
  const display = { displayForm: 'group-only', displayAudience: 'own-group' } as const;
  await acts.db.manager.update(Membership, { id: members.lorraine.id }, display);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  const dissent = { section: 'money', position: 'DISSENTED', text: 'The price is below cost.' } as const;
  allowed(await sign(acts, statement, 'priya', dissent));
  allowed(await sign(acts, statement, 'tom', { ...dissent, text: 'I cannot pay my staff from it.', showName: false }));
  const minorityStatementId = await ownWordsOf(acts, statement, ['priya'], { forGroup: true, ...WORDS });
  await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'], { title: 'Three of us', text: 'We want it sooner.' });
  await ownWordsOf(acts, statement, ['hassan', 'ruth'], { ...WORDS, text: 'Nobody asked us in time.' });
  const reply = { minorityStatementId, text: 'The budget is a declared limit.' };
  allowed(await acts.get(ReplyToMinorityStatement).run(actor('amira'), reply));
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(actor('helen'), AGREED));
  publication = await publish(acts, statement);
});

afterAll(() => acts.close());

/** Of the group that did not sign. Those that wait have the same title. */
const WORDS = { title: 'In our own words', text: 'A price below cost buys no hours.' };

const reader = () => acts.get(PublicationReader);
const fileNow = () => reader().bundleText(publication);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const bundleNow = async (): Promise<Bundle> => JSON.parse(await fileNow()) as Bundle;
const refOf = (who: keyof StatementUnderTest['members']) => statement.members[who].pseudonym;
const namesIn = ({ openings }: Bundle) => new Map(openings.names.map(({ ref, content }) => [ref, content.name]));

it('[R27] verifies offline, with the key that is published', async () => {
  const [key] = await reader().keys();
  const verdict = verifyBundle(bytesOf(await fileNow()), { trustedKey: key?.publicKey ?? '' });
  expect([verdict.faults, verdict.ok, verdict.trusted]).toEqual([[], true, true]);
  expect(publication.keyId).toBe(key?.keyId);
});

it('[R25] says who wrote, who signed, who did not and what they say', async () => {
  const { statement: facts, sections, minorityStatements, councilDecision, groups } = await bundleNow();
  expect(facts).toMatchObject({ version: 1, supersedes: null, label: 'CO_PRODUCED_WITH_DISSENT', language: 'en-GB' });
  expect(sections.map(({ key, state }) => [key, state])).toEqual([
    ['matters', 'SIGNED'],
    ['money', 'SIGNED_WITH_DISSENT'],
    ['terms', 'FROZEN'],
  ]);
  expect(sections[0]?.attribution.words).toEqual([
    { by: refOf('hassan'), words: 9 },
    { by: refOf('lorraine'), words: 5 },
  ]);
  expect(sections[1]?.positions.at(-1)).toMatchObject({
    constituency: 'PROVIDERS',
    position: 'DISSENTED',
    text: 'The price is below cost.\n\nI cannot pay my staff from it.',
    decidedBy: 'consensus',
  });
  expect(minorityStatements[0]).toMatchObject({ section: 'money', signedBy: [refOf('priya')] });
  expect(minorityStatements[0]?.reply).toMatchObject({ by: refOf('amira'), text: 'The budget is a declared limit.' });
  expect(councilDecision).toEqual(AGREED);
  expect(groups.map(({ code }) => code)).toEqual(['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS']);
});

it('[R28] opens names of those who show them to everyone, and of nobody else', async () => {
  const bundle = await bundleNow();
  expect(namesIn(bundle).get(refOf('hassan'))).toBe('Hassan Fullname');
  expect(bundle.contributors.find(({ ref }) => ref === refOf('lorraine'))?.name).toBeNull();
  expect(await fileNow()).not.toContain('Lorraine Fullname');
});

it('names nobody who only signed without showing a name, and joins that signature to nothing', async () => {
  const tom = await acts.db.manager.findOneByOrFail(SignOff, {
    membershipId: statement.members.tom.id,
    showName: false,
  });
  const bundle = await bundleNow();
  const providers = bundle.sections[1]?.positions.at(-1);
  expect(providers?.signatories.map(({ ref }) => ref)).toEqual([refOf('priya'), tom.id]);
  expect(bundle.contributors.find(({ ref }) => ref === tom.id)).toEqual({
    ref: tom.id,
    constituency: 'PROVIDERS',
    name: null,
  });
  const ofTom = bundle.record.entries.filter(({ facts }) => facts.signOff === tom.id);
  expect(ofTom.map(({ actor }) => actor)).toEqual([tom.id]);
});

it('opens those words of the record that it shows anyway, and no others', async () => {
  const { openings, record } = await bundleNow();
  const kinds = openings.record.map(({ seq, name }) => [record.entries[seq - 1]?.kind, name].join(' '));
  expect(kinds.sort()).toEqual([
    'council-decision.recorded body',
    'council-decision.recorded reference',
    'minority-statement.attached by',
    'minority-statement.attached text',
    'minority-statement.attached text',
    'minority-statement.attached title',
    'minority-statement.attached title',
    'minority-statement.joined by',
    'minority-statement.replied text',
    'sign-off.given text',
    'sign-off.given text',
  ]);
  expect(openings.record.map(({ content }) => content)).not.toContain('Nobody asked us in time.');
});

it('[R19] holds the words of members who are three, with each name', async () => {
  const { minorityStatements } = await bundleNow();
  expect(minorityStatements.map(({ by, text, signedBy }) => [by, text, signedBy])).toEqual([
    ['constituency', WORDS.text, [refOf('priya')]],
    ['three members', 'We want it sooner.', [refOf('des'), refOf('lorraine'), refOf('m')]],
  ]);
});

it('[R19] holds nothing of words that wait, opens nothing of them, and does not tell who joined them', async () => {
  expect(await fileNow()).not.toContain('Nobody asked us in time.');
  const { record, openings, contributors, minorityStatements } = await bundleNow();
  const published = new Set(minorityStatements.map(({ id }) => id));
  const ofWaiting = record.entries.filter(
    ({ kind, facts }) => kind.startsWith('minority-statement.') && !published.has(String(facts.id)),
  );
  expect(ofWaiting.map(({ kind }) => kind)).toEqual(['minority-statement.attached', 'minority-statement.joined']);
  const opened = new Set(openings.record.map(({ seq }) => seq));
  expect(ofWaiting.filter(({ seq }) => opened.has(seq))).toEqual([]);
  const known = new Set(contributors.map(({ ref }) => ref));
  expect(ofWaiting.filter(({ actor }) => known.has(actor ?? '') || actor === refOf('ruth'))).toEqual([]);
});

it('holds every entry of the record up to its own, and nothing that names a membership or a person', async () => {
  const { record } = await bundleNow();
  expect(record.entries.at(-1)?.kind).toBe('statement.published');
  const text = await fileNow();
  for (const { id, personId } of Object.values(statement.members)) {
    expect([text.includes(id), text.includes(personId)]).toEqual([false, false]);
  }
});

it('[A1] is refused after any byte of it is flipped, 200 times, naming the place', async () => {
  const bytes = bytesOf(await fileNow());
  const missed: string[] = [];
  for (let flip = 0; flip < 200; flip += 1) {
    const at = randomInt(bytes.length);
    const bit = 1 << randomInt(8);
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ bit;
    const { ok, faults } = verifyBundle(flipped);
    const named = faults.length > 0 && faults.every(({ part, because }) => part !== '' && because !== '');
    if (ok || !named) missed.push(`byte ${at}, bit ${bit}`);
  }
  expect(missed).toEqual([]);
});

it('[R29] shows no name that its bearer does not show any more, and still verifies', async () => {
  const { id } = statement.members.hassan;
  await acts.db.manager.update(Membership, { id }, { displayForm: 'group-only' });
  const hidden = await fileNow();
  expect([hidden.includes('Hassan'), verifyBundle(bytesOf(hidden)).ok]).toEqual([false, true]);
  await acts.db.manager.update(Membership, { id }, { displayForm: 'first-name' });
  expect(namesIn(await bundleNow()).has(refOf('hassan'))).toBe(false);
  await acts.db.manager.update(Membership, { id }, { displayForm: 'full-name' });
  expect(namesIn(await bundleNow()).get(refOf('hassan'))).toBe('Hassan Fullname');
});

it('[R28] verifies after a name and words of the record are taken away for good', async () => {
  await acts.db.manager.delete(NameOpening, { publicationId: publication.id, ref: refOf('ruth') });
  const titles = await acts.db.manager.findBy(RecordOpening, { chain: statement.id, name: 'title' });
  for (const { chain, seq, name } of titles) {
    const marker = { chain, seq, name, reason: 'It names somebody.', date: '2026-11-26', recordedAs: seq };
    await acts.db.manager.insert(RecordRemoval, marker);
  }
  await acts.db.manager.delete(RecordOpening, { chain: statement.id, name: 'title' });
  const bundle = await bundleNow();
  const verdict = verifyBundle(bytesOf(await fileNow()));
  expect([verdict.ok, namesIn(bundle).has(refOf('ruth'))]).toEqual([true, false]);
  expect(bundle.openings.record.map(({ name }) => name)).not.toContain('title');
  expect(bundle.signature).toEqual((JSON.parse(publication.bundle) as Bundle).signature);
});

it('keeps the file without openings, which nobody can change', async () => {
  const kept = await acts.db.manager.findOneByOrFail(Publication, { id: publication.id });
  expect((JSON.parse(kept.bundle) as Bundle).openings).toEqual({ names: [], record: [], removed: [] });
  expect(kept.bundle).not.toContain('Fullname');
});

it('finds versions by number, the newest, and all of them', async () => {
  expect((await reader().latest(statement.id))?.version).toBe(1);
  expect((await reader().version(statement.id, 1))?.id).toBe(publication.id);
  expect(await reader().version(statement.id, 2)).toBeNull();
  expect((await reader().list(statement.id)).map(({ version }) => version)).toEqual([1]);
});

it('[R39] publishes the tables that a section was signed with, and no others', async () => {
  const other = await aStatementBeingAnswered(acts);
  for (const key of ['T1', 'T2']) allowed(await acts.get(BringDataset).run(other.actor('neil'), aTable(key)));
  const table = {
    type: 'datasetTable',
    attrs: { id: 'money-2', dataset: 'T1' },
    content: [{ type: 'text', text: 'Hours.' }],
  };
  await write(acts, other, 'amira', 'money', (doc) => appendBlocks(doc, [table]));
  for (const sectionId of Object.values(other.sections)) await freeze(acts, other, sectionId);
  await openStage(acts, other, 'SIGN_OFF');
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, other, section);
  await openStage(acts, other, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(other.actor('helen'), AGREED));
  const { datasets } = JSON.parse((await publish(acts, other)).bundle) as Bundle;
  expect(datasets.map(({ id, owner }) => [id, owner])).toEqual([['T1', other.members.neil.pseudonym]]);
});

const aTable = (key: string) => ({
  key,
  title: `Hours of homecare, ${key}`,
  headline: 'More hours are needed every year',
  source: 'Northmoor Council',
  period: '2025/26',
  geography: 'Northmoor',
  caveat: '',
  textAlternative: 'Hours rise.',
  columns: ['Year', 'Hours'],
  rows: [['2025/26', '14,200']],
  smallCountsAcknowledged: false,
});

it('lists what every council has published', async () => {
  const other = await aStatementReadyToPublish(acts);
  await publish(acts, other);
  const listed = await acts.get(PublishedStatements).all();
  expect(listed[0]?.statementId).toBe(other.id);
  expect(listed.find(({ statementId }) => statementId === statement.id)).toMatchObject({
    title: 'Our care and support statement',
    council: { name: 'Northmoor Council' },
    version: 1,
    label: 'CO_PRODUCED_WITH_DISSENT',
    groups: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
    groupsSigned: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
    sections: 2,
    notSigned: [{ key: 'money', title: 'Money', groups: ['PROVIDERS'] }],
  });
});

it('signs with the key of this server, under its short name', async () => {
  const { publicKey } = await acts.get(SigningKey).signer();
  expect((await bundleNow()).signature).toMatchObject({ publicKey, keyId: keyIdOf(publicKey) });
});
