import { hashDocument, hashSection, sealedText, type JsonNode } from '#document';
import { newCommitment } from '#record';
import type { Position } from '#sign-off';
import { sha256Hex } from '#document';
import type { BundleDataset, BundlePosition, BundleSection, NameOpening, UnsignedBundle } from './bundle.js';
import { bytesFrom, GROUPS, MUST_STAND_ASIDE, refOf, signerOf, type ADecision } from './a-record.fake.js';
import type { BundleRendering } from './rendering.js';
import { hashDataset } from './hash-dataset.js';
import { recorded, recordedBefore4, type Unrecorded } from './recorded.fake.js';

export { aSigner, refOf, signerOf } from './a-record.fake.js';

/** A small bundle with everything in it: dissent, a minority statement with its reply, a table, names, a record. */
export function aBundle(): UnsignedBundle {
  return recorded(anUnrecordedBundle());
}

/** The same before there were renderings in files, and before records said all about a version. */
export function aBundleBefore4(): UnsignedBundle {
  return withoutRenderings(recordedBefore4(anUnrecordedBundle()));
}

/** Files of formats 1 to 3 have no place for them. */
export function withoutRenderings(bundle: UnsignedBundle): UnsignedBundle {
  const copy: { renderings?: unknown } & UnsignedBundle = { ...bundle };
  delete copy.renderings;
  return copy;
}

function anUnrecordedBundle(): Unrecorded {
  const names = GROUPS.map((group) => nameOf(group.code, group.person));
  const table = aTable();
  const sections = [
    aSection({ key: 'demand', title: 'What people need', leads: ['PEOPLE'], order: 1 }, table),
    aSection({ key: 'money', title: 'Money – what we can pay', leads: ['COMMISSIONERS'], order: 2 }, table),
  ];
  const hash = hashDocument(sections.map((section) => ({ section: section.key, hash: section.hash })));
  const whole = { hash, positions: GROUPS.map(({ code }) => aPosition(code, 'SIGNED', hash)) };
  return {
    statement: aStatement(),
    groups: GROUPS.map(({ code, label }) => ({ code, label })),
    contributors: contributorsNamed(names),
    sections,
    whole,
    minorityStatements: [aMinorityStatement()],
    councilDecision: {
      body: 'Cabinet',
      date: '2026-06-09',
      reference: 'CAB/26/41',
      decision: 'AGREED',
      callInEnds: '2026-06-16',
    },
    renderings: [anEasyRead(hash)],
    datasets: [table],
    openings: {
      names: names
        .filter(({ ref }) => ref !== refOf('PEOPLE'))
        .map(({ ref, salt, content }) => ({ ref, salt, content })),
      record: [],
      removed: [],
    },
  };
}

function contributorsNamed(names: readonly { readonly commitment: string }[]): UnsignedBundle['contributors'] {
  return [
    ...GROUPS.map(({ code }, index) => ({
      ref: refOf(code),
      constituency: code,
      name: code === 'PEOPLE' ? null : (names[index]?.commitment ?? null),
    })),
    ...[...MUST_STAND_ASIDE].map((code) => ({ ref: signerOf(code), constituency: code, name: null })),
  ];
}

/** The same, with other entries for what providers decided on the whole, and shown so. */
export function aBundleWhereProviders(position: BundlePosition, decided: readonly ADecision[]): UnsignedBundle {
  const bundle = aBundle();
  const { whole, contributors } = bundle;
  const others = whole.positions.filter(({ constituency }) => constituency !== 'PROVIDERS');
  const { record, openings } = recorded({ ...bundle, whole: { ...whole, positions: others } }, decided);
  const refs = position.signatories.filter(({ ref }) => ref !== signerOf('PROVIDERS'));
  const more = refs.map(({ ref }) => ({ ref, constituency: 'PROVIDERS', name: null }));
  return {
    ...bundle,
    contributors: [...contributors, ...more],
    whole: { ...whole, positions: [...others, position] },
    ...{ record, openings },
  };
}

