import { HIDDEN_BECAUSE } from '#deliberation';
import { verifyBundle } from '#publication';
import { aStatementBeingSigned, currentHash, mediate, sign, signByAll } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { PublishedPanels } from '../power-panel/published-panels.js';
import { RateLadder } from '../power-panel/rate-ladder.js';
import { FlagOwnWords } from '../sign-off/flag-own-words.js';
import { PublicationReader } from './publication.reader.js';
import { TurnAloneKey } from './turn-alone-key.js';

const PRICE = 'We mean to pay 31 pounds an hour from next April on.';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

it('[R34] hidden words that their group says again are in neither the file nor its panel, and nobody else is silenced', async () => {
  const statement = await aStatementBeingSigned(acts);
  await signByAll(acts, statement, 'matters');
  for (const who of SIGNATORIES) {
    const position = COMPANY[who][0] === 'PEOPLE' ? 'DISSENTED' : 'SIGNED';
    allowed(await sign(acts, statement, who, { section: null, position }));
    allowed(await sign(acts, statement, who, { section: 'money', position }));
  }
  const reserved = { section: 'money', position: 'SIGNED_WITH_RESERVATION', text: PRICE } as const;
  const { signOff } = allowed(await sign(acts, statement, 'amira', reserved));
  const flag = { signOffId: signOff!.id, ground: 'COMPETITION', why: 'It is a price.' } as const;
  const { concern } = allowed(await acts.get(FlagOwnWords).reason(statement.actor('hassan'), flag));
  const taken = { concernId: concern!.id, decision: 'TAKEN_OUT', reason: 'It tells a price.' };
  allowed(await acts.get(DecideConcern).run(statement.actor('des'), taken));
  for (const who of ['helen', 'priya'] as const) {
    allowed(await acts.get(RateLadder).run(statement.actor(who), { rung: 4, why: PRICE }));
  }
  await mediate(acts, statement, 'failed');
  const seenHash = await currentHash(acts, statement, null);
  const wanted = { kind: 'COUNCIL_ONLY', seenHash, reasons: PRICE } as const;
  allowed(await acts.get(TurnAloneKey).run(statement.actor('neil'), wanted));
  const { publication } = allowed(await acts.get(TurnAloneKey).run(statement.actor('helen'), wanted));

  const file = await acts.get(PublicationReader).bundleText(publication!);
  const bytes = new TextEncoder().encode(file);
  const { faults, bundle } = verifyBundle(bytes);
  expect([file.includes('31 pounds'), faults, brokenRule(bytes)]).toEqual([false, [], null]);
  expect(bundle?.alone?.reasons).toMatch(/^\[A competition check took these words out on /);
  const panel = JSON.stringify(await acts.get(PublishedPanels).of(publication!.id));
  // What the providers say stays: no flag about one group hides what another says.
  expect([panel.split(PRICE).length - 1, panel.includes(HIDDEN_BECAUSE.COMPETITION)]).toEqual([1, true]);
});
