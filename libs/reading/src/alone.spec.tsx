import type { Bundle } from '#publication';
import { renderToStaticMarkup } from 'react-dom/server';
import { aBundleToRead, aCouncilOnlyBundleToRead, aPartnersOnlyBundleToRead } from './a-bundle-to-read.fake.js';
import { aloneHeading, type CouncilReply } from './alone.js';
import { PublishedStatement } from './published-statement.js';

const rendered = (bundle: Bundle, lateReply: CouncilReply | null = null) =>
  renderToStaticMarkup(
    <PublishedStatement
      bundle={bundle}
      versions={[
        { version: 1, publishedAt: bundle.statement.publishedAt, changeNote: 'First published.', change: 'first' },
      ]}
      path="/statements/northmoor/care-2026"
      origin="https://position.test"
      fileSha256={'e'.repeat(64)}
      authorship={false}
      lateReply={lateReply}
    />,
  );
const textOf = (html: string) => html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]+>/g, '');
const togetherWords = /Written together|Signed by all|Who made this section|Led by|Signed by:/;

describe('what the council published alone', () => {
  const html = rendered(aCouncilOnlyBundleToRead());
  const text = textOf(html);

  it('[R24] is headed first with the groups that did not agree, then gives its reasons', () => {
    const heading =
      'Published by the council without the agreement of people who draw on care and support and care providers';
    expect(text.indexOf(heading)).toBe(0);
    expect(html).toMatch(/<h1[^>]*><span[^>]*>Published by the council/);
    expect(text).toContain('The law asks for a statement by June.');
    expect(text).toContain('It was about this: The price of an hour.');
    expect(text).toContain('from 1 June 2026 until 22 June 2026, and did not in that time.');
  });

  it('[R24] says for which group mediation began, where the record says that the other co-chair did not answer', () => {
    const bundle = aCouncilOnlyBundleToRead();
    const [first, ...more] = bundle.record.entries;
    const begun = { ...first!, kind: 'mediation.opened', facts: { mediation: 'm', askedBy: 'COMMISSIONERS' } };
    const words = textOf(rendered({ ...bundle, record: { ...bundle.record, entries: [begun, ...more] } }));
    expect(words).toContain('Mediation was asked for by a co-chair of this group: Commissioners (the council).');
    expect(words).toContain('so it began without them on 1 June 2026');
    expect(words).toContain('It was about this: The price of an hour.');
    expect(text).not.toContain('Mediation was asked for by');
  });

  it('[R24] puts the words of those who disagree before every section, once', () => {
    const own = text.indexOf('In our own words: the price of an hour');
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(text.indexOf('An hour of care costs more every year.'));
    expect(text.split('We do not sign this section.')).toHaveLength(2);
    expect(html.indexOf('id="own-words"')).toBeLessThan(html.indexOf('id="money"'));
  });

  it('[R24] shows nobody as standing behind it, and never the words "written together"', () => {
    expect(text.match(togetherWords)).toBeNull();
    expect(text).toContain('To have written some of these words is not to agree with this version.');
    expect(textOf(rendered(aBundleToRead())).match(togetherWords)).not.toBeNull();
  });

  it('[R24] links each "why" to a note that is there, and has no id twice', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toContain('money-note-people');
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('what other groups published without the council', () => {
  const heading =
    'Agreed by people who draw on care and support, unpaid carers and family members and care providers. ' +
    'The council has not agreed this and it is not council policy';

  it('[R24b] is headed first as not agreed by the council, and says that it has not replied', () => {
    const text = textOf(rendered(aPartnersOnlyBundleToRead()));
    expect(text.indexOf('Agreed by people who draw on care')).toBe(0);
    expect(text).toContain('The council has not agreed this and it is not council policy');
    expect(text).toContain('The council has not replied.');
    expect(text).not.toMatch(/Written together/);
  });

  it('[R24b] shows the reply of the council, given before or after', () => {
    const reply = { text: 'We cannot promise this money.', by: 'amira', at: '2026-06-20T09:00:00Z' };
    const before = textOf(rendered(aPartnersOnlyBundleToRead(reply)));
    const after = textOf(rendered(aPartnersOnlyBundleToRead(), reply));
    for (const text of [before, after]) {
      expect(text).toContain('We cannot promise this money.');
      expect(text).not.toContain('The council has not replied.');
    }
    expect([before.includes('after publication'), after.includes('after publication')]).toEqual([false, true]);
  });

  it('[R24b] names groups as they are named inside a sentence', () => {
    const labels = ['People who draw on care and support', 'Unpaid carers and family members', 'Care providers'];
    expect(aloneHeading('PARTNERS_ONLY', labels)).toBe(heading);
  });
});
