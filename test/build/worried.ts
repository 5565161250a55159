import { Module } from '@nestjs/common';
import { SafeguardingReferral } from '../../apps/server/src/fair-dealing/safeguarding-referral.entity.js';
import { HistoryModule } from '../../apps/server/src/history/history.module.js';
import type { Actor } from '../../apps/server/src/membership/actor.js';
import { PublicationModule } from '../../apps/server/src/publication/publication.module.js';
import { DecideReferral } from '../../apps/server/src/safeguarding/decide-referral.js';
import { ReferralView } from '../../apps/server/src/safeguarding/referral.view.js';
import { SafeguardingModule } from '../../apps/server/src/safeguarding/safeguarding.module.js';
import { startActsApp, type ActsApp } from './acts-app.js';
import type { StatementUnderTest, Who } from './company.js';

@Module({ imports: [PublicationModule, HistoryModule, SafeguardingModule] })
class ActsWithSafeguarding {}

/** Starts every act up to publishing, with those on worries about people. */
export function startSafeguardingApp(): Promise<ActsApp> {
  return startActsApp({ module: ActsWithSafeguarding, config: { baseUrl: 'http://position.test' } });
}

/** Words that put somebody at risk, and why they are flagged. */
export const SECRET = 'My brother Jo is hit at Elm House.';
export const WORRY = { ground: 'SAFEGUARDING', why: 'Jo is in danger there.' } as const;

/** Everybody who might read more than others, and members who do not. */
export const EVERYBODY: readonly Who[] = ['des', 'amira', 'sam', 'bev', 'hassan', 'lorraine'];

/** What safeguarding leads of a statement read and do, and what everybody reads. */
export function worriesIn(app: () => ActsApp, statementOf: () => StatementUnderTest) {
  const leadAs = (who: Who): Actor => ({ ...statementOf().actor(who), roles: ['member', 'safeguarding-lead'] });
  const queue = async () => (await app().get(ReferralView).page(leadAs('m'), { first: 20, after: null })).edges;
  /** About the worry that came last. */
  const decide = async (decision: string, { by = leadAs('m'), note = 'Told adult safeguarding.' } = {}) => {
    const where = { statementId: statementOf().id };
    const newest = { where, order: { at: 'DESC' } } as const;
    const { id: referralId } = await app().db.manager.findOneOrFail(SafeguardingReferral, newest);
    return app().get(DecideReferral).run(by, { referralId, decision, note, reference: 'ASC-1' });
  };
  /** What anybody in the statement is shown, safeguarding leads too, as text. */
  const readByAnybody = async (show: (actor: Actor) => Promise<unknown>) => {
    const actors = [...EVERYBODY.map((who) => statementOf().actor(who)), leadAs('m')];
    return JSON.stringify(await Promise.all(actors.map(show)));
  };
  return { leadAs, queue, decide, readByAnybody };
}
