// Rule B47 of libs/publication/FORMAT.md: those who disagree are all there, with their own words.
import { demand, demandHeld } from './json.mjs';

/** 12. From format 4 on. */
export function checkOwnWords({ minorityStatements, record: { entries }, openings }) {
  const ofKind = (kind, id) =>
    entries.filter((one) => one.kind === `minority-statement.${kind}` && one.facts.id === id);
  const standing = entries.filter(({ kind, facts }) => {
    if (kind !== 'minority-statement.attached') return false;
    return facts.by === 'constituency' || ofKind('joined', facts.id).length >= 2;
  });
  const ids = minorityStatements.map(({ id }) => id);
  for (const { facts } of standing) demand(ids.includes(String(facts.id)), 'B47', 'left out');
  for (const one of minorityStatements) {
    const entry = standing.find(({ facts }) => facts.id === one.id);
    demand(entry !== undefined, 'B47', one.id);
    const { section, by } = entry.facts;
    demand(one.section === section && one.by === by && one.constituency === entry.constituency, 'B47', one.id);
    demand(one.signedBy.length === ofKind('joined', one.id).length + 1, 'B47', 'the names');
    for (const name of ['title', 'text']) demandHeld(openings, entry, { name, words: one[name], rule: 'B47' });
    checkReply(one.reply, ofKind('replied', one.id).pop(), openings);
  }
}

function checkReply(reply, entry, openings) {
  demand((reply === null) === (entry === undefined), 'B47', 'a reply');
  if (reply === null) return;
  demand(reply.by === entry.actor && reply.constituency === entry.constituency, 'B47', 'who replied');
  demandHeld(openings, entry, { name: 'text', words: reply.text, rule: 'B47' });
}
