import type { ContentHash } from '#document';
import type { Bundle, BundleRendering } from '#publication';
import { renderToStaticMarkup } from 'react-dom/server';
import { aBundleToRead, aParagraph, aPosition, aSectionToRead, aTable, wordsBy } from './a-bundle-to-read.fake.js';
import { PublishedStatement } from './published-statement.js';

const rendered = (bundle: Bundle, authorship = false) =>
  renderToStaticMarkup(
    <PublishedStatement
      bundle={bundle}
      versions={[
        { version: 1, publishedAt: bundle.statement.publishedAt, changeNote: 'First published.', change: 'first' },
      ]}
      path="/statements/northmoor/care-2026"
      origin="https://position.test"
      fileSha256={'e'.repeat(64)}
      authorship={authorship}
    />,
  );
const HASH = 'a'.repeat(64) as ContentHash;
const textOf = (html: string) => html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]+>/g, '');

const dissent = aSectionToRead({
  state: 'SIGNED_WITH_DISSENT',
  positions: [
    aPosition('COMMISSIONERS'),
    aPosition('PEOPLE', { position: 'SIGNED_WITH_RESERVATION', text: 'The dates are late.' }),
    aPosition('PROVIDERS', { position: 'DISSENTED', text: 'A price below cost buys no hours.' }),
  ],
});

const minority = {
  id: 'M1',
  section: 'money',
  constituency: 'PROVIDERS',
  by: 'constituency' as const,
  title: 'the price of an hour',
  text: 'We do not sign this section.',
  signedBy: ['tom', 'bev'],
  reply: { constituency: 'COMMISSIONERS', text: 'The evidence is fair.', by: 'amira', at: null },
  at: '2026-05-29T09:00:00.000Z',
};

