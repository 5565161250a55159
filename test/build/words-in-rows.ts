import { randomUUID } from 'node:crypto';
import type { EntityTarget } from 'typeorm';
import { BroughtText } from '../../apps/server/src/attribution/brought-text.entity.js';
import { RemovalReason } from '../../apps/server/src/attribution/removal-reason.entity.js';
import { CommitmentProgress } from '../../apps/server/src/commitments/commitment.entity.js';
import { ConcordatAmendment, ConcordatAnswer } from '../../apps/server/src/concordats/concordat.entity.js';
import { Outreach } from '../../apps/server/src/convening/convening.entity.js';
import { InterestDeclaration } from '../../apps/server/src/fair-dealing/interest-declaration.entity.js';
import { NamedVersion } from '../../apps/server/src/history/named-version.entity.js';
import { Timeline } from '../../apps/server/src/timeline/timeline.js';
import type { ActsApp } from './acts-app.js';
import type { StatementUnderTest } from './company.js';
import type { thingsBesideTheText } from './things-beside-the-text.js';

/** Where words are said. */
export interface WordsStage {
  readonly acts: ActsApp;
  readonly statement: StatementUnderTest;
  /** One of each thing beside the text, by the name of its argument. */
  readonly ids: Awaited<ReturnType<typeof thingsBesideTheText>>;
}

/** Has the words said, as a content of this kind and name. */
export type Scene = (stage: WordsStage, words: string, content: string) => Promise<unknown>;

type Facts = Readonly<Record<string, string | number>>;

/** Tells the record of words of M, with the facts that say which row holds them. */
export async function tell(
  { acts, statement }: WordsStage,
  words: string,
  { content, facts }: { readonly content: string; readonly facts: Facts },
): Promise<void> {
  const [kind = '', name = ''] = content.split(' ');
  const act = { chain: statement.id, kind, actor: statement.actor('m'), facts, committed: { [name]: words } };
  await acts.db.transaction((tx) => acts.get(Timeline).add(tx, act));
}

/** Words in a row that is there already. */
function beside(table: string, column: string, fact: string, id: keyof WordsStage['ids']): Scene {
  return async (stage, words, content) => {
    await stage.acts.db.query(`UPDATE ${table} SET ${column} = $1 WHERE id = $2`, [words, stage.ids[id]]);
    await tell(stage, words, { content, facts: { [fact]: stage.ids[id] } });
  };
}

/** Words in a row of their own. */
function inRow(
  entity: EntityTarget<object>,
  row: (stage: WordsStage, words: string, id: string) => object,
  facts: (stage: WordsStage, id: string) => Facts,
): Scene {
  return async (stage, words, content) => {
    const id = randomUUID();
    await stage.acts.db.manager.insert<object>(entity, row(stage, words, id));
    await tell(stage, words, { content, facts: facts(stage, id) });
  };
}

const at = new Date();
const HASH = 'a'.repeat(64);

const outreach = (column: 'how' | 'place') =>
  inRow(
    Outreach,
    ({ statement: { id: statementId, members } }, words, id) => ({
      ...{ id, statementId, on: '2026-01-01', how: 'T', place: 'T', constituency: 'PEOPLE', reached: 9 },
      ...{ loggedBy: members.m.id, at, [column]: words },
    }),
    (_stage, id) => ({ outreach: id }),
  );

const interests = inRow(
  InterestDeclaration,
  ({ statement: { id: statementId, members } }, text, id) => ({
    ...{ id, statementId, membershipId: members.m.id, hasInterests: true, text, sectionIds: [], effect: 'declare' },
    ...{ at, replacedAt: at },
  }),
  (_stage, id) => ({ declaration: id }),
);

