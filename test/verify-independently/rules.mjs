// Rules B5 to B28 of libs/publication/FORMAT.md and section 5 of libs/record/FORMAT.md, one function for each section.
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { canonical, demand, hashOf, hashOfJson } from './json.mjs';

const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([field]) => field !== name));
const unique = (values) => new Set(values).size === values.length;
const signed = (position) => position === 'SIGNED' || position === 'SIGNED_WITH_RESERVATION';

/** 3: B5 and B46. */
export function checkManifest(bundle) {
  const parts = [];
  const add = (part, value) => parts.push({ part, sha256: hashOfJson(value) });
  for (const name of ['statement', 'groups', 'contributors']) add(name, bundle[name]);
  for (const section of bundle.sections) {
    add(`section:${section.key}`, without(section, 'positions'));
    for (const one of section.positions) add(`section:${section.key}/sign-off:${one.constituency}`, one);
  }
  add('whole', without(bundle.whole, 'positions'));
  for (const one of bundle.whole.positions) add(`whole/sign-off:${one.constituency}`, one);
  for (const one of bundle.minorityStatements) add(`minority-statement:${one.id}`, one);
  add('council-decision', bundle.councilDecision);
  if (Object.hasOwn(bundle, 'alone')) add('alone', bundle.alone);
  if (Object.hasOwn(bundle, 'interests')) add('interests', bundle.interests);
  if (Object.hasOwn(bundle, 'renderings')) add('renderings', bundle.renderings);
  for (const one of bundle.datasets) add(`dataset:${one.id}`, one);
  add('record', bundle.record);
  demand(unique(parts.map(({ part }) => part)), 'B5', 'a part stands twice');
  demand(canonical(parts) === canonical(bundle.manifest.parts), 'B5', 'the manifest');
  const { entries } = bundle.manifest;
  demand(entries === undefined || entries === bundle.record.entries.length, 'B46', 'the entries');
}

/** 4: B6 and B7. B8 is for the reader: whose key it is. */
export function checkSignature({ format, manifest, signature: { publicKey, keyId, value } }) {
  demand(nameOfKey(publicKey) === keyId, 'B7', 'the name of the key');
  demand(isSigned(`${format}\n${canonical(manifest)}`, publicKey, value), 'B6', 'the signature');
}

export function nameOfKey(publicKey) {
  return hashOf(Buffer.from(publicKey, 'hex')).slice(0, 16);
}