/** The same, published by the council alone: carers and providers did not sign the whole (R24). */
export function aCouncilOnlyBundle(): UnsignedBundle {
  const bundle = signedOnlyBy(aBundle(), ['COMMISSIONERS', 'PEOPLE'], 'COUNCIL_ONLY');
  const by = ['k-one', 'k-two'];
  return recorded({
    ...bundle,
    contributors: [...bundle.contributors, ...by.map((ref) => ({ ref, constituency: 'COMMISSIONERS', name: null }))],
    councilDecision: null,
    alone: {
      groups: ['CARERS', 'PROVIDERS'],
      by,
      reasons: 'The council must publish a statement by June.',
      mediation: { ...A_MEDIATION, outcome: 'failed' },
      reply: null,
    },
  });
}

/** The same, published by the other groups without the council, which replied (R24b). */
export function aPartnersOnlyBundle(): UnsignedBundle {
  const groups = ['PEOPLE', 'CARERS', 'PROVIDERS'];
  const bundle = signedOnlyBy(aBundle(), groups, 'PARTNERS_ONLY');
  const keys = groups.map((constituency, at) => ({ ref: `k-${at}`, constituency, name: null }));
  return recorded({
    ...bundle,
    contributors: [...bundle.contributors, ...keys, { ref: 'r-one', constituency: 'COMMISSIONERS', name: null }],
    councilDecision: null,
    alone: {
      groups,
      by: keys.map(({ ref }) => ref),
      reasons: null,
      mediation: A_MEDIATION,
      reply: { text: 'We cannot promise this money.', by: 'r-one', at: '2026-06-19T09:00:00.000Z' },
    },
  });
}

const A_MEDIATION = {
  ...{ issue: 'The price of an hour.', openedOn: '2026-05-29', until: '2026-06-19' },
  outcome: null,
} as const;

/** A bundle of whose whole only these groups have signed; whose section on money is agreed by too few (R18). */
function signedOnlyBy(
  bundle: UnsignedBundle,
  groups: readonly string[],
  label: UnsignedBundle['statement']['label'],
): UnsignedBundle {
  const { statement, sections, whole } = bundle;
  const standing = (code: string, hash: BundlePosition['hash']): BundlePosition =>
    aPosition(code, groups.includes(code) ? 'SIGNED' : 'DISSENTED', hash);
  const few = (section: BundleSection): BundleSection => ({
    ...section,
    positions: GROUPS.map(({ code }) => aPosition(code, code === 'PEOPLE' ? 'SIGNED' : 'DISSENTED', section.hash)),
    state: 'NOT_AGREED',
  });
  const signed = {
    sections: sections.map((section) => (section.key === 'money' ? few(section) : section)),
    whole: { ...whole, positions: GROUPS.map(({ code }) => standing(code, whole.hash)) },
  };
  return { ...bundle, ...signed, statement: { ...statement, label } };
}

/** The same bundle after the words of the twelfth entry of its record were destroyed. */
export function aBundleWithSomethingRemoved(): UnsignedBundle {
  const bundle = aBundle();
  const { names, record } = bundle.openings;
  const removed = [{ seq: 12, name: 'words', reason: 'It told where somebody lives.', date: '2026-07-01' }];
  return { ...bundle, openings: { names, record: record.filter(({ seq }) => seq !== 12), removed } };
}

function aStatement(): UnsignedBundle['statement'] {
  return {
    council: { name: 'Northmoor Council', slug: 'northmoor' },
    title: 'Our care and support statement',
    slug: 'care-2026',
    template: 'mps',
    language: 'en-GB',
    period: { from: '2026-04-01', to: '2029-03-31' },
    label: 'CO_PRODUCED_WITH_DISSENT',
    version: 1,
    changeNote: 'First published.',
    publishedAt: '2026-06-20T09:00:00.000Z',
    reviewBy: '2027-06-20',
    supersedes: null,
  };
}

