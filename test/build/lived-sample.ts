import type { Bundle } from '#publication';
import { DemoLoader } from '../../apps/server/src/demo/demo-loader.js';
import { DemoModule } from '../../apps/server/src/demo/demo.module.js';
import { readNorthmoor, type SampleKey } from '../../apps/server/src/demo/northmoor.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { PublicationReader } from '../../apps/server/src/publication/publication.reader.js';
import { Statement } from '../../apps/server/src/statements/statement.entity.js';
import type { Logger } from 'typeorm';
import { startActsApp, type ActsApp } from './acts-app.js';

/** The Northmoor sample as it is once it was lived, in a database of its own. */
export interface LivedSample {
  readonly acts: ActsApp;
  readonly statement: Statement;
  readonly bundle: Bundle;
  /** The published file. */
  readonly text: string;
  readonly members: readonly Membership[];
  /** How many questions the database was asked to load it. */
  readonly questions: number;
  /** The sample's key of whom a membership or a pseudonym is. */
  who(idOrPseudonym: string | null): SampleKey;
}

/** Loads the sample, and says how far it has come. */
export async function livedSample(say: (line: string) => void = () => undefined): Promise<LivedSample> {
  const config = { demo: true, databaseUrl: null, baseUrl: 'http://position.test' };
  const acts = await startActsApp({ module: DemoModule, config });
  const questions = await countQuestions(acts, () => acts.get(DemoLoader).loadIfEmpty(say));
  const sample = readNorthmoor();
  const statement = await acts.db.manager.findOneByOrFail(Statement, { slug: sample.statement.slug });
  const reader = acts.get(PublicationReader);
  const text = await reader.bundleText((await reader.version(statement.id, 1))!);
  const found = await acts.db.manager.findBy(Membership, { statementId: statement.id });
  // People join in the sample's order, so their numbers follow it.
  const members = [...found].sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime());
  const keys = sample.people.filter(({ roles }) => !roles.includes('admin')).map(({ id }) => id);
  const known = new Map(
    members.flatMap(({ id, pseudonym }, index) => [id, pseudonym].map((name) => [name as string, keys[index] ?? ''])),
  );
  const who = (name: string | null): SampleKey => known.get(name ?? '') ?? `nobody known: ${name}`;
  return { acts, statement, bundle: JSON.parse(text) as Bundle, text, members, questions, who };
}

async function countQuestions({ db }: ActsApp, act: () => Promise<unknown>): Promise<number> {
  const { logger } = db;
  let count = 0;
  const logQuery = () => (count += 1);
  db.logger = { logQuery, logQueryError: () => 0, logQuerySlow: () => 0 } as unknown as Logger;
  await act().finally(() => (db.logger = logger));
  return count;
}
