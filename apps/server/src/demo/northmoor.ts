import type { Constituency, DisplayForm, DocumentState, InterestEffect, Role } from '#concordat';
import type { Position } from '#sign-off';
import { readFileSync } from 'node:fs';

/** The key of somebody in people.json: `des`. */
export type SampleKey = string;

/** Somebody of the sample: a person, pair, organisation or table with one membership. */
export interface SamplePerson {
  readonly id: SampleKey;
  readonly displayName: string;
  readonly constituency: Constituency | null;
  readonly kind: 'person' | 'joint' | 'organisation' | 'group';
  /** `admin` is no role in a statement. */
  readonly roles: readonly (Role | 'admin')[];
  readonly signatory: boolean;
  readonly capacity: string;
  readonly organisation: string | null;
  readonly display: DisplayForm;
  readonly shownAs: string;
  readonly hidePresence: boolean;
  readonly headcount: number;
  /** What they declare before they write. */
  readonly interests: readonly SampleInterest[];
  /** Sections they look after. */
  readonly leads?: readonly string[];
  readonly support?: { readonly supporterRole: string; readonly supporterShown: boolean };
  /** Who acts for an organisation. */
  readonly representative?: string;
}

/** An interest of somebody in sections, by key. */
export interface SampleInterest {
  readonly text: string;
  readonly sections: readonly string[];
  readonly effect: InterestEffect;
}

/** An organisation of the sample. */
export interface SampleOrganisation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: string;
}

/** Words inside a block that are not its author's: those of an accepted suggestion, or of who decided about it. */
export interface SampleCredit {
  readonly quote: string;
  readonly proposal: string;
  readonly author: SampleKey;
}

interface Written {
  readonly id: string;
  readonly author: SampleKey;
  readonly credits?: readonly SampleCredit[];
}

/** A block of a section as the sample has it. */
export type SampleBlock =
  | (Written & { readonly type: 'paragraph'; readonly text: string })
  | (Written & { readonly type: 'heading'; readonly level: number; readonly text: string })
  | (Written & { readonly type: 'list'; readonly intro: string; readonly items: readonly string[] })
  | (Written & { readonly type: 'table'; readonly dataset: string; readonly text: string })
  | (Written & { readonly type: 'figure'; readonly dataset: string; readonly chart: string; readonly text: string });

/** *So what* of the sample: a line for each audience. */
export interface SampleSoWhat {
  readonly author: SampleKey;
  readonly people: string;
  readonly providers: string;
  readonly workers: string;
}

/** A group's words beside its position. */
export interface SampleReservation {
  readonly constituency: Constituency;
  readonly text: string;
}

/** A section of the sample. */
export interface SampleSection {
  readonly key: string;
  readonly title: string;
  readonly lead: readonly Constituency[];
  readonly signatories: readonly Constituency[];
  readonly appendix: boolean;
  readonly inShort: { readonly author: SampleKey; readonly sentences: readonly string[] } | null;
  readonly soWhat: SampleSoWhat | null;
  readonly blocks: readonly SampleBlock[];
  readonly positions: Readonly<Record<Constituency, Position>>;
  readonly reservations?: readonly SampleReservation[];
  readonly state: 'SIGNED' | 'SIGNED_WITH_DISSENT' | 'FROZEN';
}

/** A stage with its dates; those of a group whose format came later are its own (R11). */
export interface SampleStage {
  readonly stage: DocumentState;
  readonly opens: string;
  readonly closes: string;
  readonly perConstituency?: Readonly<Record<Constituency, { readonly opens: string; readonly closes: string }>>;
}

/** The sample's statement. Dates are ISO dates. */
export interface SampleStatement {
  readonly slug: string;
  readonly template: string;
  readonly language: string;
  readonly title: string;
  readonly council: {
    readonly name: string;
    readonly slug: string;
    readonly contact: string;
    readonly safeguardingNotice: string;
  };
  readonly period: { readonly from: string; readonly to: string };
  readonly reviewBy: string;
  readonly coChairs: readonly SampleKey[];
  readonly facilitator: SampleKey;
  readonly publicationKind: string;
  readonly wholeDocumentPositions: Readonly<Record<Constituency, Position>>;
  readonly wholeDocumentReservations: readonly SampleReservation[];
  readonly timeline: readonly SampleStage[];
  readonly ladderRatings: readonly {
    readonly constituency: Constituency;
    readonly rung: number;
    readonly why: string;
  }[];
  readonly sections: readonly SampleSection[];
}

