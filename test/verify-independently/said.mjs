// Rules B48 to B50 of libs/publication/FORMAT.md: what a file says beside its texts, and that no checkpoint was left out.
import { demand, demandHeld, hashOfJson } from './json.mjs';

/** 12. From format 5 on. The last entry is a publishing, by B42. */
export function checkSaid({ statement, whole, alone, record: { entries, checkpoints }, openings }) {
  const last = entries[entries.length - 1];
  const said = { ...statement };
  delete said.publishedAt;
  demand(last.facts.statement === hashOfJson(said), 'B48', 'the statement');
  if (alone) {
    if (alone.reasons !== null) demandHeld(openings, last, { name: 'reasons', words: alone.reasons, rule: 'B49' });
    if (statement.label === 'PARTNERS_ONLY') checkReply(alone.reply, entries, whole.hash, openings);
  }
  const [own] = checkpoints.slice(-1);
  demand(own?.seq === last.seq, 'B50', 'its own checkpoint');
  demand(last.facts.checkpoints === hashOfJson(checkpoints.slice(0, -1)), 'B50', 'the checkpoints before it');
}

function checkReply(reply, entries, documentHash, openings) {
  const given = entries.filter((one) => one.kind === 'council-reply.given' && one.facts.documentHash === documentHash);
  const entry = given[given.length - 1];
  demand((reply === null) === (entry === undefined), 'B49', 'the reply');
  if (reply === null) return;
  demand(reply.by === entry.actor, 'B49', 'who replied');
  demandHeld(openings, entry, { name: 'text', words: reply.text, rule: 'B49' });
}