function aSection(
  { key, title, leads, order }: Pick<BundleSection, 'key' | 'title' | 'leads' | 'order'>,
  table: BundleDataset,
): BundleSection {
  const content: JsonNode[] = [
    paragraph(`${key}-1`, 'Most people want to stay at home, and say “ask us first”.'),
    paragraph(`${key}-2`, 'A visit of fifteen minutes is not care.'),
    { type: 'datasetTable', attrs: { id: `${key}-3`, dataset: table.id }, content: [{ type: 'text', text: 'Hours.' }] },
  ];
  const datasets = [{ id: table.id, sha256: table.sha256 }];
  const text = sealedText({
    statement: 'care-2026',
    section: key,
    title,
    language: 'en-GB',
    content,
    notes: [],
    datasets,
  });
  const hash = hashSection(text);
  const dissent = key === 'money';
  return {
    key,
    title,
    order,
    leads,
    signatories: GROUPS.map(({ code }) => code),
    appendix: false,
    state: dissent ? 'SIGNED_WITH_DISSENT' : 'SIGNED',
    versionNumber: 1,
    frozenAt: '2026-05-20T10:00:00.000Z',
    text,
    hash,
    attribution: anAttribution(key),
    positions: GROUPS.map(({ code }) =>
      aPosition(code, dissent && code === 'PROVIDERS' ? 'DISSENTED' : signedAs(code), hash),
    ),
    log: { epoch: 1, seq: 20 + order, head: sha256Hex(`log of ${key}`) },
  };
}

function anAttribution(key: string): BundleSection['attribution'] {
  const first = { by: refOf('PEOPLE'), words: 11 };
  const second = { by: refOf('CARERS'), words: 8 };
  const blocks = [
    { id: `${key}-1`, words: [first] },
    { id: `${key}-2`, words: [second] },
  ];
  return { blocks, words: [first, second] };
}

function paragraph(id: string, text: string): JsonNode {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

function signedAs(code: string): Position {
  return code === 'CARERS' ? 'SIGNED_WITH_RESERVATION' : 'SIGNED';
}

function aPosition(constituency: string, position: Position, hash: BundlePosition['hash']): BundlePosition {
  return {
    constituency,
    position,
    text: position === 'SIGNED' ? null : 'The hour costs more than the rate that is offered.',
    signatories: [{ ref: signerOf(constituency), position, at: '2026-05-28T18:30:00.000Z' }],
    decidedBy: 'consensus',
    hash,
  };
}

function aMinorityStatement(): UnsignedBundle['minorityStatements'][number] {
  return {
    id: 'M1',
    section: 'money',
    constituency: 'PROVIDERS',
    by: 'constituency',
    title: 'In our own words: the price of an hour',
    text: 'We do not sign this section. A price below cost buys no hours.',
    signedBy: [refOf('PROVIDERS')],
    reply: {
      constituency: 'COMMISSIONERS',
      text: 'The evidence is fair. The budget is a declared limit.',
      by: refOf('COMMISSIONERS'),
      at: '2026-06-02T09:00:00.000Z',
    },
    at: '2026-05-29T09:00:00.000Z',
  };
}

function anEasyRead(sourceHash: BundlePosition['hash']): BundleRendering {
  return {
    ...{ kind: 'EASY_READ', language: 'en-GB', section: null, sourceHash, state: 'CURRENT', reason: null },
    ...{ madeBy: refOf('COMMISSIONERS'), approvedBy: [refOf('PEOPLE'), refOf('CARERS')] },
    file: { name: 'care-2026-easy-read.pdf', sha256: sha256Hex('easy read') },
  };
}

function aTable(): BundleDataset {
  const table = {
    id: 'T1',
    title: 'Hours of homecare',
    headline: 'More hours are needed every year',
    source: 'Northmoor Council',
    period: '2025/26',
    geography: 'Northmoor',
    caveat: 'Does not count hours that people buy themselves.',
    columns: ['Year', 'Hours'],
    rows: [
      ['2025/26', '14,200'],
      ['2026/27', '16,050'],
    ],
    textAlternative: 'Hours rise from 14,200 to 16,050.',
  };
  return { ...table, owner: refOf('COMMISSIONERS'), sha256: hashDataset(table) };
}

function nameOf(code: string, name: string): NameOpening & { commitment: string } {
  const content = { name };
  return { ref: refOf(code), content, ...newCommitment(content, bytesFrom(`name of ${code}`)) };
}
