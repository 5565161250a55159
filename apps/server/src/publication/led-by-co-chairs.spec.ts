import { verifyBundle } from '#publication';
import {
  aStatementBeingSigned,
  AGREED,
  openStage,
  publish,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { labelOf, SignOffReader } from '../sign-off/sign-off.reader.js';
import { Section } from '../statements/section.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { PublicationReader } from './publication.reader.js';
import { RecordCouncilDecision } from './record-council-decision.js';

let acts: ActsApp;
let statement: StatementUnderTest;

/** Nobody leads the section on money alone, so both co-chairs do: Des for people, Amira for the council. */
beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementBeingSigned(acts);
  await acts.db.manager.update(Section, { id: statement.sections.money }, { leads: [] });
});

afterAll(() => acts.close());

const labelled = async () => labelOf(await acts.get(SignOffReader).ofStatement(statement.id));
const signedMoney = async (position: 'SIGNED' | 'DISSENTED', ...all: Who[]) => {
  for (const who of all) allowed(await sign(acts, statement, who, { section: 'money', position }));
};

it('[R21] a section that no group leads alone needs the signatures of both co-chairs’ groups, and says so before', async () => {
  for (const section of ['matters', null] as const) await signByAll(acts, statement, section);
  await signedMoney('SIGNED', 'des', 'lorraine', 'm', 'hassan', 'ruth', 'priya', 'tom');
  await signedMoney('DISSENTED', 'amira', 'helen');
  const { label, refusals } = await labelled();
  expect([label, refusals.map(({ code }) => code)]).toEqual([null, ['label.lead-not-signed']]);
  const asked = await acts.get(TurnStageKey).run(statement.actor('des'), { to: 'COUNCIL_DECISION' });
  expect(codesOf(asked)).toEqual(['stage.no-label', 'label.lead-not-signed']);
});

it('[R25] the published file says who led it, and both verifiers check the label against that', async () => {
  await signedMoney('SIGNED', 'amira', 'helen');
  expect((await labelled()).label).toBe('CO_PRODUCED');
  await openStage(acts, statement, 'COUNCIL_DECISION');
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), AGREED));
  const bytes = new TextEncoder().encode(await acts.get(PublicationReader).bundleText(await publish(acts, statement)));
  const { bundle, faults } = verifyBundle(bytes);
  expect(bundle?.sections.map(({ key, leads }) => [key, leads])).toEqual([
    ['matters', ['PEOPLE']],
    ['money', ['COMMISSIONERS', 'PEOPLE']],
    ['terms', ['PEOPLE']],
  ]);
  expect([faults, brokenRule(bytes)]).toEqual([[], null]);
});
