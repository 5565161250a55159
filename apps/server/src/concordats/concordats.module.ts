import { Module } from '@nestjs/common';
import { MembershipModule } from '../membership/membership.module.js';
import { AgreeConcordat } from './agree-concordat.js';
import { AgreedStatement } from './agreed-statement.js';
import { AgreementActs } from './agreement-acts.js';
import { AgreementView } from './agreement.view.js';
import { ProposeAmendment, WithdrawAmendment } from './amendments.js';
import { ConcordatReader } from './concordat.reader.js';
import { ConcordatResolver } from './concordat.resolver.js';
import { DraftConcordat } from './draft-concordat.js';
import { MarkPromise } from './mark-promise.js';
import { PromiseReader } from './promise.reader.js';
import { StatePayment } from './state-payment.js';

const SHARED = [
  AgreeConcordat,
  AgreedStatement,
  ConcordatReader,
  DraftConcordat,
  MarkPromise,
  PromiseReader,
  ProposeAmendment,
  StatePayment,
  WithdrawAmendment,
];

/** Agreeing the rules by which a statement is written, changing them, and what became of what was promised. */
@Module({
  imports: [MembershipModule],
  providers: [...SHARED, AgreementActs, AgreementView, ConcordatResolver],
  exports: SHARED,
})
export class ConcordatsModule {}
