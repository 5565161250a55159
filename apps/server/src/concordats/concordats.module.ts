import { Module } from '@nestjs/common';
import { MembershipModule } from '../membership/membership.module.js';
import { AgreeConcordat } from './agree-concordat.js';
import { ConcordatReader } from './concordat.reader.js';
import { ConcordatResolver } from './concordat.resolver.js';
import { DraftConcordat } from './draft-concordat.js';

/** Agreeing the rules by which a statement is written. */
@Module({
  imports: [MembershipModule],
  providers: [AgreeConcordat, ConcordatReader, ConcordatResolver, DraftConcordat],
  exports: [AgreeConcordat, ConcordatReader, DraftConcordat],
})
export class ConcordatsModule {}
