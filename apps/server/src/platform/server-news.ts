import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { Config } from './config.js';

/** Something that another server says. Whoever hears it looks in the database: news may be lost, late or forged. */
export type News = Readonly<Record<string, unknown>>;

/** Longest time between two tries to reach Redis. */
const RETRY_MS = 1_000;

/**
 * News between the servers of one database, over Redis (P1). Without `REDIS_URL` there is one server and nobody to tell.
 * Nothing is kept here and nothing depends on its arrival: while Redis is away, `isUp` says so and servers ask the database.
 */
@Injectable()
export class ServerNews implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<(news: News) => void>>();
  private readonly returns = new Set<() => void>();
  private readonly id = randomUUID();
  private readonly log = new Logger('news');
  private readonly out: Redis | null;
  private readonly in: Redis | null;
  private wasUp = false;

  constructor({ redisUrl }: Config) {
    this.out = redisUrl ? this.connect(redisUrl) : null;
    this.in = redisUrl ? this.connect(redisUrl) : null;
    this.in?.on('message', (channel, message) => this.hear(channel, message));
    this.in?.on('ready', () => this.cameUp());
    this.in?.on('close', () => this.wentDown());
  }

  /** Whether there may be other servers. */
  get isShared(): boolean {
    return this.in !== null;
  }

  /** Whether news comes and goes now. */
  get isUp(): boolean {
    return this.in?.status === 'ready' && this.out?.status === 'ready';
  }

  /** Tells the other servers, if it can. */
  tell(channel: string, news: News): void {
    if (this.out?.status !== 'ready') return;
    this.out.publish(PREFIX + channel, JSON.stringify({ ...news, from: this.id })).catch(() => undefined);
  }

  /** Listens to what other servers say; returns how to stop. */
  listen(channel: string, listener: (news: News) => void): () => void {
    const known = this.listeners.get(channel);
    if (known) known.add(listener);
    else {
      this.listeners.set(channel, new Set([listener]));
      this.subscribe(channel);
    }
    return () => this.stop(channel, listener);
  }

  /** Calls back whenever news comes again after it did not: some may have been missed. */
  onReturn(listener: () => void): () => void {
    this.returns.add(listener);
    return () => void this.returns.delete(listener);
  }

  onApplicationShutdown(): void {
    this.out?.disconnect();
    this.in?.disconnect();
  }

  private connect(url: string): Redis {
    const redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      // Channels are asked for again by `cameUp`, which also knows of those asked for while Redis was away.
      autoResubscribe: false,
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 100, RETRY_MS),
    });
    // Each failed try says so; `wentDown` has said it once.
    redis.on('error', () => undefined);
    return redis;
  }

  private subscribe(channel: string): void {
    if (this.in?.status === 'ready') this.in.subscribe(PREFIX + channel).catch(() => undefined);
  }

  private stop(channel: string, listener: (news: News) => void): void {
    const known = this.listeners.get(channel);
    known?.delete(listener);
    if (known?.size !== 0) return;
    this.listeners.delete(channel);
    if (this.in?.status === 'ready') this.in.unsubscribe(PREFIX + channel).catch(() => undefined);
  }

  private cameUp(): void {
    this.wasUp = true;
    const channels = [...this.listeners.keys()].map((channel) => PREFIX + channel);
    const asked = channels.length > 0 ? this.in?.subscribe(...channels) : undefined;
    const tell = (): void => this.returns.forEach((listener) => listener());
    Promise.resolve(asked).then(tell, () => undefined);
    this.log.log({ event: 'news-up' });
  }

  private wentDown(): void {
    if (this.wasUp) this.log.warn({ event: 'news-down' });
    this.wasUp = false;
  }

  private hear(channel: string, message: string): void {
    const news = parsed(message);
    if (!news || news.from === this.id) return;
    for (const listener of this.listeners.get(channel.slice(PREFIX.length)) ?? []) listener(news);
  }
}

const PREFIX = 'common-position:';

function parsed(message: string): News | null {
  try {
    const news: unknown = JSON.parse(message);
    return typeof news === 'object' && news !== null ? (news as News) : null;
  } catch {
    return null;
  }
}
