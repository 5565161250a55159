import { Module } from '@nestjs/common';

/** What anybody can read. */
@Module({})
export class PublicRecordModule {}
