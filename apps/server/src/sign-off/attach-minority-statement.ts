import type { MembershipId, Refusal, SectionId } from '#concordat';
import { countWords } from '#document';
import { whyNotMinorityStatement } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { SignOffReader } from './sign-off.reader.js';

/** A group's or three members' own words beside a section. */
export interface OwnWords {
  readonly sectionId: SectionId;
  readonly title: string;
  readonly text: string;
  /** Memberships in whose name it stands, the actor's among them. */
  readonly signedBy: readonly MembershipId[];
}

/** One act: those who disagree publish their own words beside the section; nobody else can edit them (R19). */
@Injectable()
export class AttachMinorityStatement {
  // eslint-disable-next-line max-params -- the rule looks at the agreement and the sign-offs
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly signOffs: SignOffReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, words: OwnWords): Promise<{ minorityStatement: MinorityStatement | null; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const where = { id: words.sectionId, statementId: actor.statementId };
      const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'pessimistic_write' } });
      const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const { groups } = await this.signOffs.ofSection(section, tx);
      const own = groups.find(({ constituency }) => constituency === actor.constituency);
      const position = own?.position ?? 'WAITING';
      const mine = own?.signOffs.find(({ membershipId }) => membershipId === actor.membershipId);
      const { concordat } = await this.concordats.standing(actor.statementId, tx);
      const refusals = whyNotMinorityStatement({
        documentState: statement.state,
        sectionState: section.state,
        constituency: actor.constituency ?? '',
        position,
        actorDissented: mine?.position === 'DISSENTED',
        signers: await signersOf(tx, actor, words.signedBy),
        actor: actor.membershipId,
        title: words.title,
        words: countWords(words.text),
        maxWords: concordat.parameters.minorityStatementWords,
      });
      if (refusals.length > 0) return { minorityStatement: null, refusals };
      const minorityStatement = await this.write(tx, actor, {
        words,
        section,
        dissented: position === 'DISSENTED' && mine?.position === 'DISSENTED',
      });
      return { minorityStatement, refusals: [] };
    });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    { words, section, dissented }: { words: OwnWords; section: Section; dissented: boolean },
  ): Promise<MinorityStatement> {
    const { title, text, signedBy } = words;
    const minorityStatement: MinorityStatement = {
      id: this.randomness.uuid(),
      statementId: actor.statementId,
      sectionId: section.id,
      constituency: actor.constituency ?? '',
      by: dissented ? 'constituency' : 'three members',
      title: title.trim(),
      text: text.trim(),
      signedBy: [...new Set(signedBy)],
      at: this.clock.now(),
      replyText: null,
      replyConstituency: null,
      replyBy: null,
      replyAt: null,
    };
    await tx.insert(MinorityStatement, minorityStatement);
    await this.timeline.add(tx, {
      chain: actor.statementId,
      kind: 'minority-statement.attached',
      actor,
      facts: { id: minorityStatement.id, section: section.key, by: minorityStatement.by },
      committed: { text: minorityStatement.text, title: minorityStatement.title },
    });
    return minorityStatement;
  }
}

/** Whoever is named and does not take part any more belongs to no group, so the rule refuses. */
async function signersOf(
  tx: EntityManager,
  { statementId }: Actor,
  named: readonly MembershipId[],
): Promise<{ membership: MembershipId; constituency: string }[]> {
  const members = await tx.findBy(Membership, { id: In([...named]), statementId, status: 'active' });
  const groups = new Map(members.map(({ id, constituency }) => [id, constituency]));
  return named.map((membership) => ({ membership, constituency: groups.get(membership) ?? '' }));
}
