/** How this server is set up. Built and checked once at start by `readConfig`; the rest of the code asks this. */
export class Config {
  readonly port!: number;
  /** Without a slash at the end. */
  readonly baseUrl!: string;
  /** Exact origins of pages that may act here; the base URL's own is always among them. */
  readonly allowedOrigins!: readonly string[];
  /** For Express: how many proxies or which addresses to trust; false for none. */
  readonly trustedProxies!: false | number | string;
  readonly dataDir!: string;
  /** Null: the embedded database in dataDir. */
  readonly databaseUrl!: string | null;
  readonly redisUrl!: string | null;
  /** Whoever brings it may read /metrics; null: only this machine may. */
  readonly metricsToken!: string | null;
  /** Null: mail waits in the database; while the demo is on it is shown at /demo/outbox. */
  readonly smtpUrl!: string | null;
  /** The sender of mail. */
  readonly mailFrom!: string;
  /** 64 hex digits of an Ed25519 secret key; null: one in dataDir, made when there is none. */
  readonly signingKey!: string | null;
  readonly demo!: boolean;
  readonly roles!: readonly ServerRole[];
  /** How many update messages a connection may send a second (P0). Only a benchmark raises it. */
  readonly roomUpdatesPerSecond!: number;
  readonly production!: boolean;
  /** Whether browsers come over https: cookies are `__Host-` and Secure then. */
  readonly https!: boolean;

  constructor(values: Omit<Config, never>) {
    Object.assign(this, values);
  }
}

/** Parts of the product that one process may run; all of them by default. */
export type ServerRole = 'web' | 'rooms' | 'jobs';