export function isSigned(text, publicKey, signature) {
  try {
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verifySignature(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}

/** 5: B9 to B13. */
export function checkTexts({ statement, sections, datasets, whole }) {
  const tables = new Map(datasets.map(({ id, sha256 }) => [id, sha256]));
  for (const { key, title, text, hash } of sections) {
    demand(hash === hashOfJson(text), 'B9', key);
    demand(text.statement === statement.slug && text.section === key && text.title === title, 'B10', key);
    demand(
      text.datasets.every(({ id, sha256 }) => tables.get(id) === sha256),
      'B11',
      key,
    );
  }
  for (const {
    id,
    sha256,
    title,
    headline,
    source,
    period,
    geography,
    caveat,
    textAlternative,
    columns,
    rows,
  } of datasets) {
    const table = { key: id, title, headline, source, period, geography, caveat, textAlternative, columns, rows };
    demand(sha256 === hashOfJson(table), 'B12', id);
  }
  const all = { v: 1, sections: sections.map(({ key, hash }) => ({ section: key, hash })) };
  demand(whole.hash === hashOfJson(all), 'B13', 'whole');
}

/** 6: B14 to B17. */
export function checkSignOffs({ sections, whole, contributors }) {
  const groups = new Map(contributors.map(({ ref, constituency }) => [ref, constituency]));
  for (const { key, hash, positions, signatories } of sections) {
    demand(
      positions.every((one) => one.hash === hash),
      'B14',
      key,
    );
    demand(canonical(positions.map(({ constituency }) => constituency)) === canonical(signatories), 'B15', key);
  }
  demand(
    whole.positions.every((one) => one.hash === whole.hash),
    'B14',
    'whole',
  );
  demand(unique(whole.positions.map(({ constituency }) => constituency)), 'B15', 'whole');
  for (const { constituency, position, signatories } of [...sections, whole].flatMap(({ positions }) => positions)) {
    const refs = signatories.map(({ ref }) => ref);
    demand(
      unique(refs) && refs.every((ref) => groups.has(ref) && groups.get(ref) === constituency),
      'B16',
      constituency,
    );
    demand(!signed(position) || signatories.some((one) => signed(one.position)), 'B17', constituency);
  }
}

/** 7: B18, B19 and B26 to B28. */
export function checkStates(bundle) {
  const { sections, whole } = bundle;
  const { label } = bundle.statement;
  for (const section of sections) demand(section.state === stateOf(section), 'B18', section.key);
  const bySignOffs = labelOf(sections, whole);
  const alone = label === 'COUNCIL_ONLY' || label === 'PARTNERS_ONLY';
  demand(alone ? bySignOffs === null : label === bySignOffs, 'B19', 'statement');
  demand(Object.hasOwn(bundle, 'alone') === alone, 'B26', 'alone');
  if (label === 'COUNCIL_ONLY') checkCouncilOnly(bundle);
  if (label === 'PARTNERS_ONLY') checkPartnersOnly(bundle);
}

/** Groups beside the council with a position on the whole, those that signed or those that did not, and whether it signed. */
function onTheWhole({ positions }, didSign) {
  const others = positions.filter((one) => one.constituency !== 'COMMISSIONERS' && signed(one.position) === didSign);
  const council = positions.some((one) => one.constituency === 'COMMISSIONERS' && signed(one.position));
  return { groups: others.map((one) => one.constituency), council };
}

function groupOfEach(refs, contributors) {
  return refs.map((ref) => contributors.find((one) => one.ref === ref)?.constituency ?? null);
}

function checkCouncilOnly({ whole, contributors, alone: { groups, by, reasons, reply } }) {
  const wanted = onTheWhole(whole, false);
  demand(wanted.council, 'B27', 'the council');
  demand(groups.length > 0 && canonical(groups) === canonical(wanted.groups), 'B27', 'the groups');
  const ofCouncil = groupOfEach(by, contributors).every((group) => group === 'COMMISSIONERS');
  demand(by.length >= 2 && unique(by) && ofCouncil, 'B27', 'the keys');
  demand(reasons !== null && reasons !== '' && reply === null, 'B27', 'the reasons');
}

function checkPartnersOnly({ whole, sections, contributors, alone: { groups, by, reasons, reply } }) {
  const wanted = onTheWhole(whole, true);
  const led = sections.filter(({ leads, appendix }) => !appendix && leads.includes('COMMISSIONERS'));
  demand(!wanted.council || led.some((section) => !onTheWhole(section, true).council), 'B28', 'the council');
  demand(canonical(groups) === canonical(wanted.groups), 'B28', 'the groups');
  const keys = groupOfEach(by, contributors);
  demand(unique(keys) && keys.length >= 3 && keys.every((group) => groups.includes(group)), 'B28', 'the keys');
  demand(keys.includes('PEOPLE') || keys.includes('CARERS'), 'B28', 'the keys');
  demand(reasons === null, 'B28', 'the reasons');
  demand(reply === null || groupOfEach([reply.by], contributors)[0] === 'COMMISSIONERS', 'B28', 'the reply');
}

function stateOf({ appendix, signatories, positions }) {
  if (appendix) return 'FROZEN';
  const by = new Map(positions.map(({ constituency, position }) => [constituency, position]));
  const asked = signatories.filter((group) => by.get(group) !== 'STOOD_ASIDE');
  const agreeing = asked.filter((group) => signed(by.get(group)));
  if (asked.length > 0 && agreeing.length === asked.length) return 'SIGNED';
  const enough = new Set(agreeing).size >= 3 && (agreeing.includes('PEOPLE') || agreeing.includes('CARERS'));
  return enough ? 'SIGNED_WITH_DISSENT' : 'NOT_AGREED';
}

function labelOf(sections, whole) {
  const asked = sections.filter(({ appendix }) => !appendix);
  const has = (positions, group) => positions.some((one) => one.constituency === group && signed(one.position));
  const none =
    asked.some((section) => stateOf(section) === 'NOT_AGREED') ||
    asked.some(({ leads, positions }) => leads.some((lead) => !has(positions, lead))) ||
    ['PEOPLE', 'COMMISSIONERS'].some((group) => !has(whole.positions, group));
  if (none) return null;
  const all = [...asked, whole].flatMap(({ positions }) => positions.map(({ position }) => position));
  return all.some((one) => one === 'DISSENTED' || one === 'NO_RESPONSE') ? 'CO_PRODUCED_WITH_DISSENT' : 'CO_PRODUCED';
}

/** 8: B20 to B23. */
export function checkReferences(bundle) {
  const { contributors, sections, minorityStatements, datasets, whole } = bundle;
  const refs = contributors.map(({ ref }) => ref);
  demand(unique(refs), 'B20', 'contributors');
  const isKnown = (ref) => refs.includes(ref);
  for (const { attribution, key } of sections) {
    const credits = [...attribution.words, ...attribution.blocks.flatMap(({ words }) => words)];
    demand(
      credits.every(({ by }) => isKnown(by)),
      'B21',
      key,
    );
  }
  for (const { signedBy, reply } of minorityStatements) {
    demand(signedBy.every(isKnown) && (reply === null || isKnown(reply.by)), 'B21', 'a minority statement');
  }
  demand(
    datasets.every(({ owner }) => owner === null || isKnown(owner)),
    'B21',
    'a table',
  );
  if (bundle.alone) {
    const { by, reply } = bundle.alone;
    demand(by.every(isKnown) && (reply === null || isKnown(reply.by)), 'B21', 'alone');
  }
  const codes = new Set(bundle.groups.map(({ code }) => code));
  const named = [
    ...contributors.flatMap(({ constituency }) => constituency ?? []),
    ...sections.flatMap(({ leads, signatories }) => [...leads, ...signatories]),
    ...whole.positions.map(({ constituency }) => constituency),
    ...minorityStatements.flatMap(({ constituency, reply }) => [constituency, ...(reply ? [reply.constituency] : [])]),
  ];
  demand(
    named.every((code) => codes.has(code)),
    'B22',
    'a group',
  );
  const keys = new Set(sections.map(({ key }) => key));
  demand(
    minorityStatements.every(({ section }) => keys.has(section)),
    'B23',
    'a minority statement',
  );
}

/** 9: B24 and B25, with the format of the record, 4 and 5. */
export function checkRecord({ record: { entries, head }, openings, contributors }) {
  demand(entries.length > 0, 'B24', 'no entry');
  let before = '0'.repeat(64);
  entries.forEach((entry, place) => {
    const isBound = entry.chain === entries[0].chain && entry.seq === place + 1 && entry.previous === before;
    demand(isBound && entry.hash === hashOfJson(without(entry, 'hash')), 'B24', `entry ${place + 1}`);
    before = entry.hash;
  });
  demand(head === before, 'B24', 'the head');
  const opens = ({ salt, content }) => hashOf(Buffer.from(salt, 'hex'), Buffer.from(canonical(content), 'utf8'));
  const names = new Map(contributors.map(({ ref, name }) => [ref, name]));
  demand(unique(openings.names.map(({ ref }) => ref)), 'B25', 'a name stands twice');
  demand(unique(openings.record.map(({ seq, name }) => `${seq} ${name}`)), 'B25', 'an opening stands twice');
  demand(
    openings.names.every((one) => names.get(one.ref) === opens(one)),
    'B25',
    'a name',
  );
  const commitmentOf = ({ seq, name }) => {
    const { commitments = {} } = entries[seq - 1] ?? {};
    return Object.hasOwn(commitments, name) ? commitments[name] : null;
  };
  demand(
    openings.record.every((one) => commitmentOf(one) === opens(one)),
    'B25',
    'an opening',
  );
}

/** 9: B38 and B39, with the format of the record, 6. Files of format 1 have neither. */
export function checkGates({ record: { entries, checkpoints = [], keys = [] }, openings: { record, removed = [] } }) {
  let before = 0;
  for (const { signature, ...place } of checkpoints) {
    const { seq, head, chain, keyId } = place;
    const entry = entries[seq - 1];
    demand(seq > before && entry?.hash === head && entry.chain === chain, 'B38', `checkpoint ${seq}`);
    const key = keys.find((one) => nameOfKey(one) === keyId) ?? '';
    demand(isSigned(`common-position-checkpoint/1\n${canonical(place)}`, key, signature), 'B38', `checkpoint ${seq}`);
    before = seq;
  }
  const nameOf = ({ seq, name }) => `${seq} ${name}`;
  const open = new Set(record.map(nameOf));
  demand(unique(removed.map(nameOf)), 'B39', 'said twice');
  for (const one of removed) {
    const { commitments = {} } = entries[one.seq - 1] ?? {};
    demand(Object.hasOwn(commitments, one.name) && !open.has(nameOf(one)), 'B39', nameOf(one));
  }
}
