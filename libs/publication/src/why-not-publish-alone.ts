import {
  dayInWords,
  groupOf,
  meetsSectionFloor,
  type Constituency,
  type DocumentState,
  type MembershipId,
  type Refusal,
  type Role,
} from '#concordat';
import { countWords } from '#document';
import { isSigned, isSigningOpen, type MediationStanding, type Positions } from '#sign-off';

/** A version that is not published together: by the council alone (R24), or by other groups without it (R24b). */
export type AloneKind = 'COUNCIL_ONLY' | 'PARTNERS_ONLY';

/** The group that keeps the legal duty. */
export const COUNCIL: Constituency = 'COMMISSIONERS';

/** Until when the groups can sign, and which of them have not decided; each day as YYYY-MM-DD. */
export interface SigningStanding {
  /** The last day; null while the time has not begun. */
  readonly until: string | null;
  readonly silent: readonly Constituency[];
  readonly today: string;
}

/** Everything the rules look at before a version is published alone, whoever looks. */
export interface AloneSituation {
  readonly kind: AloneKind;
  readonly documentState: DocumentState;
  /** Null while a section can still change. */
  readonly documentHash: string | null;
  readonly mediation: MediationStanding;
  /** The label under which it can be published together; null while there is none (R21). */
  readonly label: string | null;
  /** Where every group that is asked stands on the whole. */
  readonly whole: Positions;
  /** Titles of sections that the council leads and has not signed: whatever it signs beside them, there is no label (R21). */
  readonly councilRefuses: readonly string[];
  readonly signing: SigningStanding;
  /** Whether the groups agreed that some of them may publish without the council. */
  readonly mirrorPublication: boolean;
}

/** A member who agrees to publish alone. */
export interface AloneKey {
  readonly membershipId: MembershipId;
  readonly constituency: Constituency | null;
  readonly roles: readonly Role[];
  readonly signatory: boolean;
}

/** A member about to turn a key. */
export interface AloneKeyRequest {
  readonly situation: AloneSituation;
  readonly actor: AloneKey;
  /** Keys for the same that others have turned. */
  readonly turned: readonly AloneKey[];
  /** Hash of the whole on the member's screen. */
  readonly seenHash: string;
  /** Why the council publishes alone; null for the other groups. */
  readonly reasons: string | null;
  /** The reasons of the key that waits; null when none does. */
  readonly otherReasons: string | null;
}

/**
 * The groups that the heading names, in the order in which they were asked: those without whose agreement the council
 * publishes, or those that agreed without the council.
 */
export function groupsNamed(kind: AloneKind, whole: Positions): Constituency[] {
  const others = [...whole].filter(([code]) => code !== COUNCIL);
  return others.filter(([, position]) => isSigned(position) === (kind === 'PARTNERS_ONLY')).map(([code]) => code);
}

/** Says what still stands between a text and its publication alone, whoever looks (R24, R24b). */
export function whyNotAlone(situation: AloneSituation): Refusal[] {
  const { documentState, documentHash, label } = situation;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isSigningOpen(documentState)) refuse('alone.not-open', 'This can be done only while people sign.');
  if (documentHash === null) {
    refuse(
      'alone.not-frozen',
      'A section can still change. Both co-chairs lock it first. Where one does not answer, it is locked by itself later.',
    );
  }
  const mediation = MEDIATION_FIRST[situation.mediation];
  if (mediation) refusals.push(mediation);
  // The last resort: what can be published together is (docs/rules.md, 3).
  if (label !== null) {
    refuse('alone.together', 'Enough groups have signed to publish this together. Publish it together.');
  }
  refusals.push(...stillSigning(situation.signing));
  return [...refusals, ...(situation.kind === 'COUNCIL_ONLY' ? whyNotCouncil(situation) : whyNotPartners(situation))];
}

/** Says why a member's key to publish alone cannot be turned now; empty when it can (R24, R24b). */
export function whyNotAloneKey(request: AloneKeyRequest): Refusal[] {
  const { situation, seenHash } = request;
  const refusals = whyNotAlone(situation);
  if (situation.documentHash !== null && seenHash !== situation.documentHash) {
    const because = 'The text changed since you read it. Read it again first.';
    refusals.push({ code: 'alone.text-changed', because });
  }
  return [...refusals, ...(situation.kind === 'COUNCIL_ONLY' ? whyNotCouncilKey(request) : whyNotPartnersKey(request))];
}

/**
 * Tells whether these keys together publish: two members of the council, one of them its sponsor or a co-chair (R24); or
 * three other groups, people or carers among them (R24b).
 */
