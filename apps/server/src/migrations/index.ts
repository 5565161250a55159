import type { MigrationInterface } from 'typeorm';
import { AnswersByTwo1795608000000 } from './20261125T1200-answers-by-two.js';
import { Beginnings1795720800000 } from './20261126T1920-beginnings.js';
import { BroughtDatasets1795719900000 } from './20261126T1905-brought-datasets.js';
import { BroughtTexts1795721400000 } from './20261126T1930-brought-texts.js';
import { CheckpointsAndRemovals1795686600000 } from './20261126T0950-checkpoints-and-removals.js';
import { CommentsOnWords1795730400000 } from './20261126T2200-comments-on-words.js';
import { CommentsThatWereShown1795722000000 } from './20261126T1940-comments-that-were-shown.js';
import { ConcernsAboutComments1795733400000 } from './20261126T2250-concerns-about-comments.js';
import { ConcernsAboutOwnWords1795741200000 } from './20261127T0100-concerns-about-own-words.js';
import { Concordat1795685400000 } from './20261126T0930-concordat.js';
import { Convening1795608600000 } from './20261125T1210-convening.js';
import { EndedInvitations1795719600000 } from './20261126T1900-ended-invitations.js';
import { EntriesByKind1795737600000 } from './20261127T0000-entries-by-kind.js';
import { ErasedPeople1795698000000 } from './20261126T1300-erased-people.js';
import { FairDealing1795686000000 } from './20261126T0940-fair-dealing.js';
import { History1795600800000 } from './20261125T1000-history.js';
import { KeptAnswers1795687800000 } from './20261126T1010-kept-answers.js';
import { LiveEngine1795597200000 } from './20261125T0900-live-engine.js';
import { MovedAndMergedSuggestions1795687200000 } from './20261126T1000-moved-and-merged-suggestions.js';
import { OwnNamesOnly1795597800000 } from './20261125T0910-own-names-only.js';
import { OwnWordsTakenBack1795757400000 } from './20261127T0530-own-words-taken-back.js';
import { OpeningByPeople1795789800000 } from './20261127T1430-opening-by-people.js';
import { PeopleAndRecord1795510800000 } from './20261124T0900-people-and-record.js';
import { PowerPanel1795688400000 } from './20261126T1020-power-panel.js';
import { Proposing1795705200000 } from './20261126T1500-proposing.js';
import { PublicComments1795684200000 } from './20261126T0910-public-comments.js';
import { PublishedPanels1795721700000 } from './20261126T1935-published-panels.js';
import { PublishingAlone1795684800000 } from './20261126T0920-publishing-alone.js';
import { QueuedMail1795513200000 } from './20261124T0940-queued-mail.js';
import { ReferencesAndGuards1795512600000 } from './20261124T0930-references-and-guards.js';
import { RemovalReasons1795609200000 } from './20261125T1220-removal-reasons.js';
import { RoleHandovers1795731600000 } from './20261126T2220-role-handovers.js';
import { SafeguardingReferrals1795752000000 } from './20261127T0400-safeguarding-referrals.js';
import { SideStates1795683600000 } from './20261126T0900-side-states.js';
import { SignaturesAndPublications1795512000000 } from './20261124T0920-signatures-and-publications.js';
import { StatementsAndRooms1795511400000 } from './20261124T0910-statements-and-rooms.js';
import { Successors1795744800000 } from './20261127T0200-successors.js';
import { HeldMail1795815000000 } from './20261127T2130-held-mail.js';
import { TimesOfTheRecord1795813800000 } from './20261127T2110-times-of-the-record.js';
import { WaysOfDeciding1795701600000 } from './20261126T1400-ways-of-deciding.js';
import { WhoseAcceptedWords1795755600000 } from './20261127T0500-whose-accepted-words.js';
import { WritersHeld1795604400000 } from './20261125T1100-writers-held.js';
import { WrittenDownForSomebody1795746600000 } from './20261127T0230-written-down-for-somebody.js';

/** Every migration, in order. Never edited after a release. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  PeopleAndRecord1795510800000,
  StatementsAndRooms1795511400000,
  SignaturesAndPublications1795512000000,
  ReferencesAndGuards1795512600000,
  QueuedMail1795513200000,
  LiveEngine1795597200000,
  OwnNamesOnly1795597800000,
  History1795600800000,
  WritersHeld1795604400000,
  AnswersByTwo1795608000000,
  Convening1795608600000,
  RemovalReasons1795609200000,
  SideStates1795683600000,
  PublicComments1795684200000,
  PublishingAlone1795684800000,
  Concordat1795685400000,
  FairDealing1795686000000,
  CheckpointsAndRemovals1795686600000,
  MovedAndMergedSuggestions1795687200000,
  KeptAnswers1795687800000,
  PowerPanel1795688400000,
  ErasedPeople1795698000000,
  WaysOfDeciding1795701600000,
  Proposing1795705200000,
  EndedInvitations1795719600000,
  BroughtDatasets1795719900000,
  Beginnings1795720800000,
  BroughtTexts1795721400000,
  PublishedPanels1795721700000,
  CommentsThatWereShown1795722000000,
  CommentsOnWords1795730400000,
  RoleHandovers1795731600000,
  ConcernsAboutComments1795733400000,
  EntriesByKind1795737600000,
  ConcernsAboutOwnWords1795741200000,
  Successors1795744800000,
  WrittenDownForSomebody1795746600000,
  SafeguardingReferrals1795752000000,
  WhoseAcceptedWords1795755600000,
  OwnWordsTakenBack1795757400000,
  OpeningByPeople1795789800000,
  TimesOfTheRecord1795813800000,
  HeldMail1795815000000,
];
