import type { Refusal, StatementId } from '#concordat';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Council } from '../membership/council.entity.js';
import { EndCoChairInvitation } from './end-co-chair-invitation.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import { BEGUN, namesPage, type NamesForm } from './pages/names.page.js';
import type { Officer } from './officer.js';
import { ProposingReader } from './proposing.reader.js';
import { TakeBackStatement } from './take-back-statement.js';

/** What an officer does about one proposed statement: names its sponsor, asks its co-chairs, or takes it back. */
@Injectable()
export class DeskActs {
  constructor(
    private readonly reader: ProposingReader,
    private readonly sponsors: NameSponsor,
    private readonly coChairs: InviteCoChair,
    private readonly ending: EndCoChairInvitation,
    private readonly takingBack: TakeBackStatement,
  ) {}

  /** Does what the form asks for; answers with what stands in the form, and its problems, none where it is done. */
  async run(
    { council, officer }: { council: Council; officer: Officer },
    statementId: StatementId,
    fields: Readonly<Record<string, string>>,
  ): Promise<NamesForm> {
    if (!(await this.reader.takenUp(council.id, statementId))) throw new NotFoundException();
    const refusals = await this.does(officer, statementId, (name) => fields[name] ?? '');
    const problems = refusals.map(({ code, because }) => ({ field: FIELDS[code] ?? 'chair-name', message: because }));
    const begun = problems.filter(({ field }) => field === BEGUN);
    return { fields, problems: begun.length > 0 ? begun : problems };
  }

  private async does(by: Officer, statementId: StatementId, of: (name: string) => string): Promise<Refusal[]> {
    switch (of('what')) {
      case 'sponsor': {
        const named = {
          name: of('sponsor-name'),
          jobTitle: of('sponsor-job'),
          hasAgreed: of('sponsor-agreed') === 'yes',
        };
        return (await this.sponsors.run(by, { statementId, ...named })).refusals;
      }
      case 'end-invitation':
        return (await this.ending.run(by, { statementId, invitationId: of('invitation') })).refusals;
      case 'take-back':
        return (await this.takingBack.run(by, { statementId, reason: of('take-back-reason') })).refusals;
      default: {
        const asked = { fullName: of('chair-name'), email: of('chair-email'), constituency: of('chair-group') };
        return (await this.coChairs.run(by, { statementId, ...asked })).refusals;
      }
    }
  }

  async page(council: Council, id: StatementId, { form = EMPTY, demo }: NamesShown): Promise<string> {
    const statement = await this.reader.takenUp(council.id, id);
    if (!statement) throw new NotFoundException();
    const sponsor = await this.reader.sponsor(statement.id);
    const coChairs = await this.reader.coChairsAsked(statement.id);
    return namesPage({ council, statement, sponsor, coChairs, form, demo, signedIn: true });
  }
}

/** What stands in the forms, and whether this is the demonstration. */
interface NamesShown {
  readonly form?: NamesForm;
  readonly demo: boolean;
}

const EMPTY: NamesForm = { fields: {}, problems: [] };

const FIELDS: Readonly<Record<string, string>> = {
  'sponsor.name': 'sponsor-name',
  'sponsor.job': 'sponsor-job',
  'sponsor.consent': 'sponsor-agreed',
  'sponsor.begun': BEGUN,
  'co-chair.begun': BEGUN,
  'take-back.begun': BEGUN,
  'take-back.co-chairs': BEGUN,
  'invite.accepted': BEGUN,
  'propose.no-reason': 'take-back-reason',
  'invite.email': 'chair-email',
  'invite.unknown-group': 'chair-group',
  'invite.group': 'chair-group',
  'invite.co-chairs': 'chair-group',
};
