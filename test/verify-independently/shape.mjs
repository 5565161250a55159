// The fields of a published file, as libs/publication/FORMAT.md, 2 lists them (B4).
import { demand } from './json.mjs';

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value, at) => demand(typeof value === 'string', 'B4', at);
const count = (value, at) => demand(Number.isSafeInteger(value) && value >= 0, 'B4', at);
const flag = (value, at) => demand(typeof value === 'boolean', 'B4', at);
const any = () => undefined;
const node = (value, at) => demand(isObject(value), 'B4', at);
const hex = (digits) => (value, at) =>
  demand(typeof value === 'string' && new RegExp(`^[0-9a-f]{${digits}}$`).test(value), 'B4', at);
const hash = hex(64);
const maybe = (type) => (value, at) => (value === null ? undefined : type(value, at));
const oneOf =
  (...choices) =>
  (value, at) =>
    demand(choices.includes(value), 'B4', at);
const list = (type) => (value, at) => {
  demand(Array.isArray(value), 'B4', at);
  value.forEach((item, place) => type(item, `${at}[${place}]`));
};
const map = (type) => (value, at) => {
  demand(isObject(value), 'B4', at);
  for (const [name, item] of Object.entries(value)) type(item, `${at}.${name}`);
};
const object =
  (fields, may = {}) =>
  (value, at) => {
    demand(isObject(value), 'B4', at);
    const there = Object.keys(may).filter((name) => Object.hasOwn(value, name));
    const wanted = [...Object.keys(fields), ...there];
    demand(
      wanted.every((name) => Object.hasOwn(value, name)),
      'B4',
      `${at}: a field is missing`,
    );
    demand(Object.keys(value).length === wanted.length, 'B4', `${at}: a field too many`);
    for (const name of wanted) ({ ...fields, ...may })[name](value[name], `${at}.${name}`);
  };

const stance = oneOf('SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'STOOD_ASIDE', 'NO_RESPONSE');
const credit = object({ by: text, words: count });
const position = object({
  constituency: text,
  position: stance,
  text: maybe(text),
  signatories: list(object({ ref: text, position: stance, at: text })),
  decidedBy: oneOf('consensus', 'two-thirds', 'majority'),
  hash,
});
const sectionText = object({
  v: oneOf(1),
  schemaVersion: count,
  statement: text,
  section: text,
  title: text,
  language: text,
  content: list(node),
  notes: list(node),
  datasets: list(object({ id: text, sha256: hash })),
});
const section = object({
  key: text,
  title: text,
  order: count,
  leads: list(text),
  signatories: list(text),
  appendix: flag,
  state: oneOf('FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED'),
  versionNumber: count,
  frozenAt: text,
  text: sectionText,
  hash,
  positions: list(position),
  log: object({ epoch: count, seq: count, head: text }),
  attribution: object({ blocks: list(object({ id: text, words: list(credit) })), words: list(credit) }),
});
const statement = object({
  council: object({ name: text, slug: text }),
  title: text,
  slug: text,
  template: text,
  language: text,
  period: object({ from: text, to: text }),
  label: oneOf('CO_PRODUCED', 'CO_PRODUCED_WITH_DISSENT', 'COUNCIL_ONLY', 'PARTNERS_ONLY'),
  version: count,
  changeNote: text,
  publishedAt: text,
  reviewBy: text,
  supersedes: maybe(count),
});
const minority = object({
  id: text,
  section: text,
  constituency: text,
  by: oneOf('constituency', 'three members'),
  title: text,
  text,
  signedBy: list(text),
  reply: maybe(object({ constituency: text, text, by: text, at: maybe(text) })),
  at: text,
});
const decision = object({ body: text, date: text, reference: text, decision: text, callInEnds: maybe(text) });
const alone = object({
  groups: list(text),
  by: list(text),
  reasons: maybe(text),
  reply: maybe(object({ text, by: text, at: text })),
  mediation: object({ issue: maybe(text), openedOn: text, until: text, outcome: maybe(oneOf('failed')) }),
});
const interest = object({
  entry: count,
  by: text,
  constituency: maybe(text),
  at: text,
  some: flag,
  effect: oneOf('declare', 'stand-aside'),
  sections: list(text),
  until: maybe(text),
});
const dataset = object({
  id: text,
  title: text,
  headline: text,
  source: text,
  period: text,
  geography: text,
  caveat: text,
  owner: maybe(text),
  columns: list(text),
  rows: list(list(text)),
  sha256: hash,
  textAlternative: text,
});
const rendering = object({
  kind: oneOf('EASY_READ', 'LARGE_PRINT', 'AUDIO', 'BSL', 'TRANSLATION', 'SUMMARY'),
  language: text,
  section: maybe(text),
  sourceHash: hash,
  madeBy: text,
  approvedBy: list(text),
  state: oneOf('CURRENT', 'OUT_OF_DATE'),
  reason: maybe(text),
  file: object({ name: text, sha256: hash }),
});
const entry = object({
  v: oneOf(1),
  chain: text,
  seq: count,
  at: text,
  kind: text,
  actor: maybe(text),
  constituency: maybe(text),
  facts: node,
  commitments: map(hash),
  previous: hash,
  hash,
});

const checkpoint = object({
  v: oneOf(1),
  chain: text,
  seq: count,
  head: hash,
  at: text,
  keyId: hex(16),
  signature: hex(128),
});
const names = list(object({ ref: text, salt: hash, content: object({ name: text }) }));
const opened = list(object({ seq: count, name: text, salt: hash, content: any }));
const removed = list(object({ seq: count, name: text, reason: text, date: text }));
const entries = list(entry);
const parts = list(object({ part: text, sha256: hash }));
const bundle = (record, openings, more = {}) =>
  object(
    {
      format: oneOf(...[1, 2, 3, 4, 5].map((number) => `common-position-bundle/${number}`)),
      statement,
      groups: list(object({ code: text, label: text })),
      contributors: list(object({ ref: text, constituency: maybe(text), name: maybe(hash) })),
      sections: list(section),
      whole: object({ hash, positions: list(position) }),
      minorityStatements: list(minority),
      councilDecision: maybe(decision),
      datasets: list(dataset),
      record: object(record),
      manifest: object({ parts }),
      openings: object(openings),
      signature: object({ algorithm: oneOf('Ed25519'), keyId: hex(16), publicKey: hash, value: hex(128) }),
      ...more,
    },
    // B26 says when.
    { alone },
  );
const gates = { entries, head: hash, checkpoints: list(checkpoint), keys: list(hash) };
const openings = { names, record: opened, removed };
const formats = new Map([
  ['common-position-bundle/1', bundle({ entries, head: hash }, { names, record: opened })],
  ['common-position-bundle/2', bundle(gates, openings)],
  ['common-position-bundle/3', bundle(gates, openings, { interests: list(interest) })],
]);
const newest = bundle(gates, openings, {
  interests: list(interest),
  renderings: list(rendering),
  manifest: object({ parts, entries: count }),
});

/** Throws where a value is no bundle. */
export const checkShape = (value, at) => ((isObject(value) && formats.get(value.format)) || newest)(value, at);