/** Kinds whose acts need a stage of their own, as their acts leave them. */
export const ROW_SCENES: Readonly<Record<string, Scene>> = {
  'concern.flagged why': beside('competition_concern', 'why', 'concern', 'concernId'),
  'concern.decided reason': beside('competition_concern', 'reason', 'concern', 'concernId'),
  'format.not-owed reason': beside('format_owed', 'dropped_because', 'id', 'formatId'),
  'nomination.received text': beside('nomination', 'text', 'nomination', 'nominationId'),
  'nomination.answered reason': beside('nomination', 'answer', 'nomination', 'nominationId'),
  'limit.declared text': beside('declared_limit', 'text', 'limit', 'limitId'),
  'limit.declared reason': beside('declared_limit', 'reason', 'limit', 'limitId'),
  'limit.challenged reason': beside('declared_limit', 'challenge', 'limit', 'limitId'),
  'limit.challenge-answered answer': beside('declared_limit', 'challenge_answer', 'limit', 'limitId'),
  'handover.put-forward reason': beside('role_handover', 'reason', 'handover', 'handoverId'),
  'mediation.described issue': beside('mediation', 'issue', 'mediation', 'mediationId'),
  'mediation.described mediator': beside('mediation', 'mediator', 'mediation', 'mediationId'),
  'mediation.attempt-noted note': async (stage, words, content) => {
    const { mediationId } = stage.ids;
    const attempts = JSON.stringify([
      { note: 'Tea.', at: at.toISOString() },
      { note: words, at: at.toISOString() },
    ]);
    await stage.acts.db.query('UPDATE mediation SET attempts = $1 WHERE id = $2', [attempts, mediationId]);
    await tell(stage, words, { content, facts: { mediation: mediationId, attempt: 2 } });
  },
  'commitment.added what': beside('commitment', 'what', 'commitment', 'commitmentId'),
  'commitment.added measure': beside('commitment', 'measure', 'commitment', 'commitmentId'),
  'commitment.progress text': inRow(
    CommitmentProgress,
    ({ statement, ids: { commitmentId } }, text, id) => ({
      ...{ id, commitmentId, text, isDone: false, notedBy: statement.members.m.id, at },
    }),
    ({ ids: { commitmentId } }) => ({ commitment: commitmentId, done: 'false' }),
  ),
  'outreach.logged how': outreach('how'),
  'outreach.logged place': outreach('place'),
  'interests.declared text': interests,
  'interests.changed text': interests,
  'text.brought source': inRow(
    BroughtText,
    ({ statement: { sections, members } }, source, id) => ({
      ...{ id, sectionId: sections.money, broughtBy: members.m.id, constituency: 'PEOPLE', source, blocks: [], at },
    }),
    (_stage, id) => ({ brought: id, section: 'money' }),
  ),
  'removal.explained reason': inRow(
    RemovalReason,
    ({ statement: { sections, members } }, reason, id) => ({
      ...{ id, sectionId: sections.money, reason, givenBy: members.m.id, at },
    }),
    (_stage, id) => ({ removal: id, section: 'money' }),
  ),
  'version.named name': inRow(
    NamedVersion,
    ({ statement: { sections, members } }, name, id) => ({
      ...{ id, sectionId: sections.money, epoch: 1, seq: 1, name, namedBy: members.m.id, namedAt: at },
    }),
    () => ({ section: 'money', seq: 1 }),
  ),
  'concordat.answered reason': inRow(
    ConcordatAnswer,
    ({ statement: { members } }, reason, textId) => ({
      ...{ textId, membershipId: members.m.id, constituency: 'PEOPLE', agrees: false, reason, at },
    }),
    () => ({ agrees: 'false' }),
  ),
  'concordat.amendment-proposed reason': inRow(
    ConcordatAmendment,
    ({ statement: { id: statementId, members } }, reason, id) => ({
      ...{ id, statementId, parameters: {}, promises: [], hash: HASH, reason, proposedBy: members.m.id },
      ...{ proposedAt: at, inForceAt: at, withdrawnAt: null },
    }),
    () => ({ version: 2, hash: HASH }),
  ),
  'stage.opened reason': async (stage, words, content) => {
    await stage.acts.db.query('UPDATE statement SET state_reason = $1 WHERE id = $2', [words, stage.statement.id]);
    await tell(stage, words, { content, facts: { from: 'DRAFTING', to: 'PAUSED' } });
  },
};
