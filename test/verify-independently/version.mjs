// Rules B40 to B50 of libs/publication/FORMAT.md: other formats, and the version against its record.
import { checkOwnWords } from './dissent.mjs';
import { checkSaid } from './said.mjs';
import { canonical, demand, demandHeld } from './json.mjs';

const NAMES = ['common-position-bundle/1', 'common-position-bundle/2', 'common-position-bundle/3'];
const unique = (values) => new Set(values).size === values.length;

/** 11 and 12. Of files of formats 1 to 3 only that their record names no newer one. */
export function checkVersion(bundle) {
  const number = Number(bundle.format.split('/')[1]);
  for (const { kind, facts, seq } of bundle.record.entries) {
    if (kind !== 'statement.published' || !Object.hasOwn(facts, 'format')) continue;
    demand(typeof facts.format === 'number' && facts.format <= number, 'B41', `entry ${seq}`);
  }
  if (NAMES.includes(bundle.format)) return;
  checkRenderings(bundle);
  checkPublished(bundle, number);
  checkLocked(bundle);
  checkDecision(bundle);
  checkOwnWords(bundle);
  if (number >= 5) checkSaid(bundle);
}

function checkRenderings({ renderings, sections, whole, contributors }) {
  const sources = new Map([...sections, { key: null, hash: whole.hash }].map(({ key, hash }) => [key, hash]));
  const refs = contributors.map(({ ref }) => ref);
  for (const { section, sourceHash, madeBy, approvedBy, state, reason, file } of renderings) {
    demand(sources.has(section), 'B40', 'the section');
    const fresh = sources.get(section) === sourceHash;
    demand(state === (fresh ? 'CURRENT' : 'OUT_OF_DATE'), 'B40', 'the state');
    demand(fresh ? reason === null && approvedBy.length > 0 : reason !== null && reason !== '', 'B40', 'the reason');
    demand(unique(approvedBy) && [madeBy, ...approvedBy].every((ref) => refs.includes(ref)), 'B40', 'the people');
    demand(file.name !== '', 'B40', 'the name of a file');
  }
  demand(unique(renderings.map(({ file }) => file.name)), 'B40', 'two files');
  demand(
    unique(renderings.map(({ kind, language, section }) => canonical([kind, language, section]))),
    'B40',
    'one stands twice',
  );
}

function checkPublished({ statement, whole, alone, record: { entries } }, number) {
  const { kind, facts, at, actor } = entries[entries.length - 1];
  demand(kind === 'statement.published', 'B42', 'the last entry');
  const { version, label, documentHash, format } = facts;
  demand(version === statement.version && label === statement.label, 'B42', 'version and label');
  demand(documentHash === whole.hash && format === number && at === statement.publishedAt, 'B42', 'what and when');
  demand(!alone || alone.by.includes(actor), 'B42', 'by whom');
  const count = entries.filter((entry) => entry.kind === 'statement.published').length;
  demand(statement.version === count, 'B43', 'the number');
  demand(statement.supersedes === (count === 1 ? null : count - 1), 'B43', 'the version before');
}

function checkLocked({ sections, record: { entries } }) {
  for (const { key, hash, versionNumber, log } of sections) {
    let last = null;
    for (const entry of entries) {
      const isAbout = entry.kind === 'section.frozen' || entry.kind === 'section.reopened';
      if (isAbout && entry.facts.section === key) last = entry;
    }
    demand(last?.kind === 'section.frozen' && last.facts.hash === hash, 'B44', key);
    const { version, epoch, seq, logHead } = last.facts;
    const isSame = version === versionNumber && epoch === log.epoch && seq === log.seq && logHead === log.head;
    demand(isSame, 'B44', key);
  }
}

function checkDecision({ councilDecision: shown, whole, record: { entries }, openings }) {
  let entry = null;
  for (const one of entries) if (one.kind === 'council-decision.recorded') entry = one;
  if (entry?.facts.documentHash !== whole.hash) return demand(shown === null, 'B45', 'of other words');
  demand(shown !== null, 'B45', 'left out');
  const { date, decision, callInEnds } = entry.facts;
  const isSame = shown.date === date && shown.decision === decision && shown.callInEnds === callInEnds;
  demand(isSame, 'B45', 'what was decided');
  for (const name of ['body', 'reference']) demandHeld(openings, entry, { name, words: shown[name], rule: 'B45' });
}
