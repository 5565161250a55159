import { AnswerPutForward } from './deliberation/answer-put-forward.entity.js';
import { ClientLease } from './live-editing/client-lease.entity.js';
import { Concordat, ConcordatAgreement } from './concordats/concordat.entity.js';
import { DeclaredLimit, Nomination, OpeningAgreed, StartingPosition } from './convening/convening.entity.js';
import { Council, CouncilAdministrator, Organisation } from './membership/council.entity.js';
import { CouncilDecision, NameOpening, Publication, SigningKeyRow } from './publication/publication.entity.js';
import { Dataset } from './statements/dataset.entity.js';
import { Invitation } from './membership/invitation.entity.js';
import { Membership } from './membership/membership.entity.js';
import { MergedProposal } from './deliberation/merged-proposal.entity.js';
import { MinorityStatement } from './sign-off/minority-statement.entity.js';
import { NamedVersion } from './history/named-version.entity.js';
import { Person } from './membership/person.entity.js';
import { Proposal, Response } from './deliberation/proposal.entity.js';
import { RebasedProposal } from './deliberation/rebased-proposal.entity.js';
import { RecordChain, RecordEntryRow, RecordOpening } from './timeline/record-entry.entity.js';
import { RemovalReason } from './attribution/removal-reason.entity.js';
import { Restoration } from './attribution/restoration.entity.js';
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
  Concordat,
  ConcordatAgreement,
  Council,
  CouncilAdministrator,
  CouncilDecision,
  Dataset,
  DeclaredLimit,
  Invitation,
  Membership,
  MergedProposal,
  MinorityStatement,
  NamedVersion,
  NameOpening,
  Nomination,
  OpeningAgreed,
  Organisation,
  Person,
  Proposal,
  Publication,
  RebasedProposal,
  RecordChain,
  RecordEntryRow,
  RecordOpening,
  RemovalReason,
  Response,
  Restoration,
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
];
