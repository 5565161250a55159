import { plainText, whyNotInSchema, type SectionBlock } from '#document';
import { readNorthmoor, type SampleSection } from './northmoor.js';
import { blocksOf, passagesOf } from './sample-blocks.js';

const { statement } = readNorthmoor();
const section = (key: string): SampleSection => statement.sections.find((one) => one.key === key)!;
const blocks = (key: string): SectionBlock[] => passagesOf(section(key)).flatMap((passage) => [...passage.blocks]);

describe('the blocks of the sample', () => {
  it('[P4] fit the schema of a section, every one', () => {
    for (const { key } of statement.sections) expect(whyNotInSchema(blocks(key))).toEqual([]);
  });

  it('begin with In short and So what, each by its own author', () => {
    const [inShort, soWhat, first] = passagesOf(section('matters'));
    expect([inShort, soWhat, first].map((passage) => [passage?.author, passage?.blocks[0]?.attrs?.id])).toEqual([
      ['lorraine', 'matters-in-short'],
      ['des', 'matters-so-what'],
      ['des', 'matters-1'],
    ]);
  });

  it('give So what a line for people, providers and workers', () => {
    const [soWhat] = passagesOf(section('summary'))[1]!.blocks;
    expect(soWhat?.content?.map(({ attrs }) => attrs?.audience)).toEqual(['people', 'providers', 'workers']);
  });

  it('give the word list neither In short nor So what', () => {
    expect(blocks('terms').map(({ type }) => type)).toEqual(['paragraph', 'bulletList']);
  });

  it('put the introduction of a list into a paragraph before it', () => {
    const list = { id: 'a-1', type: 'list', author: 'des', intro: 'We want:', items: ['one', 'two'] } as const;
    const written = blocksOf(list);
    expect(written.map(({ type, attrs }) => [type, attrs?.id])).toEqual([
      ['paragraph', 'a-1-intro'],
      ['bulletList', 'a-1'],
    ]);
    expect(written.map(plainText)).toEqual(['We want:', 'one\ntwo']);
  });

  it('show tables and charts by the key of their dataset', () => {
    const shown = blocks('supply').filter(({ attrs }) => attrs?.dataset);
    expect(shown.map(({ type, attrs }) => [type, attrs?.dataset, attrs?.chart])).toEqual([
      ['datasetTable', 'T4', undefined],
      ['figure', 'T5', 'bars:Empty beds'],
      ['figure', 'T6', 'bars:Hours waiting per week|Median days to start'],
      ['datasetTable', 'T7', undefined],
      ['datasetTable', 'T14', undefined],
    ]);
  });

  it('have no two ids alike in a section', () => {
    for (const { key } of statement.sections) {
      const ids = blocks(key).map(({ attrs }) => attrs?.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
