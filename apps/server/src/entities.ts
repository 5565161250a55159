import { AnswerPutForward } from './deliberation/answer-put-forward.entity.js';
import { ClientLease } from './live-editing/client-lease.entity.js';
import { CommentPeriod, FormatOwedRow, PublicComment } from './comments/comment.entity.js';
import { Commitment, CommitmentProgress } from './commitments/commitment.entity.js';
import { Concordat, ConcordatAgreement } from './concordats/concordat.entity.js';
import {
  DeclaredLimit,
  Nomination,
  NominationContact,
  OpeningAgreed,
  Outreach,
  StartingPosition,
} from './convening/convening.entity.js';
import { Council, CouncilAdministrator, Organisation } from './membership/council.entity.js';
import { CouncilDecision, NameOpening, Publication, SigningKeyRow } from './publication/publication.entity.js';
import { Dataset } from './statements/dataset.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { FirstOpposed, LadderRating, WhatChanged } from './power-panel/power-panel.entity.js';
import { Membership } from './membership/membership.entity.js';
import { MinorityStatement } from './sign-off/minority-statement.entity.js';
import { NamedVersion } from './history/named-version.entity.js';
import { Person } from './membership/person.entity.js';
import { Proposal, Response } from './deliberation/proposal.entity.js';
import { RecordChain, RecordEntryRow, RecordOpening } from './timeline/record-entry.entity.js';
import { RemovalReason } from './attribution/removal-reason.entity.js';
import { RoomTicket, SetAsideUpdate } from './live-editing/room-ticket.entity.js';
import { Section } from './statements/section.entity.js';
import { SectionSnapshot } from './live-editing/section-snapshot.entity.js';
import { SectionUpdate } from './live-editing/section-update.entity.js';
import { SectionVersion } from './sign-off/section-version.entity.js';
import { Session, SignInLink } from './membership/session.entity.js';
import { SignOff } from './sign-off/sign-off.entity.js';
import { Statement } from './statements/statement.entity.js';
import { TurnedKey } from './statements/turned-key.entity.js';

/** Every table of the product but the platform's own. */
export const entities = [
  AnswerPutForward,
  ClientLease,
  CommentPeriod,
  Commitment,
  CommitmentProgress,
  Concordat,
  ConcordatAgreement,
  Council,
  CouncilAdministrator,
  CouncilDecision,
  Dataset,
  DeclaredLimit,
  FirstOpposed,
  FormatOwedRow,
  Invitation,
  LadderRating,
  Membership,
  MinorityStatement,
  NamedVersion,
  NameOpening,
  Nomination,
  NominationContact,
  OpeningAgreed,
  Organisation,
  Outreach,
  Person,
  Proposal,
  PublicComment,
  Publication,
  RecordChain,
  RecordEntryRow,
  RecordOpening,
  RemovalReason,
  Response,
  RoomTicket,
  Section,
  SectionSnapshot,
  SectionUpdate,
  SectionVersion,
  SetAsideUpdate,
  Session,
  SigningKeyRow,
  SignInLink,
  SignOff,
  StartingPosition,
  Statement,
  TurnedKey,
  WhatChanged,
];
