import { whyNotAgreeNow } from './agreement.js';
import {
  sectionChanges,
  whyNotChangeSections,
  whyNotSectionNames,
  type SectionChanges,
  type SectionUnderAgreement,
} from './change-sections.js';
import type { Constituency } from './constituency.js';
import { decisionRuleOf, type ConcordatParameters, type DecisionRule } from './parameters.js';
import { whyNotPromises, type DraftPromise } from './promises.js';
import type { Refusal } from './refusal.js';
import { isLocked, type DocumentState } from './states.js';
import { whyNotReviewBy } from './review.js';
import { whyNotConcordat, whyNotStrangers } from './why-not-concordat.js';
import { whyNotMinimums } from './why-not-minimums.js';

/** What an agreement says: its values, and what the groups promise. */
export interface AgreementText {
  readonly parameters: ConcordatParameters;
  readonly promises: readonly DraftPromise[];
}

/** Somebody who proposes to change an agreement. */
export interface AmendmentRequest {
  readonly documentState: DocumentState;
  readonly signatory: boolean;
  readonly isCoChair: boolean;
  /** Whether another change waits for answers. */
  readonly isAnotherOpen: boolean;
  readonly now: AgreementText;
  readonly proposed: AgreementText;
  readonly sections: readonly SectionUnderAgreement[];
  /** How many people sign for each group now. */
  readonly people: Readonly<Record<Constituency, number>>;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Ids of the nominations of topics that were taken (R4). */
  readonly topicsTaken: readonly string[];
  readonly reason: string;
}

/** Says why a change to an agreement may not be put to the groups; empty when it may. No floor can be lowered by it. */
export function whyNotAmend(request: AmendmentRequest): Refusal[] {
  const { documentState, signatory, isCoChair, isAnotherOpen, now, proposed, reason } = request;
  const refusals = whyNotAgreeNow(documentState);
  if (!signatory && !isCoChair) {
    const because =
      'Those who sign for a group, and the co-chairs, propose changes. Tell one of them what should change.';
    refusals.push({ code: 'amendment.who', because });
  }
  if (isAnotherOpen) {
    const because = 'Another change waits for answers. Propose this one when that is agreed or withdrawn.';
    refusals.push({ code: 'amendment.open', because });
  }
  if (reason.trim() === '') {
    refusals.push({ code: 'amendment.no-reason', because: 'Say why the agreement should change.' });
  }
  if (isSame(now, proposed)) {
    refusals.push({ code: 'amendment.same', because: 'This says what the agreement says already. Change something.' });
  }
  return [
    ...refusals,
    ...whyNotConcordat(proposed.parameters, titlesOf(request.sections)),
    ...whyNotPromises(proposed.promises, proposed.parameters.signatoryConstituencies),
    ...whyNotStrangers(proposed.parameters),
    ...whyNotNewSections(request),
    ...whyNotInForce(now, proposed, request),
  ];
}

/** Groups that must agree a change: those of the agreement as it is, and those it would bring in. */
export function groupsToAmend(now: ConcordatParameters, proposed: ConcordatParameters): Constituency[] {
  return [...new Set([...now.signatoryConstituencies, ...proposed.signatoryConstituencies])];
}

/**
 * How each group decides about a change: as the agreement says as it is. A group that the change would bring in decides in
 * the way that it declares in it, else as all groups do now (R17).
 */
export function rulesToAmend(
  now: ConcordatParameters,
  proposed: ConcordatParameters,
): Readonly<Record<Constituency, DecisionRule>> {
  const ruleOf = (code: Constituency): DecisionRule =>
    now.signatoryConstituencies.includes(code)
      ? decisionRuleOf(now, code)
      : (proposed.decisionRules?.[code] ?? now.decisionRule);
  return Object.fromEntries(groupsToAmend(now, proposed).map((code) => [code, ruleOf(code)]));
}

/** What a change of an agreement would be carried out on. */
export interface AgreedUpon {
  readonly documentState: DocumentState;
  readonly sections: readonly SectionUnderAgreement[];
}

/** The same at a moment. */
export type AgreedUponNow = AgreedUpon & Pick<AmendmentRequest, 'people' | 'today'>;

/**
 * Says why a change cannot take force now; empty when it can. No group is asked for more people who sign than it has, and the
 * day by which all is looked at again lies ahead. Who leads and who signs a section that is locked for signing
 * stays, and how signatures are counted stays while any section is locked. Sections come and go before comments open, and
 * only those go in which nobody has written.
 */
