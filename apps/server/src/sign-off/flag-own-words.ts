import type { Constituency, StatementId } from '#concordat';
import { isGround, whyNotFlagOwnWords } from '#deliberation';
import { mayRead } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { CompetitionConcern } from '../fair-dealing/competition-concern.entity.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import { FlagWords, type ConcernChanged, type Flagged, type Why } from '../fair-dealing/flag-words.js';
import { NOTHING } from '../fair-dealing/keep-flag.js';
import type { AboutOwnWords, KnownWords } from '../fair-dealing/known-own-words.js';
import type { Actor } from '../membership/actor.js';
import { Statement } from '../statements/statement.entity.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader, type DocumentStanding } from './sign-off.reader.js';

/**
 * One act: somebody who can read own words beside a section, or the reason of a decision in signing, flags them as a
 * competition concern, or for a worry about somebody. They are hidden at once, with their reply, until somebody has looked at
 * them (R34, R38).
 */
@Injectable()
export class FlagOwnWords {
  constructor(
    private readonly db: DataSource,
    private readonly flags: FlagWords,
    private readonly signOffs: SignOffReader,
  ) {}

  /** Own words of those who disagree, with the reply to them. */
  async minority(
    actor: Actor,
    { minorityStatementId, ...why }: Why & { minorityStatementId: string },
  ): Promise<ConcernChanged> {
    const { statementId } = actor;
    const where = { id: minorityStatementId, statementId };
    const { sectionId } = await this.db.manager.findOneByOrFail(MinorityStatement, where);
    return this.flags.flag(actor, sectionId, async (tx) => {
      const words = await tx.findOneByOrFail(MinorityStatement, where);
      const quote = [words.title, words.text, words.replyText ?? ''].filter((one) => one !== '').join('\n');
      const about = { ...NOTHING, minorityStatementId: words.id };
      const isThere = mayRead(words, actor.constituency);
      const isChecked = await checkedAfter(tx, { ...why, minorityStatementId: words.id }, words.replyAt);
      return flagged({ about, quote, ...why, isThere }, await stateOf(tx, statementId), isChecked);
    });
  }

  /** A reservation, or the reason for not signing or standing aside. */
  async reason(actor: Actor, { signOffId, ...why }: Why & { signOffId: string }): Promise<ConcernChanged> {
    const { statementId } = actor;
    const where = { id: signOffId, statementId };
    const signOff = await this.db.manager.findOneByOrFail(SignOff, where);
    return this.flags.flag(actor, signOff.sectionId, async (tx) => {
      const onlyFor = readersOf(signOff, await this.signOffs.ofStatement(statementId, tx));
      const about = { ...NOTHING, signOffId: signOff.id };
      const isThere = onlyFor === null || onlyFor === actor.constituency;
      const isChecked = await checkedAfter(tx, { ...why, signOffId: signOff.id }, null);
      const quote = signOff.text ?? '';
      return flagged({ about, quote, ...why, isThere }, await stateOf(tx, statementId), isChecked);
    });
  }
}

/** Who wrote own words and reasons, and who reads them, by their ids; nothing for other words. */
export async function knownOwnWords(
  statementId: StatementId,
  about: readonly AboutOwnWords[],
  { signOffs, tx }: { signOffs: SignOffReader; tx: EntityManager },
): Promise<Map<string, KnownWords>> {
  const minorityIds = about.flatMap(({ minorityStatementId }) => minorityStatementId ?? []);
  const ownWords = await tx.findBy(MinorityStatement, { statementId, id: In(minorityIds) });
  const known = new Map<string, KnownWords>();
  for (const one of ownWords) {
    const writers = [...one.signedBy, ...(one.replyBy ? [one.replyBy] : [])];
    known.set(one.id, { writers, onlyFor: mayRead(one, null) ? null : one.constituency });
  }
  const signOffIds = about.flatMap(({ signOffId }) => signOffId ?? []);
  if (signOffIds.length === 0) return known;
  const standing = await signOffs.ofStatement(statementId, tx);
  for (const one of await tx.findBy(SignOff, { statementId, id: In(signOffIds) })) {
    known.set(one.id, { writers: [one.membershipId], onlyFor: readersOf(one, standing) });
  }
  return known;
}

/** Until a group has decided, and once its decision has lapsed, only the group reads what its people said (R17, R20). */
function readersOf({ id, constituency }: SignOff, { sections, whole }: DocumentStanding): Constituency | null {
  const groups = [...whole, ...sections.flatMap((section) => section.groups)];
  const isShown = groups.some(
    ({ position, signOffs: of }) => position !== 'WAITING' && of.some((one) => one.id === id),
  );
  return isShown ? null : constituency;
}

/** Whether somebody decided about exactly these words, for this reason: a reply that came after it was not among them. */
async function checkedAfter(
  tx: EntityManager,
  { ground, why: _why, ...about }: Why & ({ readonly minorityStatementId: string } | { readonly signOffId: string }),
  changedAt: Date | null,
): Promise<boolean> {
  const kind = ground === 'SAFEGUARDING' ? SafeguardingReferral : CompetitionConcern;
  const checked = await tx.findBy(kind, { ...about, decision: Not(IsNull()) });
  return checked.some(({ at }) => changedAt === null || at >= changedAt);
}

function flagged(
  { isThere, ...words }: Pick<Flagged, 'about' | 'quote' | 'why' | 'ground'> & { readonly isThere: boolean },
  documentState: Statement['state'],
  isChecked: boolean,
): Flagged {
  const more = whyNotFlagOwnWords({
    documentState,
    isChecked,
    ground: isGround(words.ground) ? words.ground : 'COMPETITION',
  });
  return { ...words, text: isThere ? words.quote : null, more };
}

async function stateOf(tx: EntityManager, id: StatementId): Promise<Statement['state']> {
  return (await tx.findOneByOrFail(Statement, { id })).state;
}
