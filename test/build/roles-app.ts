import { Module } from '@nestjs/common';
import { AnswerHandover } from '../../apps/server/src/handing-over/answer-handover.js';
import { HandingOverModule } from '../../apps/server/src/handing-over/handing-over.module.js';
import { PutForward } from '../../apps/server/src/handing-over/put-forward.js';
import { RoleHandover } from '../../apps/server/src/handing-over/role-handover.entity.js';
import { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { PublicationModule } from '../../apps/server/src/publication/publication.module.js';
import { TurnStageKey } from '../../apps/server/src/statements/turn-stage-key.js';
import { allowed, startActsApp, type ActsApp } from './acts-app.js';
import type { StatementUnderTest, Who } from './company.js';

@Module({ imports: [PublicationModule, HandingOverModule] })
class ActsWithRoles {}

/** Starts every act up to publishing, with those that move roles. */
export function startRolesApp(): Promise<ActsApp> {
  return startActsApp({ module: ActsWithRoles });
}

/** What moves; Des's role of co-chair, for he is ill, unless said otherwise. */
export interface Moving {
  readonly from?: Who | null;
  readonly role?: string;
  readonly why?: string;
}

/** Acts on roles by people of a statement, each as the guard would find them now. */
export function rolesIn(app: () => ActsApp, statementOf: () => StatementUnderTest) {
  const now = (who: Who) => app().db.manager.findOneByOrFail(Membership, { id: statementOf().members[who].id });
  const actorNow = async (who: Who) => ({ ...statementOf().actor(who), ...(await now(who)) });
  const putForward = async (by: Who, to: Who, { from = 'des', role = 'co-chair', why }: Moving = {}) => {
    const { members } = statementOf();
    const [fromId, toId] = [from && members[from].id, members[to].id];
    const reason = why ?? 'Des is in hospital.';
    return app()
      .get(PutForward)
      .run(await actorNow(by), { role, reason, fromId, toId });
  };
  const answer = async (who: Who, handoverId: string, agree = true) =>
    app()
      .get(AnswerHandover)
      .run(await actorNow(who), { handoverId, agree });
  const idOf = async (changed: ReturnType<typeof putForward>) => allowed(await changed).handover?.id ?? '';
  const stateOf = async (id: string) => (await app().db.manager.findOneByOrFail(RoleHandover, { id })).state;
  const open = async (who: Who, to: 'COMMENT' | 'PAUSED', reason: string | null = null) =>
    app()
      .get(TurnStageKey)
      .run(await actorNow(who), { to, reason });
  return { now, actorNow, putForward, answer, idOf, stateOf, open };
}
