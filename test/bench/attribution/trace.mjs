import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { attributeSection, SectionProvenance } from '#attribution';
import { appendBlocks, ROOT } from '#document';
import * as Y from 'yjs';
import { authorOf, Room } from './room.mjs';

const MEMBERS = ['agent 0', 'agent 1'];
const clientOf = (agent) => 1000 + agent;
/** The trace has no times. Five keys a second, one after the other, put ten minutes at 3,000 keys. */
const MS_PER_KEY = 200;

/** Replays each transaction on the merged text of its parents, in a document of its agent, through the room. */
export async function replayTrace(path) {
  const { txns, endContent } = JSON.parse(gunzipSync(readFileSync(path)).toString());
  const room = new Room();
  const agents = MEMBERS.map((member, agent) => newAgent(member, agent));
  await begin(room, agents);
  const seen = [];
  const rowOf = [];
  for (const [index, { parents, agent, patches }] of txns.entries()) {
    const knows = mergedCounts(parents.map((parent) => seen[parent]));
    const { doc, counts } = agents[agent];
    if (knows[agent] !== counts[agent]) throw new Error(`Transaction ${index} does not know all that its agent wrote.`);
    hear(agents[agent], { room, upTo: knows, rowOf });
    const updates = [];
    const keep = (update) => updates.push(update);
    doc.on('update', keep);
    doc.transact(() => patches.forEach((patch) => apply(textOf(doc), patch)));
    doc.off('update', keep);
    await room.take({ member: MEMBERS[agent], clientId: clientOf(agent), update: updates[0], at: index * MS_PER_KEY });
    counts[agent] += 1;
    seen.push([...counts]);
    (rowOf[agent] ??= []).push(room.seq);
  }
  const rows = room.rows();
  return { rows, writers: writersOf(), endContent, truth: truthOf(txns), keys: txns.length };
}

/** Holds attribution against who really typed each character that is there at the end. */
export function compared({ rows, writers, endContent, truth }) {
  const without = charactersBy(rows, writers, false);
  const withCarry = charactersBy(rows, writers, true);
  const differ = (credited) => credited.map(({ by }, at) => ({ at, by })).filter(({ at, by }) => by !== truth[at]);
  return {
    transactions: rows.length - 1,
    characters: endContent.length,
    textAsRecorded: without.map(({ letter }) => letter).join('') === endContent,
    wrongWithoutCarryOver: differ(without).length,
    differWithCarryOver: runsOf(differ(withCarry).map(({ at }) => at)).map(([from, to]) => ({
      text: endContent.slice(from, to),
      characters: to - from,
      typedBy: truth[from],
      creditedTo: withCarry[from].by,
      why: withCarry[from].why,
    })),
    carriedToTheirOwnAuthor: withCarry.filter(({ why }, at) => why !== null && withCarry[at].by === truth[at]).length,
  };
}

function charactersBy(rows, writers, carryOver) {
  const provenance = new SectionProvenance({ leaseOf: (clientId) => writers.get(clientId), carryOver });
  for (const row of rows) provenance.add(row);
  const [block] = attributeSection(provenance).blocks;
  return block.runs.flatMap(({ text, by, carried }) =>
    text
      .split('')
      .map((letter) => ({ letter, by, why: carried && `${carried.how} by ${carried.by}, who had removed it` })),
  );
}

function runsOf(places) {
  const runs = [];
  for (const at of places) {
    const last = runs.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/**
 * Who typed each surviving character, from the trace alone: the same edits on texts that hold, instead of what was
 * typed, the number of who typed it. No client id or lease has a part in it.
 */
function truthOf(txns) {
  const docs = MEMBERS.map((_, agent) => {
    const doc = new Y.Doc();
    doc.clientID = agent + 1;
    return doc;
  });
  const updates = [[], []];
  const counts = [
    [0, 0],
    [0, 0],
  ];
  docs.forEach((doc, agent) => doc.on('update', (update, origin) => origin !== 'heard' && updates[agent].push(update)));
  const seen = [];
  for (const { parents, agent, patches } of txns) {
    const knows = mergedCounts(parents.map((parent) => seen[parent]));
    const other = 1 - agent;
    for (; counts[agent][other] < knows[other]; counts[agent][other] += 1) {
      Y.applyUpdate(docs[agent], updates[other][counts[agent][other]], 'heard');
    }
    const text = docs[agent].getText('tags');
    docs[agent].transact(() =>
      patches.forEach(([at, removed, inserted]) => {
        if (removed > 0) text.delete(at, removed);
        if (inserted !== '') text.insert(at, String(agent).repeat(inserted.length));
      }),
    );
    counts[agent][agent] += 1;
    seen.push([...counts[agent]]);
  }
  Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
  return docs[0]
    .getText('tags')
    .toString()
    .split('')
    .map((agent) => MEMBERS[Number(agent)]);
}

function newAgent(member, agent) {
  const doc = new Y.Doc({ gc: false });
  doc.getXmlFragment(ROOT);
  doc.clientID = clientOf(agent);
  return { member, doc, counts: [0, 0] };
}

/** An empty paragraph that both begin with; a third one makes it. */
async function begin(room, agents) {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = FOUNDER;
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  appendBlocks(doc, [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: ' ' }] }]);
  doc.getXmlFragment(ROOT).get(0).get(0).delete(0, 1);
  await room.take({ member: 'founder', clientId: FOUNDER, update: Y.mergeUpdates(updates), at: 0 });
  for (const { doc: own } of agents) for (const update of room.updatesAfter(0)) Y.applyUpdate(own, update);
}

function hear({ doc, counts }, { room, upTo, rowOf }) {
  const other = counts.findIndex((count, agent) => upTo[agent] > count);
  if (other === -1) return;
  const first = rowOf[other].slice(counts[other], upTo[other]);
  Y.transact(doc, () => first.forEach((seq) => Y.applyUpdate(doc, room.updateOf(seq))));
  counts[other] = upTo[other];
}

function apply(text, [at, removed, inserted]) {
  if (removed > 0) text.delete(at, removed);
  if (inserted !== '') text.insert(at, inserted);
}

function mergedCounts(counts) {
  return counts.reduce((merged, one) => merged.map((count, agent) => Math.max(count, one[agent])), [0, 0]);
}

function textOf(doc) {
  return doc.getXmlFragment(ROOT).get(0).get(0);
}

const FOUNDER = 999;

function writersOf() {
  const writers = MEMBERS.map((member, agent) => [clientOf(agent), authorOf(member)]);
  return new Map([...writers, [FOUNDER, authorOf('founder')]]);
}
