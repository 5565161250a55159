import type { SectionBlock } from '#document';
import { renderToStaticMarkup } from 'react-dom/server';
import { aParagraph, aTable } from './a-bundle-to-read.fake.js';
import { Blocks } from './blocks.js';
import { SectionText } from './section-text.js';

const rendered = (...content: SectionBlock[]) =>
  renderToStaticMarkup(
    <Blocks content={content} datasets={[aTable()]} idPrefix="money." csvHref={(id) => `/tables/${id}.csv`} />,
  );
const line = (type: string, text: string, attrs?: Record<string, unknown>) => ({
  type,
  ...(attrs && { attrs }),
  content: [{ type: 'text', text }],
});
const levels = (html: string) => [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));

describe('the text of a section', () => {
  it('never skips a heading level, however its headings were written', () => {
    const html = rendered(
      line('heading', 'Deep first', { id: 'a', level: 4 }),
      line('heading', 'Then deeper', { id: 'b', level: 4 }),
      line('heading', 'And back', { id: 'c', level: 3 }),
      line('figure', 'A finding', { id: 'd', dataset: 'T1', chart: 'bars' }),
    );
    expect(levels(html)).toEqual([3, 4, 3, 4]);
  });

  it('shows a table with caption, headings of columns and rows, source, time, place and file', () => {
    const html = rendered(line('datasetTable', 'Hours by area.', { id: 'a', dataset: 'T1' }));
    expect(html).toMatch(/<caption[^>]*>.*Hours by area\./);
    expect(html.match(/scope="col"/g)).toHaveLength(4);
    expect(html.match(/scope="row"/g)).toHaveLength(2);
    expect(html).toContain('Source: Northmoor Council. Time: 2025 to 2027. Place: Northmoor.');
    expect(html).toContain('href="/tables/T1.csv"');
    expect(html).toContain('no figure');
  });

  it('[R39] shows a chart with its finding, a sentence and its table, and labels the drawing by them', () => {
    const html = rendered(
      line('figure', 'Most hours are in Wharfside.', { id: 'a', dataset: 'T1', chart: 'bars:Hours' }),
    );
    expect(html).toMatch(/<svg[^>]*role="img" aria-labelledby="money\.a-finding" aria-describedby="money\.a-words"/);
    expect(html).toContain('id="money.a-finding">Most hours are in Wharfside.');
    expect(html).toMatch(/id="money\.a-words">.*Wharfside has 14,200 hours/);
    expect(html).toContain('Wharfside: 14,200');
    expect(html).toContain('<table');
  });

  it('keeps the words of a table whose figures are not there', () => {
    expect(rendered(line('datasetTable', 'Hours.', { id: 'a', dataset: 'T9' }))).toContain('Hours.');
  });

  it('shows boxes, quotes, lists within lists, bold and links', () => {
    const html = rendered(
      { type: 'inShort', attrs: { id: 'a' }, content: [line('paragraph', 'More of us.')] },
      { type: 'soWhat', attrs: { id: 'b' }, content: [line('soWhatLine', 'Plan now.', { audience: 'providers' })] },
      { type: 'quote', attrs: { id: 'c' }, content: [line('paragraph', 'Ask us first.')] },
      {
        type: 'bulletList',
        attrs: { id: 'd' },
        content: [
          {
            type: 'listItem',
            content: [
              line('paragraph', 'one'),
              { type: 'orderedList', content: [{ type: 'listItem', content: [line('paragraph', 'inside')] }] },
            ],
          },
        ],
      },
      {
        type: 'paragraph',
        attrs: { id: 'e' },
        content: [
          { type: 'text', text: 'strong', marks: [{ type: 'bold' }] },
          { type: 'text', text: 'gov', marks: [{ type: 'link', attrs: { href: 'https://www.gov.uk/care' } }] },
        ],
      },
    );
    expect(html).toMatch(/In short<\/h3>/);
    expect(html).toContain('<dt>For providers</dt><dd>Plan now.</dd>');
    expect(html).toMatch(/What people told us<\/figcaption><blockquote[^>]*><p[^>]*>Ask us first\./);
    expect(html).toMatch(/<li><p>one<\/p><ol[^>]*><li><p>inside/);
    expect(html).toContain('<strong>strong</strong>');
    expect(html).toContain('<a class="govuk-link" href="https://www.gov.uk/care" rel="noopener noreferrer nofollow">');
  });

  it('loses no words of a block that it does not know', () => {
    expect(rendered(line('hologram', 'Still here.', { id: 'a' }))).toContain('Still here.');
  });

  it('is shown from the very JSON that is signed', () => {
    const text = JSON.stringify({ section: 'money', language: 'cy', content: [aParagraph('a', 'Geiriau.')] });
    expect(renderToStaticMarkup(<SectionText text={text} />)).toContain(
      'lang="cy"><p class="govuk-body" id="money.a">',
    );
  });
});
