import { isLocked, type Constituency, type DocumentState, type Refusal, type SectionState } from '#concordat';
import { countWords } from '#document';
import { POSITIONS_TO_TAKE, type Position } from './position.js';

/** Everything the rules look at before a signatory's decision counts. The caller reads it with the rows locked. */
export interface SignOffRequest {
  readonly documentState: DocumentState;
  /** Null when the whole is signed. */
  readonly sectionState: SectionState | null;
  readonly appendix: boolean;
  /** Null while there is no frozen text. */
  readonly currentHash: string | null;
  /** Hash of the text on the signatory's screen. */
  readonly seenHash: string;
  readonly constituency: Constituency;
  /** Groups asked to sign. */
  readonly signatories: readonly Constituency[];
  readonly isSignatory: boolean;
  /** Whether somebody whose place the signatory took over has decided on these words: the place has one voice. */
  readonly isDecidedBefore: boolean;
  /** Whether the signatory joined after these words were locked, and the group decides without them. */
  readonly isJoinedLater: boolean;
  /** Whether a declared interest makes the signatory stand aside here (R17, R31). */
  readonly mustStandAside: boolean;
  readonly position: Position;
  /** The reservation, or the reason for not signing or standing aside. */
  readonly text: string | null;
}

/** Longest reason, in words. */
const LONGEST_REASON = 500;

/** Says why a signatory's decision cannot be taken now; empty when it can (R16, R17). */
export function whyNotSignOff(request: SignOffRequest): Refusal[] {
  return [
    ...whyNotOpen(request),
    ...whyNotSignatory(request),
    ...whyNotInterest(request),
    ...whyNotText(request),
    ...whyNotReason(request),
  ];
}

/** Tells whether people can sign, change their mind or add why they disagree: from the freeze until publication (R16, R19). */
export function isSigningOpen(state: DocumentState): boolean {
  return SIGNING.has(state);
}

const SIGNING: ReadonlySet<DocumentState> = new Set(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION']);

function whyNotOpen({ documentState, sectionState, currentHash, appendix }: SignOffRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isSigningOpen(documentState)) {
    refusals.push({ code: 'sign-off.not-open', because: 'Signing is not open. Both co-chairs open it.' });
  }
  if (appendix) {
    refusals.push({
      code: 'sign-off.appendix',
      because: 'An appendix is not signed by itself. Sign the whole instead.',
    });
  }
  if (currentHash === null || (sectionState !== null && !isLocked(sectionState))) {
    const because = 'This cannot be signed yet, because its words can still change.';
    refusals.push({ code: 'sign-off.not-frozen', because });
  }
  return refusals;
}

function whyNotSignatory(request: SignOffRequest): Refusal[] {
  const { constituency, signatories, isSignatory } = request;
  const refusals: Refusal[] = [];
  if (!signatories.includes(constituency)) {
    refusals.push({ code: 'sign-off.not-asked', because: 'Your group is not asked to sign this.' });
  }
  if (!isSignatory) {
    refusals.push({ code: 'sign-off.not-a-signatory', because: 'Only people who sign for their group can do this.' });
  }
  return [...refusals, ...whyNotCounted(request)];
}

/** Says why somebody who signs for a group is not counted on these words (R17); empty where they are. */
export function whyNotCounted(place: Pick<SignOffRequest, 'isDecidedBefore' | 'isJoinedLater'>): Refusal[] {
  const refusals: Refusal[] = [];
  if (place.isDecidedBefore) {
    const because =
      'Whoever signed before you has decided on these words, and that counts. You decide when they change.';
    refusals.push({ code: 'sign-off.decided-before', because });
  }
  if (place.isJoinedLater) {
    const because =
      'You joined after these words were locked, so your group decides on them without you. You decide when they change.';
    refusals.push({ code: 'sign-off.joined-later', because });
  }
  return refusals;
}

function whyNotInterest({ mustStandAside, position }: SignOffRequest): Refusal[] {
  if (!mustStandAside || position === 'STOOD_ASIDE') return [];
  const because = 'You declared an interest that makes you stand aside here. Choose to stand aside.';
  return [{ code: 'sign-off.interest', because }];
}

function whyNotText({ currentHash, seenHash }: SignOffRequest): Refusal[] {
  if (currentHash === null || currentHash === seenHash) return [];
  return [
    { code: 'sign-off.text-changed', because: 'This changed since you read it. Read what changed, then decide.' },
  ];
}

function whyNotReason({ position, text }: SignOffRequest): Refusal[] {
  if (!POSITIONS_TO_TAKE.some((one) => one === position)) {
    return [
      {
        code: 'sign-off.position',
        because: 'Choose to sign, to sign with a reservation, not to sign or to stand aside.',
      },
    ];
  }
  const reason = text?.trim() ?? '';
  if (position !== 'SIGNED' && reason === '') {
    return [{ code: 'sign-off.reason', because: 'Say why in a few words. They are published beside the text.' }];
  }
  if (countWords(reason) <= LONGEST_REASON) return [];
  return [{ code: 'sign-off.too-long', because: `Use at most ${LONGEST_REASON} words.` }];
}
