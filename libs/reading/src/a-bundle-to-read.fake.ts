import type { ContentHash, SectionBlock } from '#document';
import type { Bundle, BundleDataset, BundlePosition, BundleSection, BundleWords } from '#publication';

const HASH = 'a'.repeat(64) as ContentHash;

/** People of the fake, by pseudonym: those with a name show it to everyone. */
const PEOPLE = [
  { ref: 'amira', constituency: 'COMMISSIONERS', name: 'Amira Khan, Northmoor Council' },
  { ref: 'lorraine', constituency: 'PEOPLE', name: null },
  { ref: 'des', constituency: 'PEOPLE', name: 'Des' },
  { ref: 'tom', constituency: 'PROVIDERS', name: 'Tom Fielding, Larkfield Care Group' },
  { ref: 'bev', constituency: 'PROVIDERS', name: null },
  { ref: 'sam', constituency: null, name: 'Sam' },
] as const;

/** A bundle as readers get it, small and not sealed: what is shown does not depend on the seal. */
export function aBundleToRead(change: Partial<Bundle> = {}): Bundle {
  return {
    format: 'common-position-bundle/2',
    statement: {
      council: { name: 'Northmoor Council', slug: 'northmoor' },
      title: 'Our care and support statement',
      slug: 'care-2026',
      template: 'mps',
      language: 'en-GB',
      period: { from: '2026-04-01', to: '2029-03-31' },
      label: 'CO_PRODUCED_WITH_DISSENT',
      version: 1,
      changeNote: 'First published.',
      publishedAt: '2026-06-29T09:00:00.000Z',
      reviewBy: '2029-03-31',
      supersedes: null,
    },
    groups: [
      { code: 'PROVIDERS', label: 'Care providers' },
      { code: 'PEOPLE', label: 'People who draw on care and support' },
      { code: 'COMMISSIONERS', label: 'Commissioners (the council)' },
    ],
    contributors: PEOPLE.map(({ ref, constituency, name }) => ({ ref, constituency, name: name && HASH })),
    sections: [aSectionToRead()],
    whole: { hash: HASH, positions: [aPosition('PEOPLE'), aPosition('COMMISSIONERS'), aPosition('PROVIDERS')] },
    minorityStatements: [],
    councilDecision: null,
    datasets: [aTable()],
    record: { entries: [], head: HASH },
    manifest: { parts: [] },
    openings: {
      names: PEOPLE.flatMap(({ ref, name }) => (name === null ? [] : [{ ref, salt: HASH, content: { name } }])),
      record: [],
    },
    signature: { algorithm: 'Ed25519', keyId: 'b'.repeat(16), publicKey: 'c'.repeat(64), value: 'd'.repeat(128) },
    ...change,
  };
}

/** A section that everyone signed. */
export function aSectionToRead(change: Partial<BundleSection> = {}, content?: SectionBlock[]): BundleSection {
  return {
    key: 'money',
    title: 'Money',
    order: 0,
    leads: ['COMMISSIONERS'],
    signatories: ['COMMISSIONERS', 'PEOPLE', 'PROVIDERS'],
    appendix: false,
    state: 'SIGNED',
    versionNumber: 1,
    frozenAt: '2026-04-20T09:00:00.000Z',
    text: {
      v: 1,
      schemaVersion: 1,
      statement: 'care-2026',
      section: 'money',
      title: 'Money',
      language: 'en-GB',
      content: content ?? [aParagraph('p1', 'An hour of care costs more every year.')],
      notes: [],
      datasets: [{ id: 'T1', sha256: HASH }],
    },
    hash: HASH,
    attribution: wordsBy([{ by: 'tom', words: 8 }]),
    positions: [aPosition('COMMISSIONERS'), aPosition('PEOPLE'), aPosition('PROVIDERS')],
    log: { epoch: 1, seq: 1, head: HASH },
    ...change,
  };
}

