import type { CouncilId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { CreateCouncil } from '../membership/create-council.js';
import type { Inviter } from '../membership/invite-member.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { addressOf, fullNameOf } from './demo-people.js';
import { momentOf, stageOf } from './moments.js';
import type { Northmoor } from './northmoor.js';

/** The council of the sample, and the administrator who looks after it. */
export interface Founded {
  readonly councilId: CouncilId;
  readonly administrator: Inviter;
}

/** Makes the sample's council as an operator would, with an administrator who has no say in the words. */
@Injectable()
export class FoundCouncil {
  constructor(
    private readonly create: CreateCouncil,
    private readonly clock: Clock,
  ) {}

  async run({ statement, people }: Northmoor, loadedAt: Date): Promise<Founded> {
    const pat = people.find(({ roles }) => roles.includes('admin'));
    if (!pat) throw new Error('The sample has no administrator.');
    const { name, slug, contact, safeguardingNotice } = statement.council;
    this.clock.pin(momentOf(stageOf(statement, 'CONVENING').opens, '09:00'));
    const { council, administrator } = allowed(
      'The council',
      await this.create.run({
        name,
        slug,
        contact,
        safeguardingNotice,
        administrator: { fullName: fullNameOf(pat), email: addressOf(pat.id) },
        demonstration: { loadedAt },
      }),
    );
    if (!council || !administrator) throw new Error('The council was neither made nor refused.');
    return { councilId: council.id, administrator };
  }
}
