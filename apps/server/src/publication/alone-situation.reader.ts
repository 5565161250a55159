import type { Refusal, StatementId } from '#concordat';
import { COUNCIL, type AloneKey, type AloneKind, type AloneSituation } from '#publication';
import { isSigned } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Mediation } from '../mediation/mediation.entity.js';
import { MediationReader } from '../mediation/mediation.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { whyNotWhileChecked } from '../sign-off/hidden-own-words.js';
import { SigningTime } from '../sign-off/signing-time.js';
import { labelOf, positionsOf, SignOffReader, type DocumentStanding } from '../sign-off/sign-off.reader.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { PublicationReader } from './publication.reader.js';

/** Everything that publishing alone looks at. */
export interface ReadSituation {
  readonly situation: AloneSituation;
  readonly standing: DocumentStanding;
  readonly mediation: Mediation | null;
  /** What it waits for because a competition concern hides it (R34). */
  readonly concerned: readonly Refusal[];
}

/** A waiting key with its holder as they are now. */
export interface HeldKey {
  readonly key: TurnedKey;
  readonly holder: AloneKey;
}

/** Reads what stands between a statement and its publication alone, and who has turned a key for it (R24, R24b). */
@Injectable()
export class AloneSituationReader {
  // eslint-disable-next-line max-params -- publishing alone looks at sign-offs and their time, the agreement and mediation
  constructor(
    private readonly signOffs: SignOffReader,
    private readonly time: SigningTime,
    private readonly concordats: ConcordatReader,
    private readonly mediations: MediationReader,
    private readonly publications: PublicationReader,
    private readonly concerns: ConcernReader,
  ) {}

  async read(tx: EntityManager, statementId: StatementId, kind: AloneKind): Promise<ReadSituation> {
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const standing = await this.signOffs.ofStatement(statementId, tx);
    const { concordat } = await this.concordats.standing(statementId, tx);
    const mediation = await this.ofTheseWords(tx, statementId);
    const situation: AloneSituation = {
      ...{ kind, documentState, documentHash: standing.hash },
      mediation: await this.mediations.standing(mediation, tx),
      label: labelOf(standing).label,
      whole: positionsOf(standing.whole),
      councilRefuses: councilRefuses(standing),
      signing: await this.time.standing(statementId, standing, tx),
      mirrorPublication: concordat.parameters.mirrorPublication,
    };
    const concerned = await whyNotWhileChecked(this.concerns, { statementId, standing }, tx);
    return { situation, standing, mediation, concerned };
  }

  /** Keys that wait, oldest first, of those who still take part. */
  async keys(tx: EntityManager, statementId: StatementId, act: string): Promise<HeldKey[]> {
    const where = { statementId, act, usedAt: IsNull() };
    const keys = await tx.find(TurnedKey, { where, order: { turnedAt: 'ASC', id: 'ASC' } });
    const ids = keys.map(({ membershipId }) => membershipId);
    const members = await tx.findBy(Membership, { id: In(ids), status: 'active' });
    return keys.flatMap((key) => {
      const member = members.find(({ id }) => id === key.membershipId);
      if (!member) return [];
      const { id: membershipId, constituency, roles, signatory } = member;
      return [{ key, holder: { membershipId, constituency, roles, signatory } }];
    });
  }

  /**
   * A mediation that was before an earlier version was published, or before the groups went back to the words and opened
   * signing again, says nothing about what they sign now.
   */
  private async ofTheseWords(tx: EntityManager, statementId: StatementId): Promise<Mediation | null> {
    const mediation = await this.mediations.newest(statementId, tx);
    const latest = await this.publications.latest(statementId, tx);
    const signingOpenedAt = await this.time.openedAt(statementId, tx);
    if (!mediation || (latest && mediation.openedAt <= latest.publishedAt)) return null;
    return signingOpenedAt && mediation.openedAt < signingOpenedAt ? null : mediation;
  }
}

/** Titles of sections that the council leads and has not signed. */
function councilRefuses({ sections }: DocumentStanding): string[] {
  const led = sections.filter(({ section, leads }) => !section.appendix && leads.includes(COUNCIL));
  return led.filter(({ groups }) => !isSigned(positionsOf(groups).get(COUNCIL))).map(({ section }) => section.title);
}

/** The name under which keys for publishing exactly this text alone wait, after this mediation. */
export function aloneAct({ situation: { kind, documentHash }, mediation }: ReadSituation): string {
  return `publish-alone:${kind}:${mediation?.id ?? 'none'}:${documentHash ?? 'nothing'}`;
}
