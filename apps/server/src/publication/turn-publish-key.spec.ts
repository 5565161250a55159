import { verifyBundle } from '#publication';
import { aStatementReadyToPublish, publish } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { PublicationReader } from './publication.reader.js';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

it('publishes', async () => {
  const statement = await aStatementReadyToPublish(acts);
  const publication = await publish(acts, statement);
  const text = await acts.get(PublicationReader).bundleText(publication);
  const verdict = verifyBundle(new TextEncoder().encode(text));
  expect(verdict.faults).toEqual([]);
});
