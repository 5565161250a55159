import { Global, Module } from '@nestjs/common';
import { Checkpoints } from './checkpoints.js';
import { SigningKey } from './signing-key.js';
import { Timeline } from './timeline.js';

/** The record of every act, for all slices, and the key that signs where it stands. */
@Global()
@Module({ providers: [Checkpoints, SigningKey, Timeline], exports: [Checkpoints, SigningKey, Timeline] })
export class TimelineModule {}
