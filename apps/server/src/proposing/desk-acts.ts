import type { StatementId } from '#concordat';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Council } from '../membership/council.entity.js';
import { Config } from '../platform/config.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import { BEGUN, namesPage, type NamesForm } from './pages/names.page.js';
import type { Officer } from './officer.js';
import { ProposingReader } from './proposing.reader.js';

/** What an officer does about one proposed statement: names its sponsor, and asks its co-chairs. */
@Injectable()
export class DeskActs {
  constructor(
    private readonly config: Config,
    private readonly reader: ProposingReader,
    private readonly sponsors: NameSponsor,
    private readonly coChairs: InviteCoChair,
  ) {}

  /** Does what the form asks for; answers with what stands in the form, and its problems, none where it is done. */
  async run(
    { council, officer }: { council: Council; officer: Officer },
    statementId: StatementId,
    fields: Readonly<Record<string, string>>,
  ): Promise<NamesForm> {
    if (!(await this.reader.takenUp(council.id, statementId))) throw new NotFoundException();
    const of = (name: string): string => fields[name] ?? '';
    const { refusals } =
      of('what') === 'sponsor'
        ? await this.sponsors.run(officer, {
            ...{ statementId, name: of('sponsor-name'), jobTitle: of('sponsor-job') },
            hasAgreed: of('sponsor-agreed') === 'yes',
          })
        : await this.coChairs.run(officer, {
            ...{ statementId, fullName: of('chair-name'), email: of('chair-email') },
            constituency: of('chair-group'),
          });
    const problems = refusals.map(({ code, because }) => ({ field: FIELDS[code] ?? 'chair-name', message: because }));
    const begun = problems.filter(({ field }) => field === BEGUN);
    return { fields, problems: begun.length > 0 ? begun : problems };
  }

  async page(council: Council, id: StatementId, form: NamesForm = { fields: {}, problems: [] }): Promise<string> {
    const statement = await this.reader.takenUp(council.id, id);
    if (!statement) throw new NotFoundException();
    const sponsor = await this.reader.sponsor(statement.id);
    const coChairs = await this.reader.coChairsAsked(statement.id);
    return namesPage({ council, statement, sponsor, coChairs, form, demo: this.config.demo, signedIn: true });
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  'sponsor.name': 'sponsor-name',
  'sponsor.job': 'sponsor-job',
  'sponsor.consent': 'sponsor-agreed',
  'sponsor.begun': BEGUN,
  'co-chair.begun': BEGUN,
  'co-chair.email': 'chair-email',
  'invite.email': 'chair-email',
  'co-chair.group': 'chair-group',
  'invite.unknown-group': 'chair-group',
  'invite.group': 'chair-group',
  'invite.co-chairs': 'chair-group',
};
