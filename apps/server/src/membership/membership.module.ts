import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { MembershipReader } from './membership.reader.js';
import { Sessions } from './sessions.js';

/** People, who speaks for whom, and who may come in. */
@Module({
  providers: [MembershipReader, Sessions, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [MembershipReader, Sessions],
})
export class MembershipModule {}
