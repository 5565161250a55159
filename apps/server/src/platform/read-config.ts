import { Config, type ServerRole } from './config.js';
import { StartFault } from './start-fault.js';

/** Settings by name, as the operator's environment gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks every setting. Throws `StartFault` with one sentence for each that is wrong, all at once. */
export function readConfig(environment: Environment = process.env): Config {
  const reader = new Reader(environment);
  const production = environment.NODE_ENV === 'production';
  const port = reader.port();
  const baseUrl = reader.baseUrl(port);
  const databaseUrl = reader.address('DATABASE_URL', ['postgres:', 'postgresql:']);
  const config = new Config({
    port,
    baseUrl,
    allowedOrigins: [...new Set([originOf(baseUrl), ...reader.origins()])],
    trustedProxies: reader.trustedProxies(),
    dataDir: reader.text('DATA_DIR') ?? './.data',
    databaseUrl,
    redisUrl: reader.address('REDIS_URL', ['redis:', 'rediss:']),
    metricsToken: reader.text('METRICS_TOKEN'),
    smtpUrl: reader.address('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: reader.text('MAIL_FROM') ?? `Common Position <no-reply@${hostOf(baseUrl)}>`,
    signingKey: reader.signingKey(production),
    demo: reader.demo(production, databaseUrl),
    roles: reader.roles(),
    roomUpdatesPerSecond: reader.roomUpdatesPerSecond(),
    production,
    https: baseUrl.startsWith('https:'),
  });
  if (reader.faults.length > 0) throw new StartFault(reader.faults);
  return config;
}

const P0_UPDATES_PER_SECOND = 60;

const ROLES: readonly ServerRole[] = ['web', 'rooms', 'jobs'];

/** Reads one setting after the other and keeps a sentence for each that is wrong. */
class Reader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** An empty setting counts as none. */
  text(name: string): string | null {
    return this.environment[name]?.trim() || null;
  }

  port(): number {
    const text = this.text('PORT') ?? '3000';
    const port = Number(text);
    if (/^\d+$/.test(text) && port <= 65_535) return port;
    this.faults.push('PORT must be a whole number from 0 to 65535.');
    return 3000;
  }

  baseUrl(port: number): string {
    const text = this.text('BASE_URL') ?? `http://localhost:${port}`;
    const origin = originIn(text);
    if (origin !== null) return origin;
    this.faults.push('BASE_URL must be an address without a path, like https://statements.example.org.');
    return 'http://localhost';
  }

  origins(): string[] {
    return this.list('ALLOWED_ORIGINS').flatMap((text) => {
      const origin = originIn(text);
      if (origin !== null) return [origin];
      this.faults.push('ALLOWED_ORIGINS must be addresses without a path, with commas between them.');
      return [];
    });
  }

  trustedProxies(): false | number | string {
    const text = this.text('TRUSTED_PROXIES');
    if (text === null) return false;
    if (/^\d+$/.test(text)) return Number(text);
    if (/^[\w.:/, ]+$/.test(text) && text !== 'true') return text;
    this.faults.push('TRUSTED_PROXIES must be a count of proxies, or addresses like 10.0.0.0/8 or uniquelocal.');
    return false;
  }

  /** Never quotes the value: it may hold a password. */
  address(name: string, protocols: readonly string[]): string | null {
    const text = this.text(name);
    if (text === null) return null;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    this.faults.push(`${name} must be an address that begins with ${protocols[0]}//.`);
    return null;
  }

  signingKey(production: boolean): string | null {
    const text = this.text('SIGNING_KEY')?.toLowerCase() ?? null;
    if (text !== null && !/^[0-9a-f]{64}$/.test(text)) {
      this.faults.push('SIGNING_KEY must be 64 hex digits. Make one with: openssl rand -hex 32');
    }
    if (text === null && production) {
      this.faults.push('SIGNING_KEY is needed in production. Make one with: openssl rand -hex 32, and keep a copy.');
    }
    return text;
  }

  demo(production: boolean, databaseUrl: string | null): boolean {
    const text = this.text('DEMO');
    if (text !== null && text !== '0' && text !== '1') this.faults.push('DEMO must be 1 or 0.');
    if (text === '1' && production) {
      this.faults.push('DEMO=1 lets anyone sign in as anyone, so it is not possible in production. Leave DEMO out.');
    }
    return text === null ? !production && databaseUrl === null : text === '1';
  }

  roles(): ServerRole[] {
    const names = this.list('ROLES');
    const unknown = names.filter((name) => !ROLES.some((role) => role === name));
    if (unknown.length > 0) this.faults.push(`ROLES must be some of ${ROLES.join(', ')}, with commas between them.`);
    return names.length === 0 ? [...ROLES] : ROLES.filter((role) => names.includes(role));
  }

  /** P0's own, unless a benchmark asks for more. */
  roomUpdatesPerSecond(): number {
    const text = this.text('ROOM_UPDATES_PER_SECOND') ?? String(P0_UPDATES_PER_SECOND);
    const rate = Number(text);
    if (/^\d+$/.test(text) && rate >= P0_UPDATES_PER_SECOND && rate <= 1_000_000) return rate;
    this.faults.push('ROOM_UPDATES_PER_SECOND must be a whole number from 60 to 1000000.');
    return P0_UPDATES_PER_SECOND;
  }

  private list(name: string): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }
}

/** The origin that an address is; null when it is something else or more. */
function originIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isOrigin =
    ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '';
  return isOrigin && url.hash === '' ? url.origin : null;
}

function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

function hostOf(baseUrl: string): string {
  return new URL(baseUrl).hostname;
}
