import { Global, Module, type INestApplication, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Clock } from '../../apps/server/src/platform/clock.js';
import { Config } from '../../apps/server/src/platform/config.js';
import { Mail } from '../../apps/server/src/platform/mail.js';
import { ChangeFeed } from '../../apps/server/src/platform/notifications.js';
import { Metrics } from '../../apps/server/src/platform/metrics.js';
import { Randomness } from '../../apps/server/src/platform/randomness.js';
import { ScopeFinder } from '../../apps/server/src/platform/scope.js';
import { ServerNews } from '../../apps/server/src/platform/server-news.js';
import { SharedChanges } from '../../apps/server/src/platform/shared-changes.js';
import { PublicationModule } from '../../apps/server/src/publication/publication.module.js';
import { TimelineModule } from '../../apps/server/src/timeline/timeline.module.js';
import { createTestDatabase } from './test-database.js';

/** A server with every act up to publishing and a database of its own; nobody can connect to it. */
export interface ActsApp {
  readonly app: INestApplication;
  readonly db: DataSource;
  readonly dataDir: string;
  get<Thing>(type: Type<Thing>): Thing;
  close(): Promise<void>;
}

/** What differs from the acts up to publishing. */
export interface ActsSettings {
  readonly config?: Partial<Config>;
  /** The last slice that is wanted; it brings those before it. */
  readonly module?: Type;
}

/** Starts the acts of a server over a new database. */
export async function startActsApp({
  config: wanted,
  module = PublicationModule,
}: ActsSettings = {}): Promise<ActsApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'common-position-'));
  const config: Partial<Config> = {
    ...{ allowedOrigins: ['http://position.test'], dataDir, signingKey: null, https: false, redisUrl: null },
    roles: ['web', 'rooms', 'jobs'],
    ...wanted,
  };

  @Global()
  @Module({
    providers: [
      Clock,
      Randomness,
      ChangeFeed,
      ServerNews,
      SharedChanges,
      Metrics,
      ScopeFinder,
      Mail,
      { provide: Config, useValue: config },
      { provide: DataSource, useValue: database.db },
    ],
    exports: [Clock, Randomness, ChangeFeed, ServerNews, Metrics, ScopeFinder, Mail, Config, DataSource],
  })
  class PlatformOfTest {}

  const imports = [PlatformOfTest, TimelineModule, module];
  const testing = await Test.createTestingModule({ imports }).compile();
  const app = testing.createNestApplication({ logger: false });
  await app.init();
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const get = <Thing>(type: Type<Thing>): Thing => app.get(type, { strict: false });
  return { app, db: database.db, dataDir, get, close };
}

/** The codes of an act's refusals. */
export function codesOf({ refusals }: { refusals: readonly { code: string }[] }): string[] {
  return refusals.map(({ code }) => code);
}

/** An act's answer; throws when it refused. */
export function allowed<Answer extends { refusals: readonly { code: string }[] }>(answer: Answer): Answer {
  if (answer.refusals.length > 0) throw new Error(`Refused: ${codesOf(answer).join(', ')}`);
  return answer;
}
