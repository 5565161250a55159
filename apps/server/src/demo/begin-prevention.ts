import type { Constituency } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { Inviter } from '../membership/invite-member.js';
import type { Council } from '../membership/council.entity.js';
import { Clock } from '../platform/clock.js';
import type { ChosenSection, NewStatement } from '../statements/start-statement.js';
import { ConveneStatement, type ConveningTimes } from './convene-statement.js';
import { daysAfter } from './moments.js';
import type { Northmoor, SampleKey } from './northmoor.js';
import { parametersOf } from './sample-concordat.js';
import { SampleWriter } from './sample-writer.js';

/** Who starts the second statement, for which council, and when the demo is really loaded. */
export interface PreventionStart {
  readonly by: Inviter;
  readonly councilId: Council['id'];
  readonly loadedAt: Date;
}

/** Begins a second statement with the same people, in drafting, to try things in: three sections begun, the rest empty. */
@Injectable()
export class BeginPrevention {
  constructor(
    private readonly convene: ConveneStatement,
    private readonly writer: SampleWriter,
    private readonly clock: Clock,
  ) {}

  /** Lived in the weeks before the demo was loaded. */
  async run(sample: Northmoor, { by, councilId, loadedAt }: PreventionStart): Promise<void> {
    const scene = await this.convene.run(sample, by, newStatement(sample, councilId, loadedAt), timesBefore(loadedAt));
    const begun = daysAfter(loadedAt, -7);
    for (const [index, { section, author, text }] of BEGUN.entries()) {
      this.clock.pin(new Date(begun.getTime() + index * BETWEEN_PARAGRAPHS_MS));
      const content = [{ type: 'text', text }];
      const blocks = [{ type: 'paragraph', attrs: { id: `${section}-${index + 1}` }, content }];
      await this.writer.take({ scene, section, proposals: new Map() }, { kind: 'write', author, blocks });
    }
  }
}

function newStatement(sample: Northmoor, councilId: Council['id'], loadedAt: Date): NewStatement {
  const year = loadedAt.getUTCFullYear() + 1;
  return {
    councilId,
    template: 'prevention-strategy',
    title: `Staying well in Northmoor: our prevention strategy ${year} to ${year + 3}`,
    slug: 'staying-well',
    periodFrom: `${year}-04-01`,
    periodTo: `${year + 3}-03-31`,
    reviewBy: `${year + 3}-03-31`,
    language: sample.statement.language,
    sections: SECTIONS,
    parameters: { paymentPolicy: parametersOf(sample.concordat).paymentPolicy },
    demonstration: { loadedAt: loadedAt.toISOString() },
  };
}

function timesBefore(loadedAt: Date): ConveningTimes {
  return {
    // Long enough ago that the public call has been open for its 21 days.
    started: daysAfter(loadedAt, -40),
    invited: daysAfter(loadedAt, -29),
    joined: daysAfter(loadedAt, -25),
    opened: { CONCORDAT: daysAfter(loadedAt, -20), DRAFTING: daysAfter(loadedAt, -10) },
    agreed: (constituency) => daysAfter(loadedAt, -18 + ORDER_OF_AGREEING.indexOf(constituency)),
  };
}

const ORDER_OF_AGREEING: readonly Constituency[] = [
  'VCSE',
  'PEOPLE',
  'CARERS',
  'WORKFORCE',
  'PROVIDERS',
  'COMMISSIONERS',
];
const BETWEEN_PARAGRAPHS_MS = 11 * 3_600_000;

/** The template's sections with a lead for each; the last two are left to the co-chairs. */
const SECTIONS: readonly ChosenSection[] = [
  { key: 'life', leads: ['PEOPLE'] },
  { key: 'strengths', leads: ['VCSE'] },
  { key: 'later', leads: ['COMMISSIONERS'] },
  { key: 'prevent', leads: ['VCSE'] },
  { key: 'reduce', leads: ['PROVIDERS'] },
  { key: 'delay', leads: ['PROVIDERS'] },
  { key: 'carers', leads: ['CARERS'] },
  { key: 'causes', leads: ['VCSE'] },
  { key: 'technology', leads: ['PEOPLE'] },
  { key: 'shift', leads: ['COMMISSIONERS'] },
  { key: 'outcomes' },
  { key: 'commitments' },
];

/** What people have written so far, in the order in which they wrote it. */
const BEGUN: readonly { readonly section: string; readonly author: SampleKey; readonly text: string }[] = [
  {
    section: 'life',
    author: 'lorraine',
    text: 'A good life is seeing my friends. It is choosing what I do today. It is having someone to ring when I am worried, before it gets bad.',
  },
  {
    section: 'life',
    author: 'des',
    text: 'Most of what keeps us well is not care at all. It is a warm home, a bus that comes, and being expected somewhere.',
  },
  {
    section: 'strengths',
    author: 'age-together',
    text: 'Our four lunch clubs have 140 members and 31 volunteers. Half of the volunteers first came because they were lonely themselves.',
  },
  {
    section: 'strengths',
    author: 'hassan',
    text: 'Neighbours sit with my mother so that I can shop. Nobody pays them and nobody counts them. We should start by asking what they would like from us.',
  },
  {
    section: 'reduce',
    author: 'priya',
    text: 'Our workers notice small changes first: the unopened post, the empty fridge. They need one number to ring, and someone who rings back the same day.',
  },
  {
    section: 'reduce',
    author: 'kwame',
    text: 'Noticing takes time. A visit of fifteen minutes leaves none.',
  },
  {
    section: 'reduce',
    author: 'amira',
    text: 'The council can offer that number. We still have to agree who answers it at weekends.',
  },
];
