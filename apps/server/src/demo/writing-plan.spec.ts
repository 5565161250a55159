import { appendBlocks, appendToBlock, normaliseContent, readSection, replaceBlockText } from '#document';
import * as Y from 'yjs';
import { readNorthmoor } from './northmoor.js';
import { passagesOf } from './sample-blocks.js';
import { writingPlan, type WritingStep } from './writing-plan.js';

const { statement, proposals } = readNorthmoor();
const section = (key: string) => statement.sections.find((one) => one.key === key)!;
const plan = (key: string) => writingPlan(section(key), proposals);

const told = (step: WritingStep): string => {
  if (step.kind === 'put-in') return `put in ${step.proposal.id}`;
  return step.kind === 'append'
    ? `${step.author} adds to ${step.block}`
    : `${step.author} writes ${step.blocks[0]?.attrs?.id}`;
};

/** What a step does to a text, without anybody's rights. */
function apply(doc: Y.Doc, step: WritingStep): void {
  if (step.kind === 'write') return appendBlocks(doc, step.blocks);
  if (step.kind === 'append') return void appendToBlock(doc, step.block, step.text);
  const { block, baseText, acceptedText } = step.proposal;
  const text = acceptedText ?? '';
  if (baseText === '')
    appendBlocks(doc, [{ type: 'paragraph', attrs: { id: block }, content: [{ type: 'text', text }] }]);
  else expect(replaceBlockText(doc, block, baseText, text)).toBe(true);
}

describe('writingPlan', () => {
  it.each(statement.sections.map(({ key }) => key))('comes to the words of "%s", block by block', (key) => {
    const doc = new Y.Doc({ gc: false });
    const { drafted, answered, mediated } = plan(key);
    for (const step of [...drafted, ...answered, ...mediated]) apply(doc, step);
    const expected = passagesOf(section(key)).flatMap(({ blocks }) => [...blocks]);
    expect(normaliseContent(readSection(doc))).toEqual(normaliseContent(expected));
  });

  it('drafts a paragraph in the words that the suggestion was about', () => {
    const step = plan('matters').drafted.find((one) => told(one) === 'lorraine writes matters-3');
    expect(step).toMatchObject({ blocks: [{ content: [{ text: 'Services should offer continuity of care.' }] }] });
  });

  it('lets each finish the paragraph in their own words', () => {
    expect(plan('supply').answered.map(told)).toEqual([
      'put in P5',
      'begum-table adds to supply-15',
      'put in P12',
      'ruth-and-alan adds to supply-16',
      'neil adds to supply-16',
    ]);
  });

  it('lets a decider write the words that they add to a suggestion', () => {
    expect(plan('prevention').answered.map(told).slice(0, 2)).toEqual([
      'put in P8',
      'northmoor-advice adds to prevention-5',
    ]);
  });

  it('writes after the answers what could not be known before them', () => {
    expect(plan('prevention').drafted.map(told)).not.toContain('age-together writes prevention-9');
    expect(plan('prevention').answered.map(told).slice(2)).toEqual([
      'age-together writes prevention-9',
      'amira adds to prevention-9',
      'age-together adds to prevention-9',
    ]);
    expect(plan('summary').answered.map(told)).toEqual(['put in P10', 'des writes summary-8']);
  });

  it('keeps the words that mediation brought for mediation', () => {
    expect(plan('workforce').answered.map(told)).toEqual(['put in P2', 'put in P11', 'joy adds to workforce-6']);
    expect(plan('workforce').mediated.map(told)).toEqual(['amira adds to workforce-5']);
  });
});
