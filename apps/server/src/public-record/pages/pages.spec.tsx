import type { StatementId } from '#concordat';
import { sha256Hex } from '#document';
import type { Bundle } from '#publication';
import { gzipSync } from 'node:zlib';
import { aCouncilOnlyBundleToRead, aPartnersOnlyBundleToRead } from '../../../../../test/build/alone-bundles.js';
import { northmoorBundle } from '../../../../../test/build/northmoor-bundle.js';
import { faultsOfPage, wordsOfPage } from '../../../../../test/build/page-checks.js';
import { readNorthmoor } from '../../demo/northmoor.js';
import { faultPage, notFoundPage, refusedPage } from '../../platform/pages/error.page.js';
import type { RegisteredStatement } from '../register.reader.js';
import type { PublishedVersion } from '../published-version.reader.js';
import { accessibilityPage } from './accessibility.page.js';
import { contactPage, worriedPage } from './contact.page.js';
import { helpPage } from './help.page.js';
import { keysPage } from './keys.page.js';
import { cookiesPage, privacyPage } from './privacy.page.js';
import { registerPage, type RegisterPage } from './register.page.js';
import { statementPage } from './statement.page.js';

const visitor = { demo: false, signedIn: false };
const text = northmoorBundle();
const bundle = JSON.parse(text) as Bundle;
const now = { state: 'PUBLISHED' as const, because: null };
const note = {
  version: 1,
  publishedAt: bundle.statement.publishedAt,
  changeNote: 'First published.',
  change: 'first' as const,
};
const version: Omit<PublishedVersion, 'id' | 'statementId' | 'text'> = {
  bundle,
  sha256: sha256Hex(text),
  versions: [note],
  now,
  places: { replacedBy: null, replaces: [] },
  lateReply: null,
};
const shown = { ...visitor, version, isLatestAddress: true, authorship: false, origin: 'https://position.test' };

const published: RegisteredStatement = {
  statementId: '1',
  title: 'Care in Northmoor',
  council: { name: 'Northmoor Council', slug: 'northmoor' },
  slug: 'care',
  version: 2,
  period: { from: '2026-04-01', to: '2029-03-31' },
  label: 'CO_PRODUCED_WITH_DISSENT',
  heading: null,
  publishedAt: new Date('2026-06-29T09:00:00Z'),
  updatedAt: new Date('2026-09-01T09:00:00Z'),
  groups: ['COMMISSIONERS', 'PEOPLE', 'PROVIDERS'],
  groupsSigned: ['COMMISSIONERS', 'PEOPLE', 'PROVIDERS'],
  sections: 12,
  notSigned: [{ key: 'money', title: 'Money', groups: ['PROVIDERS'] }],
  reviewDue: false,
};
const register = (change: Partial<RegisterPage>) =>
  registerPage({ search: '', statements: [published], open: [], councils: [], people: [], ...visitor, ...change });
const open = [
  {
    title: 'Staying well',
    council: 'Northmoor Council',
    state: 'DRAFTING' as const,
    because: null,
    haveYourSay: null,
    published: null,
    agreement: null,
    call: null,
    isCalling: false,
    replacedBy: null,
  },
];
const people = [{ key: 'des', name: 'Des', group: 'People who draw on care and support', does: 'Co-chair.' }];
const councils = [
  { slug: 'northmoor', name: 'Northmoor Council', contact: 'Ring us.', safeguardingNotice: 'Ring 999.' },
];
const key = { keyId: 'b'.repeat(16), publicKey: 'c'.repeat(64), firstUsedAt: new Date('2026-06-01'), retiredAt: null };

