import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { graphqlModule } from './graphql.js';
import { HealthController } from './health.controller.js';
import { Mail } from './mail.js';
import { MailSender } from './mail-sender.js';
import { ChangeFeed } from './notifications.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { PublicWordsInterceptor } from './public-words.interceptor.js';
import { Randomness } from './randomness.js';
import { ScopeFinder } from './scope.js';
import { ServerNews } from './server-news.js';
import { SharedChanges } from './shared-changes.js';
import { SubscriptionsGateway } from './subscriptions.gateway.js';

/** What every slice stands on. */
@Module({})
export class PlatformModule {
  /** With the settings that were read and the database that was opened before. */
  static with(config: Config, db: DataSource): DynamicModule {
    const shared = [Clock, Randomness, ChangeFeed, ServerNews, Metrics, ScopeFinder, Mail];
    return {
      module: PlatformModule,
      global: true,
      imports: [graphqlModule()],
      controllers: [HealthController, MetricsController],
      providers: [
        ...shared,
        MailSender,
        SharedChanges,
        SubscriptionsGateway,
        { provide: APP_INTERCEPTOR, useClass: PublicWordsInterceptor },
        { provide: Config, useValue: config },
        { provide: DataSource, useValue: db },
      ],
      exports: [...shared, Config, DataSource],
    };
  }
}