/** A paragraph. */
export function aParagraph(id: string, text: string): SectionBlock {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

/** Attribution of a section with one block, `p1`. */
export function wordsBy(words: readonly BundleWords[]): BundleSection['attribution'] {
  return { blocks: [{ id: 'p1', words }], words };
}

/** A group that signed, unless another position is given. */
export function aPosition(constituency: string, change: Partial<BundlePosition> = {}): BundlePosition {
  const position = change.position ?? 'SIGNED';
  return {
    constituency,
    position,
    text: null,
    signatories: [{ ref: 'des', position, at: '2026-05-14T18:30:00.000Z' }],
    decidedBy: 'consensus',
    hash: HASH,
    ...change,
  };
}

/** A small table of figures. */
export function aTable(change: Partial<BundleDataset> = {}): BundleDataset {
  return {
    id: 'T1',
    title: 'Hours of homecare a week',
    headline: 'More hours every year',
    source: 'Northmoor Council',
    period: '2025 to 2027',
    geography: 'Northmoor',
    caveat: 'Does not count hours that people buy themselves',
    owner: 'amira',
    columns: ['Area', 'Hours', 'Share (%)', 'Note'],
    rows: [
      ['Wharfside', '14200', '61.5', ''],
      ['Upper Moor', '8900', '38.5', 'by road'],
    ],
    sha256: HASH,
    textAlternative: 'Wharfside has 14,200 hours and Upper Moor 8,900.',
    ...change,
  };
}

/** What the council published alone: providers signed neither the section nor the whole (R24). */
export function aCouncilOnlyBundleToRead(): Bundle {
  const bundle = aBundleToRead();
  return {
    ...bundle,
    statement: { ...bundle.statement, label: 'COUNCIL_ONLY' },
    sections: [
      aSectionToRead({
        state: 'NOT_AGREED',
        positions: [
          aPosition('COMMISSIONERS'),
          aPosition('PEOPLE', { position: 'SIGNED_WITH_RESERVATION', text: 'The dates are late.' }),
          aPosition('PROVIDERS', { position: 'DISSENTED', text: 'A price below cost buys no hours.' }),
        ],
      }),
    ],
    whole: {
      hash: HASH,
      positions: [
        aPosition('COMMISSIONERS'),
        aPosition('PEOPLE', { position: 'NO_RESPONSE', signatories: [] }),
        aPosition('PROVIDERS', { position: 'DISSENTED', text: 'No.' }),
      ],
    },
    minorityStatements: [
      {
        ...{ id: 'M1', section: 'money', constituency: 'PROVIDERS', by: 'constituency', title: 'the price of an hour' },
        ...{ text: 'We do not sign this section.', signedBy: ['tom', 'bev'], reply: null },
        at: '2026-05-29T09:00:00.000Z',
      },
    ],
    alone: {
      groups: ['PEOPLE', 'PROVIDERS'],
      by: ['amira'],
      reasons: 'The law asks for a statement by June.',
      mediation: { issue: 'The price of an hour.', openedOn: '2026-06-01', until: '2026-06-22', outcome: null },
      reply: null,
    },
  };
}

/** What other groups published without the council (R24b). */
export function aPartnersOnlyBundleToRead(reply: { text: string; by: string; at: string } | null = null): Bundle {
  const bundle = aBundleToRead();
  const council = aPosition('COMMISSIONERS', { position: 'DISSENTED', text: 'We cannot pay this.' });
  return {
    ...bundle,
    statement: { ...bundle.statement, label: 'PARTNERS_ONLY' },
    whole: { hash: HASH, positions: [aPosition('PEOPLE'), council, aPosition('CARERS'), aPosition('PROVIDERS')] },
    alone: {
      ...{ groups: ['PEOPLE', 'CARERS', 'PROVIDERS'], by: [], reasons: null, reply },
      mediation: { issue: null, openedOn: '2026-06-01', until: '2026-06-22', outcome: 'failed' },
    },
  };
}
