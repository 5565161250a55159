import type { Constituency } from '#concordat';

/** What the power panel is made from. Dates are YYYY-MM-DD; sections are named by key. No names of people anywhere. */
export interface PanelFacts {
  /** The day on which all this is so. */
  readonly asOf: string;
  readonly sections: readonly SectionFact[];
  /** Sections that there were and that a change of the agreement left out, oldest first. */
  readonly leftOut: readonly LeftOutFact[];
  readonly nominations: readonly NominationFact[];
  /** What the public proposed to the council: what came to this statement, and what was not taken; oldest first. */
  readonly proposed: readonly ProposedFact[];
  readonly positions: readonly PositionFact[];
  readonly opposed: readonly OpposedFact[];
  readonly answers: readonly AnswersFact[];
  readonly askedAgain: readonly AskedAgainFact[];
  readonly deciders: readonly { readonly constituency: Constituency; readonly decisions: number }[];
  readonly signOffs: readonly PositionTakenFact[];
  /** Decisions to sign, not to sign or to stand aside that lapsed, by section; null for those on the whole. */
  readonly lapsed: readonly { readonly section: string | null; readonly lapsed: number }[];
  /** Signatures on words that had changed since the same person signed; each person, thing and wording once. */
  readonly signedAgain: number;
  readonly participants: readonly ParticipantsFact[];
  readonly ways: readonly WayFact[];
  readonly outreach: readonly OutreachFact[];
  readonly formats: readonly FormatFact[];
  readonly ratings: readonly RatingFact[];
  readonly promises: readonly PromiseFact[];
}

/** A section: what its groups wrote, what was taken out of it, and what changed since they began. */
export interface SectionFact {
  readonly key: string;
  readonly title: string;
  /** Null where it is in the template. */
  readonly addedBy: AddedFact | null;
  readonly leads: readonly Constituency[];
  readonly appendix: boolean;
  /** Its *In short*, or its first words; empty while nobody has written. */
  readonly begins: string;
  readonly whatChanged: { readonly text: string; readonly isAgreed: boolean } | null;
  readonly contributors: readonly {
    readonly ref: string;
    readonly constituency: Constituency;
    readonly people: number;
    readonly words: number;
  }[];
  /** Times that words of one group were taken out by another, and how many words those are. */
  readonly removals: number;
  readonly removedWords: number;
  /** What a group had back of what another took: times and words put back, and times that it became a suggestion (R8). */
  readonly putBack: PutBackFact;
}

/** Who brought it about that there is a section: every group agreed to it after that. Empty for those of no group. */
export interface AddedFact {
  /** The group of whoever proposed this change of the agreement. */
  readonly proposedBy: Constituency;
  /** The group that put its topic forward; null where it comes from no such topic. */
  readonly nominatedBy: Constituency | null;
}

/** A section that there is no more. */
export interface LeftOutFact {
  /** As the record has it; null where its words were removed. */
  readonly title: string | null;
  /** The group of whoever proposed this change of the agreement; empty for those of no group. */
  readonly proposedBy: Constituency;
}

/** What came back of words that were taken out. */
export interface PutBackFact {
  readonly times: number;
  readonly words: number;
  readonly suggested: number;
}

/** A topic or a person that somebody nominated. */
export interface NominationFact {
  readonly kind: 'person' | 'topic';
  /** Null where it may not be shown. */
  readonly text: string | null;
  /** The group that nominated; PUBLIC for those without an account. */
  readonly from: Constituency;
  readonly isTaken: boolean | null;
  /** Null where there is none, or it may not be shown. */
  readonly answer: string | null;
}

/** A statement or a topic that somebody proposed to the council, with its answer. */
export interface ProposedFact {
  readonly kind: 'statement' | 'topic';
  readonly title: string;
  readonly answer: 'TAKEN' | 'NOT_TAKEN' | 'COVERED';
  readonly reason: string;
}

/** Where a group stood before the writing. */
export interface PositionFact {
  /** Null for the whole. */
  readonly section: string | null;
  readonly constituency: Constituency;
  /** Null while it is sealed. */
  readonly text: string | null;
}

/** A suggestion that the council had opposed at first. */
export interface OpposedFact {
  readonly section: string;
  readonly constituency: Constituency;
  readonly decision: string | null;
  readonly proposedText: string;
}

/** Suggestions and comments that one group sent on one day and that were answered alike on one day. */
export interface AnswersFact {
  readonly constituency: Constituency;
  /** Null while there is no answer. */
  readonly decision: string | null;
  readonly receivedOn: string;
  readonly answeredOn: string | null;
  readonly count: number;
}

/** Suggestions for which another pair was asked to look again, and of those the ones whose answer then changed. */
export interface AskedAgainFact {
  readonly constituency: Constituency;
  readonly count: number;
  readonly upheld: number;
}

/** Where a group stands on a section or on the whole. */
export interface PositionTakenFact {
  /** Null for the whole. */
  readonly section: string | null;
  readonly constituency: Constituency;
  readonly position: string;
}

/** People who took part, also those who left. */
export interface ParticipantsFact {
  /** Empty for those of no group. */
  readonly constituency: Constituency;
  readonly people: number;
  /** Of those, who had a supporter, or for whom somebody wrote something down. */
  readonly supported: number;
}

/** How many of a group took part in one way. */
export interface WayFact {
  readonly way: string;
  /** Empty for those of no group. */
  readonly constituency: Constituency;
  readonly count: number;
  /** Whether people are counted, or what they sent, since nobody is asked who they are. */
  readonly of: 'people' | 'comments';
}

/** Whom somebody asked to take part. */
export interface OutreachFact {
  readonly on: string;
  readonly how: string;
  readonly place: string;
  readonly constituency: Constituency;
  readonly reached: number;
}

/** A format that a group is owed. */
export interface FormatFact {
  readonly constituency: Constituency;
  readonly format: string;
  /** When comments opened; null before. */
  readonly owedOn: string | null;
  readonly readyOn: string | null;
  readonly droppedBecause: string | null;
}

/** How equal a group found it. */
export interface RatingFact {
  readonly constituency: Constituency;
  readonly rung: number;
  readonly why: string;
}

/** A promise of the agreement, and whether it was kept. */
export interface PromiseFact {
  readonly text: string;
  readonly promisedBy: readonly Constituency[];
  /**
   * Not tested while it has not come to what it is counted by; not said while no other group has said it; not testable where
   * nothing can count it.
   */
  readonly state: 'kept' | 'broken' | 'not tested' | 'not said' | 'not testable';
}