export function publishesAlone(kind: AloneKind, keys: readonly AloneKey[]): boolean {
  if (kind === 'PARTNERS_ONLY') return meetsSectionFloor(keys.flatMap(({ constituency }) => constituency ?? []));
  const members = new Set(keys.map(({ membershipId }) => membershipId));
  return members.size >= 2 && keys.some(leads);
}

const MEDIATION_FIRST: Readonly<Partial<Record<MediationStanding, Refusal>>> = {
  none: {
    code: 'alone.no-mediation',
    because:
      'Mediation is tried first. Both co-chairs ask for it. Where one does not answer, it begins by itself later.',
  },
  open: { code: 'alone.mediation-open', because: 'Mediation goes on. This can be done only if it fails.' },
  agreed: { code: 'alone.mediation-agreed', because: 'Mediation ended with an agreement. Sign what you agreed.' },
};

/** Nobody's silence counts before the time that the groups agreed for signing is over (R20). */
function stillSigning({ until, silent, today }: SigningStanding): Refusal[] {
  if (until === null || silent.length === 0 || today > until) return [];
  const groups = silent.map((code) => groupOf(code).label).join('; ');
  const because = `These groups have until the end of ${dayInWords(until)} to decide: ${groups}. Wait until then.`;
  return [{ code: 'alone.signing-time', because }];
}

function whyNotCouncil({ kind, whole, councilRefuses }: AloneSituation): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isSigned(whole.get(COUNCIL))) {
    const because = 'The council publishes only what it agrees with. Its people sign the whole statement first.';
    refusals.push({ code: 'alone.council-not-signed', because });
  } else if (councilRefuses.length > 0) {
    const sections = councilRefuses.map((title) => `"${title}"`).join(', ');
    const because = `The council publishes only what it agrees with. Its people sign what it leads first: ${sections}.`;
    refusals.push({ code: 'alone.council-lead-not-signed', because });
  }
  if (groupsNamed(kind, whole).length === 0) {
    refusals.push({ code: 'alone.nobody-against', because: 'Every other group has signed the whole statement.' });
  }
  return refusals;
}

function whyNotPartners({ kind, whole, councilRefuses, mirrorPublication }: AloneSituation): Refusal[] {
  const refusals: Refusal[] = [];
  if (!mirrorPublication) {
    const because = 'In your agreement you switched off publishing without the council.';
    refusals.push({ code: 'alone.mirror-off', because });
  }
  // Who does not sign what it leads keeps everything from being published together, as who does not sign the whole does.
  if (isSigned(whole.get(COUNCIL)) && councilRefuses.length === 0) {
    const because = 'The council has signed the whole statement, and every section that it leads.';
    refusals.push({ code: 'alone.council-signed', because });
  }
  if (!meetsSectionFloor(groupsNamed(kind, whole))) {
    const because = `Three groups beside the council have to sign the whole first, ${LIVED} among them.`;
    refusals.push({ code: 'alone.too-few', because });
  }
  return refusals;
}

function whyNotCouncilKey({ actor, turned, reasons, otherReasons }: AloneKeyRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (actor.constituency !== COUNCIL) refuse('alone.not-council', `Only ${groupOf(COUNCIL).label} can do this.`);
  if (turned.some(({ membershipId }) => membershipId === actor.membershipId)) {
    refuse('alone.twice', 'You have agreed to this already. A second person of the council has not yet.');
  }
  const said = reasons?.trim() ?? '';
  if (said.length < SHORTEST_REASONS || countWords(said) > LONGEST_REASONS) {
    const because = `Give the reasons, in at least ${SHORTEST_REASONS} characters and at most ${LONGEST_REASONS} words.`;
    refuse('alone.reasons', `${because} Everyone will read them.`);
  } else if (otherReasons !== null && otherReasons !== said) {
    refuse('alone.other-reasons', 'Somebody of the council gave other reasons. Read them, then agree to them.');
  }
  return refusals;
}

function whyNotPartnersKey({ situation, actor, turned }: AloneKeyRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  const { constituency, signatory } = actor;
  if (constituency === null || !groupsNamed('PARTNERS_ONLY', situation.whole).includes(constituency)) {
    refuse(
      'alone.group-not-signed',
      'Only groups that have signed the whole statement can do this, without the council.',
    );
  }
  if (!signatory) refuse('alone.not-a-signatory', 'Somebody who signs for your group does this.');
  if (turned.some((key) => key.constituency === constituency)) {
    refuse('alone.twice', 'Your group has agreed to this already. Other groups have not yet.');
  }
  return refusals;
}

function leads({ roles }: AloneKey): boolean {
  return roles.some((role) => role === 'co-chair' || role === 'sponsor');
}

const SHORTEST_REASONS = 10;
const LONGEST_REASONS = 500;
const LIVED = 'people who draw on care or unpaid carers';