describe('every page', () => {
  it.each<[string, string]>([
    ['register', register({ open, people, demo: true })],
    ['register without statements', register({ statements: [] })],
    ['statement', statementPage(shown)],
    ['statement with who wrote what', statementPage({ ...shown, authorship: true, signedIn: true })],
    ['keys', keysPage({ ...visitor, keys: [key], origin: 'https://position.test' })],
    ['help', helpPage(visitor)],
    ['accessibility', accessibilityPage(visitor)],
    ['privacy', privacyPage(visitor)],
    ['cookies', cookiesPage(visitor)],
    ['contact', contactPage({ ...visitor, councils })],
    ['worried', worriedPage({ ...visitor, councils })],
    ['not found', notFoundPage(visitor)],
    ['refused', refusedPage(visitor)],
    ['fault', faultPage({ ...visitor, id: '1' })],
  ])('is sound: %s', (_name, html) => {
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage(html).match(/\bplease\b|constituenc\w+|stakeholder|\bdissent\w*/gi)).toBeNull();
  });
});

describe('the Northmoor statement', () => {
  it('[R25] shows no name of anybody who shows only their group', () => {
    const words = wordsOfPage(statementPage({ ...shown, authorship: true }));
    const hidden = readNorthmoor().people.filter(({ display }) => display === 'group-only');
    // First names that are words of the text too, and what organisations are called, tell nobody apart.
    const names = hidden.filter(({ kind }) => kind === 'person').map(({ displayName }) => displayName);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => words.includes(name))).toEqual([]);
  });

  it('weighs less than 100 KB before its figures are drawn', () => {
    const withoutFigures = statementPage(shown).replace(/<figure class="cp-figure".*?<\/figure>/gs, '');
    expect(gzipSync(withoutFigures).byteLength).toBeLessThan(100_000);
  });

  it('at the address of its version has the other as its one address', () => {
    expect(statementPage({ ...shown, isLatestAddress: false })).toContain(
      '<link rel="canonical" href="https://position.test/statements/northmoor/northmoor-2026"/>',
    );
  });

  it.each([
    ['WITHDRAWN', 'This statement was withdrawn.'],
    ['SUPERSEDED', 'Another statement replaces this one.'],
    ['RESPONDING', 'The groups are working on a new version.'],
    ['REVIEW_DUE', 'Review is due'],
  ] as const)('says what has become of it, and why: %s', (state, words) => {
    const standing = { state, because: 'The new rates are known.' };
    const html = statementPage({ ...shown, version: { ...version, now: standing } });
    expect(wordsOfPage(html)).toContain(words);
    expect(wordsOfPage(html)).toContain('The new rates are known.');
    expect(html.includes('noindex')).toBe(state === 'WITHDRAWN' || state === 'SUPERSEDED');
    expect(wordsOfPage(statementPage(shown))).not.toContain(words);
  });

  it('[R2] names what took its place, and that names what it replaces, each with a link', () => {
    const now = { state: 'SUPERSEDED' as const, because: 'The new rates are known.' };
    const older = { id: 'o' as StatementId, title: 'Care in Northmoor 2026', path: '/statements/northmoor/care-2026' };
    const newer = { id: 'n' as StatementId, title: 'Care in Northmoor 2029', path: '/statements/northmoor/care-2029' };
    const oldPage = statementPage({
      ...shown,
      version: { ...version, now, places: { replacedBy: newer, replaces: [] } },
    });
    expect(wordsOfPage(oldPage)).toContain('Replaced by Care in Northmoor 2029');
    expect(oldPage).toContain('<a href="/statements/northmoor/care-2029">');
    expect(wordsOfPage(oldPage)).not.toContain('Look at the statements of');
    const newPage = statementPage({
      ...shown,
      version: { ...version, places: { replacedBy: null, replaces: [older] } },
    });
    expect(wordsOfPage(newPage)).toContain('Replaces Care in Northmoor 2026');
    expect(newPage).toContain('<a href="/statements/northmoor/care-2026">');
    expect([oldPage, newPage].flatMap((html) => faultsOfPage(html))).toEqual([]);
    const [first] = open;
    const listed = register({ open: [{ ...first!, state: 'SUPERSEDED', replacedBy: newer }] });
    expect(wordsOfPage(listed)).toContain('Replaced by Care in Northmoor 2029');
    expect(faultsOfPage(listed)).toEqual([]);
  });

  it('[R13] leads to what people suggested, for as long as everybody can read that', () => {
    const link = 'href="/suggestions/northmoor/northmoor-2026"';
    const withdrawn = { ...version, now: { state: 'WITHDRAWN' as const, because: 'The rates were wrong.' } };
    expect(statementPage(shown)).toContain(link);
    expect(statementPage({ ...shown, version: withdrawn })).not.toContain(link);
  });

  it('says first that it was replaced, and stays out of search results', () => {
    const versions = [
      { version: 2, publishedAt: '2027-05-04T09:00:00Z', changeNote: 'New prices.', change: 'major' as const },
      note,
    ];
    const html = statementPage({ ...shown, isLatestAddress: false, version: { ...version, versions } });
    const words = wordsOfPage(html);
    expect(words).toContain('This is version 1, replaced on 4 May 2027. Go to version 2');
    expect(words.indexOf('replaced on')).toBeLessThan(words.indexOf('Written together'));
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(words).toContain(
      '4 May 2027: version 2 – Major: the text changed, and what changed was signed again. New prices.',
    );
  });
});

