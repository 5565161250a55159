import { Global, Module } from '@nestjs/common';
import { Timeline } from './timeline.js';

/** The record of every act, for all slices. */
@Global()
@Module({ providers: [Timeline], exports: [Timeline] })
export class TimelineModule {}
