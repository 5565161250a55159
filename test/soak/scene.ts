import { rm } from 'node:fs/promises';
import type { SectionId } from '#concordat';
import { plainText, readSection } from '#document';
import type * as Y from 'yjs';
import { docOf } from '../../apps/server/src/live-editing/live-text.js';
import { SectionUpdate } from '../../apps/server/src/live-editing/section-update.entity.js';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres/embedded-postgres.js';
import { aDraft, aMember, aSection, signIn } from '../build/rooms-app.js';
import { freePort, openDirectory, startServer, type RunningServer } from '../build/running-server.js';
import { createTestDatabase, type TestDatabase } from '../build/test-database.js';
import { INSPECTABLE } from './collect-garbage.js';
import type { Way } from './light-client.js';

/** A built server over a Postgres of its own that stores as in earnest, with people who may write. */
export class Scene {
  private statementId: Awaited<ReturnType<typeof aDraft>>['statementId'] | null = null;

  private constructor(
    readonly database: TestDatabase,
    public server: RunningServer,
    private readonly endPostgres: () => Promise<void>,
  ) {}

  static async open(): Promise<Scene> {
    const directory = await openDirectory();
    const postgres = await startEmbeddedPostgres(directory);
    process.env.TEST_DATABASE_URL = postgres.url;
    const database = await createTestDatabase();
    const port = await freePort();
    const end = async (): Promise<void> => {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    };
    return new Scene(database, await startOn(port, database.url), end);
  }

  /** Signs somebody in who may write: a cookie for the way to sections. */
  async aCookie(): Promise<string> {
    const member = await aMember(this.database.db, await this.statement());
    return (await signIn(this.database.db, member)).cookie;
  }

  async cookies(count: number): Promise<string[]> {
    const cookies: string[] = [];
    for (let index = 0; index < count; index += 1) cookies.push(await this.aCookie());
    return cookies;
  }

  async sections(count: number): Promise<SectionId[]> {
    const sections: SectionId[] = [];
    for (let index = 0; index < count; index += 1) {
      sections.push(await aSection(this.database.db, await this.statement(), 'DRAFTING'));
    }
    return sections;
  }

  wayTo(sectionId: SectionId, cookie: string): Way {
    return { url: this.server.url, cookie, sectionId };
  }

  /** The section as the log has it, read past the server. */
  async document(sectionId: SectionId): Promise<Y.Doc> {
    const rows = await this.database.db.manager.find(SectionUpdate, { where: { sectionId }, order: { seq: 'ASC' } });
    return docOf(rows.map(({ bytes }) => bytes));
  }

  /** Starts the server again on the same port. */
  async restart(): Promise<void> {
    this.server = await startOn(this.server.port, this.database.url);
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.database.drop();
    await this.endPostgres();
  }

  private async statement() {
    this.statementId ??= (await aDraft(this.database.db)).statementId;
    return this.statementId;
  }
}

/** The words of a section as one text. */
export function textOf(doc: Y.Doc): string {
  return readSection(doc).map(plainText).join('\n');
}

function startOn(port: number, databaseUrl: string): Promise<RunningServer> {
  return startServer({ port, env: { DATABASE_URL: databaseUrl, TRUSTED_PROXIES: '1', NODE_OPTIONS: INSPECTABLE } });
}
