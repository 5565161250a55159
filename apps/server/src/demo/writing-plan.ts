import type { SectionBlock } from '#document';
import { creditedRuns, type CreditedRun } from './credited-runs.js';
import type { SampleBlock, SampleKey, SampleProposal, SampleSection } from './northmoor.js';
import { blocksOf, passagesOf, type Passage } from './sample-blocks.js';

/** One thing that happens to a section's text. */
export type WritingStep =
  | { readonly kind: 'write'; readonly author: SampleKey; readonly blocks: readonly SectionBlock[] }
  | { readonly kind: 'append'; readonly author: SampleKey; readonly block: string; readonly text: string }
  | { readonly kind: 'put-in'; readonly proposal: SampleProposal };

/** How a section comes to its words, each step in the order in which it happens. */
export interface WritingPlan {
  /** In DRAFTING: a paragraph that a suggestion changed later has its first words here. */
  readonly drafted: readonly WritingStep[];
  /** In RESPONDING: accepted words go in, and what follows from the answers is written. */
  readonly answered: readonly WritingStep[];
  /** In MEDIATION, in the section opened again. */
  readonly mediated: readonly WritingStep[];
}

/** Plans a section of the sample so that, after all steps, every word is there and is its author's. */
export function writingPlan(section: SampleSection, proposals: readonly SampleProposal[]): WritingPlan {
  const passages = passagesOf(section);
  // From the first paragraph that only came with an answer, the rest of the section is written after it.
  const firstLate = passages.findIndex(({ sample }) => sample !== null && startsWithAnswer(sample, proposals));
  const early = firstLate === -1 ? passages : passages.slice(0, firstLate);
  const late = firstLate === -1 ? [] : passages.slice(firstLate);
  const changes = early.flatMap(({ sample }) => (sample ? changesOf(sample, proposals) : []));
  return {
    drafted: early.map((passage) => drafted(passage, proposals)),
    answered: [...changes.filter(not(isMediated(proposals))), ...late.flatMap((one) => written(one, proposals))],
    mediated: changes.filter(isMediated(proposals)),
  };
}

/** The suggestion whose accepted words a block holds, if there is one. */
function acceptedFor({ id }: SampleBlock, proposals: readonly SampleProposal[]): SampleProposal | undefined {
  return proposals.find(({ block, acceptedText }) => block === id && acceptedText !== null);
}

function startsWithAnswer(sample: SampleBlock, proposals: readonly SampleProposal[]): boolean {
  if (!sample.credits?.length) return false;
  const proposal = acceptedFor(sample, proposals);
  return !proposal || proposal.baseText === '';
}

function drafted({ sample, author, blocks }: Passage, proposals: readonly SampleProposal[]): WritingStep {
  const proposal = sample && acceptedFor(sample, proposals);
  if (!proposal || sample.type !== 'paragraph') return { kind: 'write', author, blocks };
  return { kind: 'write', author, blocks: blocksOf({ ...sample, text: proposal.baseText }) };
}

/** What happens to a drafted block whose suggestion was accepted: the words go in, and people finish the paragraph. */
function changesOf(sample: SampleBlock, proposals: readonly SampleProposal[]): WritingStep[] {
  const proposal = acceptedFor(sample, proposals);
  if (!proposal) return [];
  return [{ kind: 'put-in', proposal }, ...finishing(sample, runsOf(sample).slice(1))];
}

/** A passage that is written after the answers. */
function written({ sample, author, blocks }: Passage, proposals: readonly SampleProposal[]): WritingStep[] {
  if (!sample?.credits?.length || sample.type !== 'paragraph') return [{ kind: 'write', author, blocks }];
  const [first, ...rest] = runsOf(sample);
  const proposal = acceptedFor(sample, proposals);
  const begin: WritingStep = proposal
    ? { kind: 'put-in', proposal }
    : { kind: 'write', author, blocks: blocksOf({ ...sample, text: first?.text ?? '' }) };
  return [begin, ...finishing(sample, rest)];
}

function finishing({ id }: SampleBlock, runs: readonly CreditedRun[]): WritingStep[] {
  return runs.map(({ author, text }) => ({ kind: 'append', author, block: id, text }));
}

function isMediated(proposals: readonly SampleProposal[]): (step: WritingStep) => boolean {
  const texts = proposals.flatMap(({ addedByDeciders: added }) => (added?.addedIn === 'mediation' ? [added.text] : []));
  return (step) => step.kind === 'append' && texts.includes(step.text.trim());
}

function not(holds: (step: WritingStep) => boolean): (step: WritingStep) => boolean {
  return (step) => !holds(step);
}

function runsOf(sample: SampleBlock): CreditedRun[] {
  return 'text' in sample ? creditedRuns(sample) : [];
}
