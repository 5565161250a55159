import type { Refusal, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '../platform/refused.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';

/** Keeps where every group stands on every text as it is while people who sign change (R17). */
@Injectable()
export class PositionsKept {
  constructor(private readonly signOffs: SignOffReader) {}

  /** Makes a change; refuses it, and so undoes the whole act, where a group would stand elsewhere afterwards. */
  async during(tx: EntityManager, statementId: StatementId, change: () => Promise<void>): Promise<void> {
    const before = await this.all(tx, statementId);
    await change();
    if ((await this.all(tx, statementId)) !== before) throw new Refused([WOULD_CHANGE]);
  }

  private async all(tx: EntityManager, statementId: StatementId): Promise<string> {
    const { sections, whole } = await this.signOffs.ofStatement(statementId, tx);
    const groups = [...sections.flatMap((section) => section.groups), ...whole];
    return groups.map(({ constituency, position }) => `${constituency} ${position}`).join(', ');
  }
}

const WOULD_CHANGE: Refusal = {
  code: 'role.position',
  because:
    'A group would stand somewhere else on words that are being signed. Hand signing to somebody else, or wait until the group has decided.',
};
