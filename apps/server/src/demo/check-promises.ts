import { Injectable } from '@nestjs/common';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { MarkPromise } from '../concordats/mark-promise.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { dateAfter, momentOf, stageOf } from './moments.js';
import type { SampleKey } from './northmoor.js';
import type { Scene } from './scene.js';

/** Members say whether others kept what they promised, where nothing in the record can be counted. */
@Injectable()
export class CheckPromises {
  constructor(
    private readonly mark: MarkPromise,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
  ) {}

  /** What was kept is said when everything is signed. */
  async kept(scene: Scene): Promise<void> {
    const { closes } = stageOf(scene.sample.statement, 'MEDIATION');
    await this.say(scene, dateAfter(closes, 9));
  }

  private async say({ sample, statementId, company }: Scene, on: string): Promise<void> {
    const { promises } = (await this.concordats.standing(statementId)).concordat;
    const due = sample.concordat.promises.filter((one) => one.status === 'KEPT');
    for (const [index, { text, note, checkName }] of due.entries()) {
      const promise = promises.find((one) => one.text === text);
      const said = SAID[checkName];
      if (promise?.check !== 'manual' || !said) continue;
      this.clock.pin(momentOf(on, `1${index}:00`));
      const reason = note ?? said.reason;
      const answer = await this.mark.run(company.actor(said.by), {
        promise: promise.id,
        kept: true,
        reason,
      });
      allowed(`What ${said.by} says of "${text}"`, answer);
    }
  }
}

/** The sample says what became of each promise, not who said so; of what was kept it does not say what was seen. */
const SAID: Readonly<Record<string, { readonly by: SampleKey; readonly reason: string }>> = {
  'days-to-pay': { by: 'hassan', reason: 'We asked everybody in our group. All were paid in time.' },
  'caucus-exists': { by: 'lorraine', reason: 'We met on our own four times, and nobody from the council came.' },
  'removals-have-reasons': { by: 'kwame', reason: 'We looked at what was taken out of our words. There was a reason.' },
  'interests-before-first-edit': { by: 'joy', reason: 'We read what the providers said before they wrote.' },
};
