import { canonicalJson, sha256Hex, type ContentHash } from './canonical-json.js';
import { canonicalSection, hashDocument, hashSection, sealedText, type SectionText } from './section-hash.js';

const text: SectionText = {
  statement: 'home-care-2027',
  section: 'what-we-will-pay',
  title: 'What we will pay',
  language: 'en-GB',
  content: [
    { type: 'heading', attrs: { level: 3, id: 'b1' }, content: [{ type: 'text', text: 'Hourly rates' }] },
    {
      type: 'paragraph',
      attrs: { id: 'b2' },
      content: [
        { type: 'text', text: 'We will pay ' },
        { type: 'text', text: '£24.10', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' an hour.' },
      ],
    },
  ],
  notes: [],
  datasets: [{ id: 'rates', sha256: 'a'.repeat(64) }],
};

describe('the canonical form of a section', () => {
  // Written out, so that no change of a library or of ours can move every signature without a test that says so.
  it('[P12] is this text', () => {
    expect(canonicalSection(text)).toBe(
      '{"content":[{"attrs":{"id":"b1","level":3},"content":[{"text":"Hourly rates","type":"text"}],"type":"heading"},' +
        '{"attrs":{"id":"b2"},"content":[{"text":"We will pay ","type":"text"},' +
        '{"marks":[{"type":"bold"}],"text":"£24.10","type":"text"},{"text":" an hour.","type":"text"}],' +
        `"type":"paragraph"}],"datasets":[{"id":"rates","sha256":"${'a'.repeat(64)}"}],"language":"en-GB","notes":[],` +
        '"schemaVersion":1,"section":"what-we-will-pay","statement":"home-care-2027","title":"What we will pay","v":1}',
    );
  });

  it('[P12] has this hash', () => {
    expect(hashSection(text)).toBe('422fafe62255baddbb2ee1e7eeb6f7710108a6c40a30c7ab7ccc51f4ddd5df24');
  });

  it('is what an outsider hashes who has only the sealed text', () => {
    expect(sha256Hex(canonicalJson(sealedText(text)))).toBe(hashSection(text));
  });

  it('seals a sealed text as itself', () => {
    expect(sealedText(sealedText(text))).toEqual(sealedText(text));
  });

  it('[P12] is the same for text that means the same', () => {
    const [heading, paragraph] = text.content;
    const runs = [
      { type: 'text', text: 'We will ', marks: [] },
      { type: 'text', text: 'pay ' },
      { type: 'text', text: '£24.10', marks: [{ type: 'bold', attrs: {} }] },
      { type: 'text', text: ' an hour.' },
    ];
    const other = {
      ...text,
      content: [
        { ...heading!, attrs: { id: 'b1' } },
        { ...paragraph!, content: runs },
      ],
    };
    expect(hashSection(other)).toBe(hashSection(text));
  });

  it.each<[string, Partial<SectionText>]>([
    ['title', { title: 'What we pay' }],
    ['language', { language: 'cy' }],
    ['statement', { statement: 'other' }],
    ['section', { section: 'other' }],
    ['one character', { content: [...text.content.slice(0, 1), { type: 'paragraph', attrs: { id: 'b2' } }] }],
    ['one cell of a dataset', { datasets: [{ id: 'rates', sha256: 'b'.repeat(64) }] }],
    ['a note', { notes: [{ type: 'paragraph' }] }],
  ])('[R16] binds the %s', (_what, change) => {
    expect(hashSection({ ...text, ...change })).not.toBe(hashSection(text));
  });

  it('takes datasets in any order', () => {
    const other = { id: 'a', sha256: 'c'.repeat(64) };
    const [rates] = text.datasets;
    expect(hashSection({ ...text, datasets: [rates!, other] })).toBe(
      hashSection({ ...text, datasets: [other, rates!] }),
    );
  });
});

describe('the hash of a whole statement', () => {
  const one = { section: 'one', hash: '1'.repeat(64) as ContentHash };
  const two = { section: 'two', hash: '2'.repeat(64) as ContentHash };

  it('has this value', () => {
    expect(hashDocument([one, two])).toBe('3b3519d2a85cfbcabfe0c40c261ddba0a7957ba815e11b4036aaf362f8407717');
  });

  it('binds the order of the sections', () => {
    expect(hashDocument([two, one])).not.toBe(hashDocument([one, two]));
  });
});