/** A suggestion of the sample with its answer. */
export interface SampleProposal {
  readonly id: string;
  readonly proposer: SampleKey;
  readonly section: string;
  readonly block: string;
  readonly baseText: string;
  readonly proposedText: string;
  readonly reason: string;
  readonly status: 'ACCEPTED' | 'ACCEPTED_IN_PART' | 'NOT_ACCEPTED';
  readonly acceptedText: string | null;
  readonly receivedOn: string;
  readonly response: {
    readonly reason: string;
    readonly reasonCode: string;
    readonly decidedBy: readonly { readonly person: SampleKey }[];
    readonly answeredOn: string;
  };
  /** Words that were added to it; those of a later stage carry its name. */
  readonly addedByDeciders?: { readonly text: string; readonly addedIn?: string };
}

/** A minority statement of the sample with its reply. */
export interface SampleMinorityStatement {
  readonly section: string;
  readonly by: 'constituency' | 'three members';
  /** The author, then those who joined. */
  readonly signedBy: readonly SampleKey[];
  readonly title: string;
  readonly text: string;
  readonly reply: { readonly author: SampleKey; readonly text: string };
}

/** What is said of a table of figures; its cells are in its file. */
export interface SampleDataset {
  readonly id: string;
  readonly file: string;
  readonly headline: string;
  readonly statisticalTitle: string;
  readonly source: string;
  readonly period: string;
  readonly geography: string;
  readonly owner: SampleKey;
  readonly caveat: string;
  readonly textAlternative: string;
  /** What its owner says of counts of 1 to 7. */
  readonly disclosureCheck: string;
}

/** The sample's agreement. */
export interface SampleConcordat {
  readonly agreements: readonly { readonly constituency: Constituency; readonly on: string }[];
  readonly parameters: readonly { readonly key: string; readonly value: unknown }[];
  readonly definition: string;
  readonly culture: readonly string[];
  readonly shared: readonly string[];
  readonly kept: readonly { readonly what: string; readonly why: string }[];
  readonly promises: readonly SamplePromise[];
}

/** A promise of the sample's agreement, and what became of it. */
export interface SamplePromise {
  readonly id: string;
  readonly text: string;
  readonly promisedBy: readonly Constituency[];
  readonly checkName: string;
  readonly status: 'KEPT' | 'BROKEN' | 'NOT_TESTABLE';
  readonly note?: string;
}

/** What the sample's council says is fixed, with the challenges and their answers. */
export interface SampleLimits {
  readonly publishedOn: string;
  readonly limits: readonly {
    readonly id: string;
    readonly kind: string;
    readonly text: string;
    readonly reason: string;
    readonly endDate: string;
    readonly owner: SampleKey;
    readonly challenge: {
      readonly by: SampleKey;
      readonly text: string;
      readonly answer: string;
      readonly answeredBy: SampleKey;
      readonly answeredOn: string;
    } | null;
  }[];
}

/** Where each group of the sample stood at first, what changed since, and what the council had opposed. */
export interface SamplePositions {
  readonly sealedOn: string;
  readonly positions: readonly {
    readonly section: string;
    readonly constituency: Constituency;
    readonly text: string;
  }[];
  readonly whatChanged: readonly { readonly section: string; readonly text: string }[];
  /** Suggestions, by the sample's ids. */
  readonly councilFirstOpposed: readonly string[];
}

/** What a group of the sample will do. */
export interface SampleCommitment {
  readonly id: string;
  readonly owner: Constituency;
  readonly what: string;
  readonly by: string;
  readonly howWeWillKnow: string;
  readonly contact: SampleKey;
}

/** The invented council of Northmoor, as its files have it. */
export interface Northmoor {
  readonly people: readonly SamplePerson[];
  readonly organisations: readonly SampleOrganisation[];
  readonly statement: SampleStatement;
  readonly concordat: SampleConcordat;
  readonly proposals: readonly SampleProposal[];
  readonly minorityStatements: readonly SampleMinorityStatement[];
  readonly datasets: readonly SampleDataset[];
  readonly limits: SampleLimits;
  readonly startingPositions: SamplePositions;
  readonly commitments: readonly SampleCommitment[];
}

/** Reads the sample from this folder. */
export function readNorthmoor(): Northmoor {
  const { people, organisations } = readJson<Pick<Northmoor, 'people' | 'organisations'>>('people.json');
  return {
    people,
    organisations,
    statement: readJson('statement.json'),
    concordat: readJson('concordat.json'),
    ...readJson<Pick<Northmoor, 'proposals'>>('proposals.json'),
    ...readJson<Pick<Northmoor, 'minorityStatements'>>('minority-statements.json'),
    ...readJson<Pick<Northmoor, 'datasets'>>('datasets.json'),
    ...readJson<Pick<Northmoor, 'commitments'>>('commitments.json'),
    limits: readJson('declared-limits.json'),
    startingPositions: readJson('starting-positions.json'),
  };
}

/** The text of one of the sample's files, such as `data/T1.csv`. */
export function readSampleFile(name: string): string {
  return readFileSync(new URL(`./northmoor/${name}`, import.meta.url), 'utf8');
}

function readJson<Content>(name: string): Content {
  return JSON.parse(readSampleFile(name)) as Content;
}
