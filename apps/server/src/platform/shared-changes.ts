import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChangeFeed } from './notifications.js';
import { ServerNews } from './server-news.js';

const CHANNEL = 'changes';

/** Lets pages and rooms on one server know what changed by way of another. */
@Injectable()
export class SharedChanges implements OnModuleInit {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly news: ServerNews,
  ) {}

  onModuleInit(): void {
    this.feed.tap((topic, change) => this.news.tell(CHANNEL, { topic, ...change }));
    this.news.listen(CHANNEL, ({ topic, kind, sectionId }) => {
      if (typeof topic !== 'string' || typeof kind !== 'string') return;
      this.feed.deliver(topic, { kind, ...(typeof sectionId === 'string' && { sectionId }) });
    });
  }
}
