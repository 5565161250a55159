import { AnswerPutForward } from './deliberation/answer-put-forward.entity.js';
import { ClientLease } from './live-editing/client-lease.entity.js';
import { CommentPeriod, FormatOwedRow, PublicComment } from './comments/comment.entity.js';
import { Commitment, CommitmentProgress } from './commitments/commitment.entity.js';
import {
  Concordat,
  ConcordatAgreement,
  ConcordatAmendment,
  ConcordatAnswer,
  PromiseMarkRow,
} from './concordats/concordat.entity.js';
import { CompetitionConcern } from './fair-dealing/competition-concern.entity.js';
import { SafeguardingReferral } from './fair-dealing/safeguarding-referral.entity.js';
import {
  DeclaredLimit,
  Nomination,
  NominationContact,
  OpeningAgreed,
  Outreach,
  StartingPosition,
} from './convening/convening.entity.js';
import { CouncilProposal, StatementSponsor } from './proposing/proposing.entity.js';
import { Council, CouncilAdministrator, CouncilOfficer, Organisation } from './membership/council.entity.js';
import { CheckpointRow, RecordRemoval, SigningKeyRow } from './timeline/checkpoint.entity.js';
import { CouncilDecision, CouncilReply, NameOpening, Publication } from './publication/publication.entity.js';
import { Dataset } from './statements/dataset.entity.js';
import { InterestDeclaration } from './fair-dealing/interest-declaration.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { Mediation } from './mediation/mediation.entity.js';
import { FirstOpposed, LadderRating, WhatChanged } from './power-panel/power-panel.entity.js';
import { Membership } from './membership/membership.entity.js';
import { MergedProposal } from './deliberation/merged-proposal.entity.js';
import { MinorityStatement } from './sign-off/minority-statement.entity.js';
import { NamedVersion } from './history/named-version.entity.js';
import { Person } from './membership/person.entity.js';
import { Proposal, Response } from './deliberation/proposal.entity.js';
import { RebasedProposal } from './deliberation/rebased-proposal.entity.js';
import { PublicationPanel } from './power-panel/publication-panel.entity.js';
import { RecordChain, RecordEntryRow, RecordOpening } from './timeline/record-entry.entity.js';
import { BroughtText } from './attribution/brought-text.entity.js';
import { RemovalReason } from './attribution/removal-reason.entity.js';
import { Restoration } from './attribution/restoration.entity.js';
import { RoleHandover } from './handing-over/role-handover.entity.js';
import { RoomTicket, SetAsideUpdate } from './live-editing/room-ticket.entity.js';
import { Section } from './statements/section.entity.js';
import { SectionOpening } from './live-editing/section-opening.entity.js';
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
  CheckpointRow,
  ClientLease,
  CommentPeriod,
  Commitment,
  CommitmentProgress,
  CompetitionConcern,
  Concordat,
  ConcordatAgreement,
  ConcordatAmendment,
  ConcordatAnswer,
  Council,
  CouncilAdministrator,
  CouncilDecision,
  CouncilOfficer,
  CouncilProposal,
  CouncilReply,
  Dataset,
  DeclaredLimit,
  FirstOpposed,
  FormatOwedRow,
  InterestDeclaration,
  Invitation,
  LadderRating,
  Mediation,
  Membership,
  MergedProposal,
  MinorityStatement,
  NamedVersion,
  NameOpening,
  Nomination,
  NominationContact,
  OpeningAgreed,
  Organisation,
  Outreach,
  Person,
  PromiseMarkRow,
  Proposal,
  PublicComment,
  Publication,
  PublicationPanel,
  RebasedProposal,
  RecordChain,
  RecordEntryRow,
  RecordOpening,
  RecordRemoval,
  BroughtText,
  RemovalReason,
  Response,
  Restoration,
  RoleHandover,
  RoomTicket,
  SafeguardingReferral,
  Section,
  SectionOpening,
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
  StatementSponsor,
  TurnedKey,
  WhatChanged,
];