export function whyNotInForce(
  { parameters: now }: AgreementText,
  { parameters: proposed }: AgreementText,
  { documentState, sections, people, today }: AgreedUponNow,
): Refusal[] {
  const changes = sectionChanges(now, proposed, sections);
  const gone = changes.leftOut.map(({ key }) => key);
  const locked = sections.filter(({ state }) => isLocked(state));
  const refusals: Refusal[] = locked
    .filter(({ key }) => !gone.includes(key) && !isEqual(ofSection(now, key), ofSection(proposed, key)))
    .map(({ title }) => ({
      code: 'amendment.locked',
      because: `"${title}" is locked for signing, so who leads and who signs it stays as it is. Open it again first.`,
    }));
  if (locked.length > 0 && !isEqual(countingOf(now), countingOf(proposed))) {
    refusals.push({
      code: 'amendment.counting',
      because: 'Sections are locked for signing, so which groups sign and how they decide stays as it is.',
    });
  }
  const isNewDay = proposed.reviewBy !== undefined && proposed.reviewBy !== now.reviewBy;
  return [
    ...refusals,
    ...whyNotNow(changes, documentState),
    ...whyNotChangeSections(changes),
    ...whyNotMinimums(now, proposed, people),
    ...(isNewDay ? whyNotReviewBy(proposed.reviewBy, today) : []),
  ];
}

/** Who is asked to comment is asked about all of it, so which sections there are is settled by then. */
function whyNotNow({ added, leftOut, renamed }: SectionChanges, documentState: DocumentState): Refusal[] {
  const isChanged = added.length + leftOut.length + renamed.length > 0;
  if (!isChanged || documentState === 'CONCORDAT' || documentState === 'DRAFTING') return [];
  const because =
    'Sections are added, left out and renamed before comments open. Now change the words of the sections that there are.';
  return [{ code: 'amendment.sections', because }];
}

function whyNotNewSections({ now, proposed, sections, topicsTaken }: AmendmentRequest): Refusal[] {
  const changes = sectionChanges(now.parameters, proposed.parameters, sections);
  const refusals = whyNotSectionNames(changes, sections);
  const { sectionSignatories } = proposed.parameters;
  if (Object.keys(sectionSignatories).length === 0) {
    const because = 'No section would be left that groups sign. Keep one, or add one.';
    refusals.push({ code: 'amendment.no-sections', because });
  }
  for (const { key, title } of [...sections, ...changes.added]) {
    const isSigned = key in now.parameters.sectionSignatories || changes.added.some((one) => one.key === key);
    const goes = changes.leftOut.some((one) => one.key === key);
    if (isSigned && !goes && !(key in sectionSignatories)) refusals.push(nobodySigns(title));
  }
  for (const { title, nominationId } of changes.added) {
    if (nominationId === undefined || topicsTaken.includes(nominationId)) continue;
    const because = `"${title}" names a topic that was not taken. Choose one that was answered with yes, or none.`;
    refusals.push({ code: 'amendment.topic', because });
  }
  return refusals;
}

function nobodySigns(title: string): Refusal {
  return { code: 'concordat.section-signatories', because: `Say which groups sign "${title}".` };
}

function titlesOf(sections: readonly SectionUnderAgreement[]): Record<string, string> {
  return Object.fromEntries(sections.map(({ key, title }) => [key, title]));
}

function ofSection({ sectionLeads, sectionSignatories }: ConcordatParameters, key: string): unknown {
  return [sorted(sectionLeads[key] ?? []), sorted(sectionSignatories[key] ?? [])];
}

function countingOf(parameters: ConcordatParameters): unknown {
  const { signatoryConstituencies, signatoriesPerConstituency } = parameters;
  return sorted(signatoryConstituencies).map((code) => [
    code,
    signatoriesPerConstituency[code],
    decisionRuleOf(parameters, code),
  ]);
}

function isSame(one: AgreementText, other: AgreementText): boolean {
  const promisesOf = ({ promises }: AgreementText) =>
    promises.map(({ text, promisedBy, part, check, code }) => [text.trim(), sorted(promisedBy), part, check, code]);
  return isEqual(inOrder(one.parameters), inOrder(other.parameters)) && isEqual(promisesOf(one), promisesOf(other));
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sorted(codes: readonly string[]): string[] {
  return [...codes].sort();
}

/** The same with the names of every object in one order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, inOrder(one)]));
}
