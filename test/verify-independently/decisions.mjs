// Rules B32 to B37 of libs/publication/FORMAT.md: where groups stand, against what the record says that people decided.
import { demand } from './json.mjs';

const STANCES = { SIGNED: 'yes', SIGNED_WITH_RESERVATION: 'yes', DISSENTED: 'no', STOOD_ASIDE: 'aside' };
const RULES = ['consensus', 'two-thirds', 'majority'];

/** 10. */
export function checkDecisions({ sections, whole, record: { entries } }) {
  const changes = sections.map((section) => lastChange(entries, section));
  const texts = sections.map((section, place) => ({ ...section, changed: changes[place] }));
  for (const text of [...texts, { ...whole, key: null, changed: Math.max(0, ...changes) }]) checkText(text, entries);
  const asked = sections.flatMap(({ appendix, signatories }) => (appendix ? [] : signatories));
  const there = whole.positions.map(({ constituency }) => constituency);
  demand(
    asked.every((group) => there.includes(group)),
    'B37',
    'the whole',
  );
}

function lastChange(entries, { key, hash }) {
  let last = 0;
  for (const { kind, facts, seq } of entries) {
    if (kind === 'section.frozen' && facts.section === key && facts.hash !== hash) last = seq;
  }
  return last;
}

function checkText({ key, hash, changed, positions }, entries) {
  const decisions = entries.filter(
    ({ kind, facts, seq }) =>
      kind === 'sign-off.given' && facts.section === key && facts.hash === hash && seq > changed,
  );
  let agreed = 0;
  for (const { kind, seq } of entries) if (kind === 'concordat.in-force') agreed = seq;
  const groups = positions.map(({ constituency }) => constituency);
  for (const { seq, constituency } of decisions) {
    demand(seq <= agreed || groups.includes(constituency), 'B36', `entry ${seq}`);
  }
  for (const position of positions) {
    const group = position.constituency;
    const own = decisions.filter(({ constituency }) => constituency === group);
    checkPosition(position, { own, excused: excusedFrom(entries, group, key), most: mostOf(entries, group) });
  }
}

function excusedFrom(entries, group, key) {
  const newest = new Map();
  const groups = new Map();
  for (const entry of entries) {
    if (entry.kind === 'interests.declared' || entry.kind === 'interests.changed') newest.set(entry.actor ?? '', entry);
    if (entry.kind === 'member.joined') groups.set(entry.actor, entry.constituency);
  }
  const [maybe, aside, gone] = [new Set(), new Set(), new Set()];
  for (const [ref, { constituency, facts }] of newest) {
    if (constituency !== group || facts.some !== true || facts.effect !== 'stand-aside') continue;
    const isListed = Array.isArray(facts.keys);
    if (isListed && facts.keys.length > 0 && !(key !== null && facts.keys.includes(key))) continue;
    maybe.add(ref);
    if (isListed) aside.add(ref);
  }
  for (const { kind, facts } of entries) {
    if (kind !== 'person.erased' || typeof facts.member !== 'string') continue;
    if (!groups.has(facts.member) || groups.get(facts.member) === group) gone.add(facts.member);
  }
  return { maybe, aside, gone };
}

function mostOf(entries, group) {
  return entries.filter(
    ({ kind, constituency, facts }) => kind === 'member.joined' && constituency === group && facts.signatory === true,
  ).length;
}

function checkPosition({ constituency, position, signatories, decidedBy }, { own, excused, most }) {
  const newest = new Map(own.map((entry) => [entry.actor, entry]));
  for (const one of signatories) {
    demand(newest.get(one.ref)?.facts.position === one.position, 'B32', constituency);
    demand(one.position === 'STOOD_ASIDE' || !excused.aside.has(one.ref), 'B32', constituency);
  }
  const way = wayOf(own[0]);
  demand(way === null || way.rule === decidedBy, 'B34', constituency);
  if (position === 'NO_RESPONSE') {
    demand(signatories.length === 0, 'B35', constituency);
    demand(mayBeSilent(own, newest, { way, excused, most }), 'B35', constituency);
    return;
  }
  demand(isEverybodyThere(own, newest, { signatories, excused }), 'B33', constituency);
  const stances = signatories.map((one) => one.position);
  const beside = new Set(excused.maybe);
  for (const { ref } of signatories) beside.delete(ref);
  const counting = { ...(way ?? { quorum: 1, rule: decidedBy }), beside: beside.size };
  demand(amountOf(stances, stances.length, counting) === position, 'B34', constituency);
}

function wayOf(first) {
  const { quorum, decisionRule: rule } = first?.facts ?? {};
  return typeof quorum === 'number' && RULES.includes(rule) ? { quorum, rule } : null;
}

function isEverybodyThere(own, newest, { signatories, excused }) {
  const shown = signatories.map(({ ref }) => newest.get(ref));
  const left = new Set([...excused.maybe, ...excused.gone]);
  const isNameless = ({ actor, facts }) => actor === facts.signOff;
  return own.every((entry, place) => {
    if (shown.includes(entry)) return true;
    const from = own.slice(place).filter((one) => !shown.includes(one));
    const named = from.filter((one) => !isNameless(one) && newest.get(one.actor) === one && !left.has(one.actor ?? ''));
    const free = own.slice(place + 1).filter(({ facts }) => facts.again !== false);
    return from.length <= free.length + left.size && named.length <= free.filter(isNameless).length;
  });
}

function mayBeSilent(own, newest, { way, excused, most }) {
  const people = [...newest.values()];
  const once =
    own.every(({ facts }) => facts.again === false) || people.every(({ actor, facts }) => actor !== facts.signOff);
  if (way === null || !once || excused.maybe.size + excused.gone.size > 0 || most < people.length) return true;
  const stances = people.map(({ facts }) => facts.position);
  return amountOf(stances, most, way) === null;
}

/** What these amount to among so many who sign, and others who may stand aside beside them; null for nothing yet. */
function amountOf(stances, signatories, { quorum, rule, beside = 0 }) {
  const count = (what) => stances.filter((one) => Object.hasOwn(STANCES, one) && STANCES[one] === what).length;
  const [yes, no, among] = [count('yes'), count('no'), signatories - count('aside')];
  const aside = count('aside') + beside;
  if (among === 0 && aside > 0 && aside >= quorum) return 'STOOD_ASIDE';
  if (yes + no < quorum) return null;
  const carries = (agree) => {
    if (rule === 'majority') return agree * 2 > among && agree >= 2;
    return (rule === 'consensus' && no === 0) || agree * 3 >= among * 2;
  };
  if (carries(yes)) return stances.includes('SIGNED_WITH_RESERVATION') ? 'SIGNED_WITH_RESERVATION' : 'SIGNED';
  return carries(among - no) ? null : 'DISSENTED';
}
