import type { SectionId } from '#concordat';
import { countWords } from '#document';
import { stands, whyNotMinorityStatement } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { newsOfOwnWords, ownWordsNow, recordedAs, type OwnWordsAnswer } from './own-words.js';
import { SignOffReader } from './sign-off.reader.js';

/** Own words beside a section, of a group or of its members. */
export interface OwnWords {
  readonly sectionId: SectionId;
  readonly title: string;
  readonly text: string;
  /** Whether they are the whole group's, which did not sign; else they wait until three members have joined. */
  readonly forGroup: boolean;
}

/**
 * One act: somebody who disagrees adds own words beside the section, in their own name; nobody else can edit them. Those
 * of a group stand at once; those of a member wait for two more, who join by their own acts (R19).
 */
@Injectable()
export class AttachMinorityStatement {
  // eslint-disable-next-line max-params -- the rule looks at the agreement, the sign-offs and what is hidden, others are told
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly signOffs: SignOffReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, words: OwnWords): Promise<OwnWordsAnswer> {
    const answer = await this.db.transaction((tx) => this.attach(tx, actor, words));
    if (answer.minorityStatement) this.changes.publish(...newsOfOwnWords(answer.minorityStatement));
    return answer;
  }

  private async attach(tx: EntityManager, actor: Actor, words: OwnWords): Promise<OwnWordsAnswer> {
    const where = { id: words.sectionId, statementId: actor.statementId };
    // Two presses at once give one: the second waits, and finds what the first added.
    const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'for_no_key_update' } });
    const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    const { groups } = await this.signOffs.ofSection(section, tx);
    const own = groups.find(({ constituency }) => constituency === actor.constituency);
    const mine = own?.signOffs.find(({ membershipId }) => membershipId === actor.membershipId);
    const { concordat } = await this.concordats.standing(actor.statementId, tx);
    const refusals = whyNotMinorityStatement({
      documentState: statement.state,
      sectionState: section.state,
      constituency: actor.constituency ?? '',
      forGroup: words.forGroup,
      position: own?.position ?? 'WAITING',
      actorDissented: mine?.position === 'DISSENTED',
      actor: actor.membershipId,
      existing: await ownWordsNow(tx, { section, constituency: actor.constituency ?? '', concerns: this.concerns }),
      title: words.title,
      words: countWords(words.text),
      maxWords: concordat.parameters.minorityStatementWords,
    });
    if (refusals.length > 0) return { minorityStatement: null, refusals };
    return { minorityStatement: await this.write(tx, actor, { words, section }), refusals: [] };
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    { words, section }: { words: OwnWords; section: Section },
  ): Promise<MinorityStatement> {
    const { title, text, forGroup } = words;
    const minorityStatement: MinorityStatement = {
      id: this.randomness.uuid(),
      statementId: actor.statementId,
      sectionId: section.id,
      constituency: actor.constituency ?? '',
      by: forGroup ? 'constituency' : 'three members',
      title: title.trim(),
      text: text.trim(),
      signedBy: [actor.membershipId],
      at: this.clock.now(),
      takenBackAt: null,
      replyText: null,
      replyConstituency: null,
      replyBy: null,
      replyAt: null,
    };
    await tx.insert(MinorityStatement, minorityStatement);
    const { who, committed } = recordedAs(actor, stands(minorityStatement), this.randomness.uuid());
    await this.timeline.add(tx, {
      chain: actor.statementId,
      kind: 'minority-statement.attached',
      actor: who,
      facts: { id: minorityStatement.id, section: section.key, by: minorityStatement.by },
      committed: { text: minorityStatement.text, title: minorityStatement.title, ...committed },
    });
    return minorityStatement;
  }
}