describe('the register', () => {
  it('lists statements with label, dates and who signed', () => {
    const words = wordsOfPage(register({}));
    expect(words).toContain('1 statement');
    expect(words).toContain('Northmoor Council. Published 29 June 2026, updated 1 September 2026.');
    expect(words).toContain('Written together, with disagreement. The whole is signed by all 3 groups');
    expect(words).toContain('1 section not signed by providers.');
  });

  it('[R24][R24b] lists what was not published together with its own words, and no word of signatures', () => {
    const heading = 'Published by the council without the agreement of care providers';
    const words = wordsOfPage(register({ statements: [{ ...published, label: 'COUNCIL_ONLY', heading }] }));
    expect(words).toContain(`${heading}.`);
    expect(words).not.toMatch(/Written together|The whole is signed/);
  });

  it('[R24][R24b] each kind has a sound page, whose title says it too', () => {
    const read = { council: aCouncilOnlyBundleToRead(), partners: aPartnersOnlyBundleToRead() };
    const titles = Object.values(read).map((one) => {
      const html = statementPage({ ...shown, version: { ...version, bundle: one } });
      expect(faultsOfPage(html)).toEqual([]);
      return /<title>([^<]*)/.exec(html)?.[1];
    });
    expect(titles[0]).toMatch(/^Published by the council alone: Our care/);
    expect(titles[1]).toMatch(/^Agreed without the council: Our care/);
  });

  it('marks what was searched for, and lets it be no markup', () => {
    expect(register({ search: 'northmoor (care)' })).toContain('<mark>Northmoor</mark>');
    const html = register({ search: '"><script>1</script>', statements: [] });
    expect(html).not.toContain('<script>1');
    expect(html).toContain('0 statements match');
  });

  it('says so when nothing is published, and leads to what is being written', () => {
    expect(wordsOfPage(register({ statements: [] }))).toContain('No statements have been published yet.');
    expect(register({ statements: [], open })).toContain('<a href="#open-now">');
  });

  it('says in the list which statement is due to be looked at again', () => {
    expect(wordsOfPage(register({}))).not.toContain('Review is due');
    expect(wordsOfPage(register({ statements: [{ ...published, reviewDue: true }] }))).toContain('Review is due.');
  });

  it('shows of what is being written only title, council and stage', () => {
    expect(wordsOfPage(register({ open }))).toMatch(/Staying wellNorthmoor Council\. Drafting/);
  });

  it('offers the people of the demo, each by a form', () => {
    const html = register({ people, demo: true });
    expect(html).toMatch(
      /<form action="\/demo\/sign-in" method="post"><input type="hidden" name="person" value="des"\/>/,
    );
    expect(html).toContain('Try it as Des');
    expect(register({})).not.toContain('/demo/sign-in');
  });
});
