import { Injectable } from '@nestjs/common';
import { ConveningView } from '../convening/convening.view.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit } from '../convening/limits.js';
import { NominatePublicly } from '../convening/nominate-publicly.js';
import { AnswerNomination, Nominate } from '../convening/nominations.js';
import { LogOutreach } from '../convening/outreach.js';
import { SealPosition } from '../convening/positions.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import type { Dated } from './live-suggestions.js';
import { dateAfter, momentOf, stageOf } from './moments.js';
import { ASKED, NOMINATED, NOMINATED_BY_THE_PUBLIC } from './nominated.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Lives what the sample says before anybody writes: who was asked and nominated, what is fixed, where each group stood. */
@Injectable()
export class LiveConvening {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly view: ConveningView,
    private readonly outreach: LogOutreach,
    private readonly nominate: Nominate,
    private readonly nominatePublicly: NominatePublicly,
    private readonly answer: AnswerNomination,
    private readonly declare: DeclareLimit,
    private readonly challenge: ChallengeLimit,
    private readonly answerChallenge: AnswerChallenge,
    private readonly seal: SealPosition,
    private readonly clock: Clock,
  ) {}

  /** While people come together: whom organisers asked, and what was nominated, each with its answer (R4). */
  async gather(scene: Scene): Promise<void> {
    const { company, sample, statementId } = scene;
    const { opens, closes } = stageOf(sample.statement, 'CONVENING');
    const facilitator = company.actor(sample.statement.facilitator);
    this.clock.pin(momentOf(dateAfter(opens, 8), '09:00'));
    for (const { after, ...asked } of ASKED) {
      const on = dateAfter(opens, after);
      allowed(`Asking at ${asked.place}`, await this.outreach.run(facilitator, { ...asked, on }));
    }
    this.clock.pin(momentOf(dateAfter(opens, 10), '09:00'));
    const answers = new Map<string, { readonly isTaken: boolean; readonly reason: string }>();
    for (const { by, kind, text, ...said } of NOMINATED) {
      const { nomination } = allowed(text, await this.nominate.run(company.actor(by), { kind, text }));
      answers.set(nomination?.id ?? '', said);
    }
    for (const { isTaken, reason, ...sent } of NOMINATED_BY_THE_PUBLIC) {
      const { nomination } = allowed(sent.text, await this.nominatePublicly.run(statementId, sent));
      answers.set(nomination?.id ?? '', { isTaken, reason });
    }
    this.clock.pin(momentOf(dateAfter(closes, -1), '09:00'));
    for (const [nominationId, said] of answers) {
      allowed('The answer to a nomination', await this.answer.run(facilitator, { nominationId, ...said }));
    }
  }

  /** Before the writing: what is fixed and its challenges (R5), and where each group stands, sealed (R6). */
  async prepare(scene: Scene): Promise<void> {
    const { company, sample } = scene;
    this.clock.pin(momentOf(sample.limits.publishedOn));
    for (const { id, kind, text, reason, endDate: endsOn, owner } of sample.limits.limits) {
      allowed(`Limit ${id}`, await this.declare.run(company.actor(owner), { kind, text, reason, endsOn }));
    }
    const { sealedOn, positions } = sample.startingPositions;
    for (const [index, { section, constituency, text }] of positions.entries()) {
      this.clock.pin(new Date(momentOf(sealedOn, '09:00').getTime() + index * BETWEEN_SEALS_MS));
      const [first = ''] = company.signatories(constituency);
      const sealed = await this.seal.run(company.actor(first), { text, sectionId: sectionIdOf(scene, section) });
      allowed(`The position of ${constituency} on ${section}`, sealed);
    }
    const limits = await this.limitsOf(scene);
    this.clock.pin(momentOf(sealedOn, '16:00'));
    for (const { id, text, challenge } of sample.limits.limits) {
      if (!challenge) continue;
      const said = { limitId: limits.get(text) ?? '', reason: challenge.text };
      allowed(`The challenge of ${id}`, await this.challenge.run(company.actor(challenge.by), said));
    }
  }

  /** The answers to the challenges, on their days from one date to another. */
  async answersBetween(scene: Scene, from: string, to: string): Promise<Dated[]> {
    const limits = await this.limitsOf(scene);
    return scene.sample.limits.limits.flatMap(({ id, text, challenge }) => {
      if (!challenge || challenge.answeredOn < from || challenge.answeredOn > to) return [];
      const act = async (): Promise<void> => {
        const said = { limitId: limits.get(text) ?? '', reason: challenge.answer };
        const answer = await this.answerChallenge.run(scene.company.actor(challenge.answeredBy), said);
        allowed(`The answer to the challenge of ${id}`, answer);
      };
      return [{ on: challenge.answeredOn, act }];
    });
  }

  private async limitsOf({ company, sample }: Scene): Promise<ReadonlyMap<string, string>> {
    const facilitator = company.actor(sample.statement.facilitator);
    const { edges } = await this.view.limits(facilitator, { first: 50, after: null });
    return new Map(edges.map(({ node: { text, id } }) => [text, id]));
  }
}

const BETWEEN_SEALS_MS = 5 * 60_000;
