import { dayInWords, isPublished, type DocumentState, type Refusal } from '#concordat';

/** The council's newest decision, and what it was about. */
export interface DecisionTaken {
  readonly decision: 'AGREED' | 'CHANGES_ASKED_FOR';
  /** Hash of the whole that was decided on. */
  readonly documentHash: string;
  /** When it was taken, and the last day on which it can be called in, as YYYY-MM-DD; the same where it cannot be. */
  readonly date: string;
  readonly callInEnds: string;
}

/** Everything the rules look at before a co-chair turns the key to publish. The caller reads it with the rows locked. */
export interface PublishRequest {
  readonly documentState: DocumentState;
  /** Null while a section can still change. */
  readonly documentHash: string | null;
  /** The newest version; null while nothing is published. */
  readonly published: { readonly documentHash: string; readonly changeNote: string; readonly kind: string } | null;
  /** Hash of the whole on the co-chair's screen. */
  readonly seenHash: string;
  /** Why the sign-offs allow no label; empty when they do (R21). */
  readonly labelRefusals: readonly Refusal[];
  /** As YYYY-MM-DD. */
  readonly today: string;
  /** Null while none is recorded. */
  readonly councilDecision: DecisionTaken | null;
  readonly changeNote: string;
  /** The day by which all of it is looked at again, as YYYY-MM-DD. */
  readonly reviewBy: string;
  /** The note of the other co-chair's waiting key for this text; null when there is none. */
  readonly otherNote: string | null;
}

/** What a version changes: nothing before it, the text, or only what stands beside the text. */
export type Change = 'first' | 'major' | 'minor';

/** A version is minor when its text is the one that was signed for the version before it. Each hash is of the whole. */
export function changeOf(before: string | null, now: string): Change {
  if (before === null) return 'first';
  return before === now ? 'minor' : 'major';
}

/** Longest note, in characters: it is one line of the version history. */
const LONGEST_NOTE = 500;

/** Says why a key to publish cannot be turned now; empty when it can (R21, R22, R23). */
export function whyNotPublish(request: PublishRequest): Refusal[] {
  return [
    ...whyNotNow(request),
    ...whyNotDecided(request),
    ...whyNotCalledIn(request),
    ...whyNotReviewed(request),
    ...whyNotNote(request),
  ];
}

/** Says what still stands between this statement and publication, whoever looks (R21, R22). */
export function whyNotNow(
  request: Pick<PublishRequest, 'documentState' | 'documentHash' | 'published' | 'labelRefusals'> & {
    readonly seenHash?: string;
  },
): Refusal[] {
  const { documentState, documentHash, published, labelRefusals, seenHash } = request;
  const refusals: Refusal[] = [];
  // What one side published alone gets no further version as written together without all of it.
  const isTogether = published?.kind.startsWith('CO_PRODUCED') ?? false;
  const isSameText = isPublished(documentState) && isTogether && documentHash === published?.documentHash;
  if (documentState !== 'COUNCIL_DECISION' && !isSameText) {
    const because = 'A statement is published after signing, when it has been sent to the council for its decision.';
    refusals.push({ code: 'publish.not-open', because });
  }
  if (documentHash === null) {
    refusals.push({ code: 'publish.not-frozen', because: 'A section can still change. Lock it and sign again first.' });
  } else if (seenHash !== undefined && seenHash !== documentHash) {
    refusals.push({
      code: 'publish.text-changed',
      because: 'The text changed since you read it. Read it again first.',
    });
  }
  return [...refusals, ...labelRefusals];
}

/** Says what the council still has to decide about exactly this text; empty when it has agreed to it (R22, R23). */
export function whyNotDecided({
  documentHash,
  councilDecision,
}: Pick<PublishRequest, 'documentHash' | 'councilDecision'>): Refusal[] {
  if (councilDecision === null || councilDecision.documentHash !== documentHash) {
    const because = 'The council has not decided on this text yet. Record its decision first.';
    return [{ code: 'publish.no-decision', because }];
  }
  if (councilDecision.decision === 'AGREED') return [];
  const because = 'The council asks for changes. Go back to the text; the sections that change are signed again.';
  return [{ code: 'publish.changes-asked', because }];
}

/** Says that a decision can still be called in; empty when it cannot any more (R22; docs/rules.md, stage 8). */
export function whyNotCalledIn({
  documentHash,
  councilDecision,
  today,
}: Pick<PublishRequest, 'documentHash' | 'councilDecision' | 'today'>): Refusal[] {
  if (councilDecision?.documentHash !== documentHash) return [];
  if (!canBeCalledIn(councilDecision, today)) return [];
  const day = dayInWords(councilDecision.callInEnds);
  const because = `The council’s decision can be called in until the end of ${day}. Publish after that day.`;
  return [{ code: 'publish.call-in', because }];
}

/** Tells whether a decision can be called in on a day; one whose last day for it is that of the decision never can. */
export function canBeCalledIn(
  { date, callInEnds }: Pick<DecisionTaken, 'date' | 'callInEnds'>,
  today: string,
): boolean {
  return callInEnds > date && today <= callInEnds;
}

/** Says that what would be published is due to be looked at again already; empty when it is not. */
export function whyNotReviewed({
  documentState,
  reviewBy,
  today,
}: Pick<PublishRequest, 'documentState' | 'reviewBy' | 'today'>): Refusal[] {
  if (reviewBy >= today) return [];
  const how = isPublished(documentState)
    ? 'Work on a new version, and propose a later day on the page "Our agreement".'
    : 'Propose a later day on the page "Our agreement", so that every group can agree to it.';
  const because = `This was to be looked at again by ${dayInWords(reviewBy)}. ${how}`;
  return [{ code: 'publish.review-date', because }];
}

/** Two keys are for the same words, also for those that say what changed. */
function whyNotNote({ documentState, changeNote, otherNote, published }: PublishRequest): Refusal[] {
  const note = changeNote.trim();
  // A second press on the same button, after it has done its work, begins no new version.
  if (isPublished(documentState) && published?.changeNote === note) {
    return [{ code: 'publish.published', because: 'This version is published. Say what is new in the next one.' }];
  }
  if (note === '' || note.length > LONGEST_NOTE) {
    const because = `Say what is new in this version, in at most ${LONGEST_NOTE} characters.`;
    return [{ code: 'publish.note', because }];
  }
  if (otherNote === null || otherNote === note) return [];
  const because = `The other co-chair wrote: "${otherNote}". Agree to that note, or ask them to change theirs.`;
  return [{ code: 'publish.other-note', because }];
}
