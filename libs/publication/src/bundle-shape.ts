import { BUNDLE_FORMATS } from './bundle.js';
import { RENDERING_KINDS } from './rendering.js';
import { anything, count, fields, flag, hex, list, mapOf, maybe, oneOf, text, type Shape } from './shape.js';

const hash = hex(64);
const position = oneOf('SIGNED', 'SIGNED_WITH_RESERVATION', 'DISSENTED', 'STOOD_ASIDE', 'NO_RESPONSE');
const words = list(fields({ by: text, words: count }));

const statement = fields({
  council: fields({ name: text, slug: text }),
  title: text,
  slug: text,
  template: text,
  language: text,
  period: fields({ from: text, to: text }),
  label: oneOf('CO_PRODUCED', 'CO_PRODUCED_WITH_DISSENT', 'COUNCIL_ONLY', 'PARTNERS_ONLY'),
  version: count,
  changeNote: text,
  publishedAt: text,
  reviewBy: text,
  supersedes: maybe(count),
});

const signOff = fields({
  constituency: text,
  position,
  text: maybe(text),
  signatories: list(fields({ ref: text, position, at: text })),
  decidedBy: oneOf('consensus', 'two-thirds', 'majority'),
  hash,
});

const sectionText = fields({
  v: oneOf(1),
  schemaVersion: count,
  statement: text,
  section: text,
  title: text,
  language: text,
  content: list(mapOf(anything)),
  notes: list(mapOf(anything)),
  datasets: list(fields({ id: text, sha256: hash })),
});

const section = fields({
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
  attribution: fields({ blocks: list(fields({ id: text, words })), words }),
  positions: list(signOff),
  log: fields({ epoch: count, seq: count, head: text }),
});

const minorityStatement = fields({
  id: text,
  section: text,
  constituency: text,
  by: oneOf('constituency', 'three members'),
  title: text,
  text,
  signedBy: list(text),
  reply: maybe(fields({ constituency: text, text, by: text, at: maybe(text) })),
  at: text,
});

const alone = fields({
  groups: list(text),
  by: list(text),
  reasons: maybe(text),
  mediation: fields({ issue: maybe(text), openedOn: text, until: text, outcome: oneOf('failed', null) }),
  reply: maybe(fields({ text, by: text, at: text })),
});

const interest = fields({
  entry: count,
  by: text,
  constituency: maybe(text),
  at: text,
  some: flag,
  effect: oneOf('declare', 'stand-aside'),
  sections: list(text),
  until: maybe(text),
});

const dataset = fields({
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

const rendering = fields({
  kind: oneOf(...RENDERING_KINDS),
  language: text,
  section: maybe(text),
  sourceHash: hash,
  madeBy: text,
  approvedBy: list(text),
  state: oneOf('CURRENT', 'OUT_OF_DATE'),
  reason: maybe(text),
  file: fields({ name: text, sha256: hash }),
});

const entry = fields({
  v: oneOf(1),
  chain: text,
  seq: count,
  at: text,
  kind: text,
  actor: maybe(text),
  constituency: maybe(text),
  facts: mapOf(anything),
  commitments: mapOf(hash),
  previous: hash,
  hash,
});

const checkpoint = fields({
  v: oneOf(1),
  chain: text,
  seq: count,
  head: hash,
  at: text,
  keyId: hex(16),
  signature: hex(128),
});

const parts = list(fields({ part: text, sha256: hash }));

/** What is the same in every format. */
const common = {
  format: oneOf(...BUNDLE_FORMATS),
  statement,
  groups: list(fields({ code: text, label: text })),
  contributors: list(fields({ ref: text, constituency: maybe(text), name: maybe(hash) })),
  sections: list(section),
  whole: fields({ hash, positions: list(signOff) }),
  minorityStatements: list(minorityStatement),
  councilDecision: maybe(fields({ body: text, date: text, reference: text, decision: text, callInEnds: maybe(text) })),
  datasets: list(dataset),
  manifest: fields({ parts }),
  signature: fields({ algorithm: oneOf('Ed25519'), keyId: hex(16), publicKey: hash, value: hex(128) }),
};
const record = { entries: list(entry), head: hash };
const openings = {
  names: list(fields({ ref: text, salt: hash, content: fields({ name: text }) })),
  record: list(fields({ seq: count, name: text, salt: hash, content: anything })),
};

const shapeOf1: Shape = fields({ ...common, record: fields(record), openings: fields(openings) }, { alone });
/** Since there are checkpoints in files. */
const since2 = {
  ...common,
  record: fields({ ...record, checkpoints: list(checkpoint), keys: list(hash) }),
  openings: fields({ ...openings, removed: list(fields({ seq: count, name: text, reason: text, date: text })) }),
};
const shapeOf2: Shape = fields(since2, { alone });
const since3 = { ...since2, interests: list(interest) };
const shapeOf3: Shape = fields(since3, { alone });
const manifest = fields({ parts, entries: count });
const shapeOf4: Shape = fields({ ...since3, manifest, renderings: list(rendering) }, { alone });

/** What a bundle must have in every place, and nothing else: an extra field would go unsigned or unread. */
export const bundleShape: Shape = (value, path, report) => {
  const { format } = (typeof value === 'object' && value !== null ? value : {}) as { readonly format?: unknown };
  shapeOf(format)(value, path, report);
};

function shapeOf(format: unknown): Shape {
  const place = BUNDLE_FORMATS.findIndex((one) => one === format);
  return [shapeOf1, shapeOf2, shapeOf3][place] ?? shapeOf4;
}