describe('a published statement', () => {
  it('says its label, council, dates and version', () => {
    const text = textOf(rendered(aBundleToRead()));
    expect(text).toContain('Written together, with disagreement');
    expect(text).toContain('Published 29 June 2026. Version 1.');
  });

  it('[R25] says after each section who led, wrote and signed it', () => {
    const text = textOf(rendered(aBundleToRead()));
    expect(text).toContain('Led by: Commissioners');
    expect(text).toContain('Written by: Care providers (Tom Fielding, Larkfield Care Group)');
    expect(text).toContain('Figures looked after by: Commissioners (Amira Khan, Northmoor Council)');
    expect(text).toContain('– all 3 asked on 14 May 2026');
  });

  describe('[R31] beside a section', () => {
    const one = { by: 'tom', constituency: 'PROVIDERS', some: true, until: null, sections: ['money'] };
    const aside = { ...one, entry: 4, at: '2026-03-02T09:00:00.000Z', effect: 'stand-aside' as const };
    const openly = { ...one, entry: 5, by: 'bev', at: '2026-03-03T09:00:00.000Z', effect: 'declare' as const };
    const opened = (seq: number, content: string) => ({ seq, name: 'text', salt: '0'.repeat(64), content });
    const { openings } = aBundleToRead();
    const textWith = (change: Partial<Bundle>) => textOf(rendered(aBundleToRead(change)));

    it('tells what each interest is, whose by their choice, when, and who stood aside for it', () => {
      const record = [opened(4, 'I bid for it.'), opened(5, 'My son is a carer there.')];
      const text = textWith({ interests: [aside, openly], openings: { ...openings, record } });
      expect(text).toContain(
        'Does not sign here because of an interest: Care providers (Tom Fielding, Larkfield Care Group)Interests declared: 2',
      );
      expect(text).toContain(
        '“I bid for it.” Declared on 2 March 2026. They stand aside: they do not sign here for their group.',
      );
      expect(text).toContain('Care providers (group only): “My son is a carer there.” Declared on 3 March 2026.');
    });

    it('tells when one was changed or taken back, without its words', () => {
      const record = [opened(4, 'I bid for it.')];
      const until = '2026-03-09T09:00:00.000Z';
      const text = textWith({ interests: [{ ...aside, until }, openly], openings: { ...openings, record } });
      expect(text).toContain('Interests declared: 1 now, 1 before');
      expect(text).toContain('declared an interest on 2 March 2026, and changed it or took it back on 9 March 2026.');
      expect(text).not.toContain('I bid for it.');
      expect(text).not.toContain('Does not sign here because');
      expect(text).toContain('The words are not in this file.');
    });

    it('[R28] tells why and when words were removed', () => {
      const removed = [{ seq: 4, name: 'text', reason: 'It named a neighbour.', date: '2026-07-01' }];
      const text = textWith({ interests: [aside], openings: { ...openings, removed } });
      expect(text).toContain('Content removed on 1 July 2026. Reason: It named a neighbour. Declared on 2 March 2026.');
    });

    it('tells where none touches it, and says nothing for files that hold none', () => {
      const elsewhere = { ...aside, sections: ['homes'] };
      const nothing = { ...aside, some: false, sections: [] };
      expect(textWith({ interests: [elsewhere, nothing] })).toContain('Interests declared: none about this section');
      expect(textWith({ interests: [{ ...aside, sections: [] }] })).toContain('Interests declared: 1');
      expect(textWith({})).not.toContain('Interests declared');
    });
  });

  it('[R19] puts disagreement before the text it is about, with its reasons, words and reply', () => {
    const html = rendered(aBundleToRead({ sections: [dissent], minorityStatements: [minority] }));
    const order = [
      'Care providers did not sign',
      'A price below cost buys no hours.',
      'In our own words: the price of an hour',
      'The evidence is fair.',
      'An hour of care costs more every year.',
    ].map((words) => textOf(html).lastIndexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('[R19] shows the words of members of a group that signed after the text', () => {
    const text = textOf(rendered(aBundleToRead({ minorityStatements: [{ ...minority, by: 'three members' }] })));
    expect(text.indexOf('An hour of care')).toBeLessThan(text.indexOf('In our own words'));
  });

  it('[R16][R19] says of own words about which draft they are, where the section changed after they were added', () => {
    const entry = {
      ...{ v: 1 as const, chain: 'c', at: minority.at, actor: null, constituency: null },
      commitments: {},
    };
    const chained = { ...entry, previous: HASH, hash: HASH };
    const locked = (seq: number, hash: string) => ({
      ...{ ...chained, seq, kind: 'section.frozen', facts: { section: 'money', version: seq, hash } },
    });
    const added = { ...chained, seq: 3, kind: 'minority-statement.attached', facts: { section: 'money', id: 'M1' } };
    const said = (...after: ReturnType<typeof locked>[]) => {
      const record = { entries: [locked(1, 'a'), locked(2, 'b'), added, ...after], head: HASH };
      return textOf(rendered(aBundleToRead({ minorityStatements: [minority], record })));
    };
    expect(said(locked(4, 'c'))).toContain('About Draft 2, before the section changed.');
    expect(said()).not.toContain('About Draft');
  });

  it('says at the top which group did not sign which section', () => {
    expect(textOf(rendered(aBundleToRead({ sections: [dissent] })))).toContain('Care providers did not sign section 1');
  });

  it('[R20] shows that a group did not reply, and never as signed', () => {
    const silent = aSectionToRead({
      positions: [aPosition('COMMISSIONERS'), aPosition('PROVIDERS', { position: 'NO_RESPONSE', signatories: [] })],
    });
    const text = textOf(rendered(aBundleToRead({ sections: [silent] })));
    expect(text).toContain('Did not reply: Care providers');
    expect(text).toContain('Care providers did not reply');
  });

  it('links each "why" of the table to a note that is there', () => {
    const html = rendered(aBundleToRead({ sections: [dissent], minorityStatements: [minority] }));
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toContain('money-note-people');
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has no id twice', () => {
    const ids = [...rendered(aBundleToRead({ sections: [dissent] }), true).matchAll(/ id="([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('[R26] gives no count of fewer than five people, and no person twice who signs without a name', () => {
    const hidden = Array.from({ length: 9 }, (_, at) => ({ ref: `s${at}`, constituency: 'PROVIDERS', name: null }));
    const bundle = aBundleToRead();
    const text = textOf(rendered({ ...bundle, contributors: [...bundle.contributors, ...hidden] }));
    expect(text).toContain(
      'Took part in the writing: fewer than 5 each of commissioners and care providers, no people who draw on care and support.',
    );
  });

  it('[R26] shows who wrote each paragraph only when asked', () => {
    const bundle = aBundleToRead();
    expect(textOf(rendered(bundle))).not.toContain('Paragraph 1:');
    expect(textOf(rendered(bundle, true))).toContain(
      'Paragraph 1: care providers (Tom Fielding, Larkfield Care Group)',
    );
  });

  it('[R27] shows both fingerprints, the key and how to check', () => {
    const text = textOf(rendered(aBundleToRead()));
    for (const hex of ['a', 'c', 'e']) expect(text).toContain(Array(8).fill(hex.repeat(8)).join(' '));
    expect(text).toContain(
      `npm run verify -- https://position.test/statements/northmoor/care-2026/v/1.json --key ${'c'.repeat(64)}`,
    );
  });

  it('lets nothing in a file become markup', () => {
    const hostile = '<script>alert(1)</script>';
    const bundle = aBundleToRead({
      sections: [
        aSectionToRead(
          {
            title: hostile,
            attribution: wordsBy([{ by: 'tom', words: 1 }]),
            positions: [aPosition('PROVIDERS', { position: 'DISSENTED', text: hostile })],
          },
          [
            aParagraph('p1', hostile),
            {
              type: 'paragraph',
              attrs: { id: 'p2' },
              content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
            },
            {
              type: 'figure',
              attrs: { id: 'p3', dataset: 'T1', chart: 'bars' },
              content: [{ type: 'text', text: hostile }],
            },
          ],
        ),
      ],
      minorityStatements: [{ ...minority, title: hostile, text: hostile }],
      datasets: [aTable({ columns: [hostile, hostile], rows: [[hostile, '1']], title: hostile, source: hostile })],
      openings: { names: [{ ref: 'tom', salt: 'a', content: { name: hostile } }], record: [] },
    });
    const html = rendered(bundle, true);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|javascript:/);
  });
});

describe('other formats of a published statement', () => {
  const easyRead: BundleRendering = {
    ...{ kind: 'EASY_READ', language: 'en-GB', section: null, sourceHash: 'a'.repeat(64) as never },
    ...{ madeBy: 'sam', approvedBy: ['des'], state: 'CURRENT', reason: null },
    file: { name: 'easy.pdf', sha256: 'a'.repeat(64) },
  };

  it('[R36] says which there are not yet, and whom to ask', () => {
    const html = rendered(aBundleToRead());
    expect(textOf(html)).toContain(
      'There is not yet: Easy Read, large print, audio, British Sign Language, a translation and a summary.',
    );
    expect(html).toContain('<a href="/contact">Ask Northmoor Council</a>');
    expect(html).toContain('<a href="#the-formats">Other formats</a>');
  });

  it('[R36] lists those there are, and says of one that is out of date that it is, and why', () => {
    const old = { ...easyRead, kind: 'TRANSLATION', language: 'cy', section: 'money', state: 'OUT_OF_DATE' } as const;
    const translation = { ...old, reason: 'A new one comes in July.', file: { ...easyRead.file, name: 'cy.pdf' } };
    const text = textOf(rendered(aBundleToRead({ renderings: [easyRead, translation] })));
    expect(text).toContain('Easy Read in British English of the whole: easy.pdf');
    expect(text).toContain('A translation in Welsh of the section “Money”: cy.pdf');
    expect(text).toContain('Out of date: it was made from words that have changed since. A new one comes in July.');
    expect(text).toContain('There is not yet: large print, audio, British Sign Language and a summary.');
  });
});
