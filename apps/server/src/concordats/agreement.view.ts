import { mayClose, whyNotMark, type ConcordatPromise, type MembershipId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { valuesOf } from './agreement-values.js';
import type { ConcordatAmendment } from './concordat.entity.js';
import { ConcordatReader, type ConcordatStanding, type GroupAnswer } from './concordat.reader.js';
import type {
  AgreementPromiseType,
  AgreementType,
  AmendmentType,
  GroupAnswerType,
  PromiseStandingType,
} from './concordat.types.js';
import { PromiseReader } from './promise.reader.js';

/** Shows an agreement to those who write under it, each as they may see the others. */
@Injectable()
export class AgreementView {
  constructor(
    private readonly reader: ConcordatReader,
    private readonly promises: PromiseReader,
    private readonly memberships: MembershipReader,
  ) {}

  /** `actor` is null for an administrator, who sees the names that everybody may see. */
  async of(statementId: StatementId, actor: Actor | null): Promise<AgreementType> {
    const standing = await this.reader.standing(statementId);
    const { concordat, required, agreed, complete } = standing;
    const versions = await this.reader.versions(statementId);
    return {
      version: concordat.version,
      hash: concordat.hash,
      open: concordat.openedAt !== null,
      required: [...required],
      agreed: [...agreed],
      complete,
      values: valuesOf(concordat.parameters),
      groups: await this.groups(await this.reader.answers(statementId), actor),
      promises: await this.standings(statementId, standing, actor),
      amendment: await this.amendment(standing, actor),
      versions: versions.map(({ concordat: { version }, since, until }) => ({ version, since, until })),
    };
  }

  private async standings(
    statementId: StatementId,
    { concordat, required: groups, complete: isInForce }: ConcordatStanding,
    actor: Actor | null,
  ): Promise<PromiseStandingType[]> {
    const versions = await this.reader.versions(statementId);
    const standings = await this.promises.of(statementId, versions, { concordat, until: null });
    const constituency = actor?.constituency ?? null;
    return standings.map(({ promise, status, marks }) => ({
      promise: promiseType(promise),
      state: status.state,
      counted: status.counted,
      marks: marks.map((mark) => ({ ...mark, at: new Date(mark.at) })),
      canMark: whyNotMark({ promise, constituency, groups, isInForce, reason: 'Any.' }).length === 0,
    }));
  }

  private async amendment({ concordat }: ConcordatStanding, actor: Actor | null): Promise<AmendmentType | null> {
    const amendment = await this.reader.amendment(concordat.statementId);
    if (!amendment) return null;
    const { proposedBy, hash, reason, parameters, promises } = amendment;
    const names = await this.memberships.shown([proposedBy], actor ?? 'everyone');
    return {
      ...{ version: concordat.version + 1, hash, reason, values: valuesOf(parameters) },
      promises: promises.map(promiseType),
      proposedBy: names.get(proposedBy) ?? '',
      isMine: proposedBy === actor?.membershipId,
      closing: actor && (await this.closing(amendment, actor)),
      groups: await this.groups(await this.reader.answersTo(amendment), actor),
    };
  }

  private async closing(amendment: ConcordatAmendment, actor: Actor): Promise<string | null> {
    const { membershipId, signatory, roles } = actor;
    return mayClose({
      ...{ isMine: amendment.proposedBy === membershipId, signatory, isCoChair: roles.includes('co-chair') },
      ...(await this.reader.howItWaits(amendment)),
    });
  }

  private async groups(groups: readonly GroupAnswer[], actor: Actor | null): Promise<GroupAnswerType[]> {
    const ids = groups.flatMap(({ signatories }) => [...signatories]);
    const names = await this.memberships.shown(ids, actor ?? 'everyone');
    const said = (group: GroupAnswer, id: MembershipId) =>
      group.answers.find(({ membershipId }) => membershipId === id);
    return groups.map((group) => ({
      constituency: group.constituency,
      decision: group.decision,
      rule: group.rule,
      needed: group.needed,
      signatories: group.signatories.map((id) => ({
        shownAs: names.get(id) ?? '',
        isMe: id === actor?.membershipId,
        agrees: said(group, id)?.agrees ?? null,
        reason: said(group, id)?.reason ?? null,
      })),
    }));
  }
}

function promiseType(promise: ConcordatPromise): AgreementPromiseType {
  return { ...promise, promisedBy: [...promise.promisedBy] };
}
