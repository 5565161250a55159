import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import type { LivedSample } from './lived-sample.js';
import { Commitment } from '../../apps/server/src/commitments/commitment.entity.js';
import { ConcordatReader } from '../../apps/server/src/concordats/concordat.reader.js';
import { DeclaredLimit, StartingPosition } from '../../apps/server/src/convening/convening.entity.js';
import { Proposal, Response } from '../../apps/server/src/deliberation/proposal.entity.js';
import { FirstOpposed, LadderRating, WhatChanged } from '../../apps/server/src/power-panel/power-panel.entity.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { readSampleFile } from '../../apps/server/src/demo/northmoor.js';

/** The sample as its files have it, not as the loader reads them. */
const read = (file: string) => JSON.parse(readSampleFile(`${file}.json`)) as Record<string, unknown>;
const rows = (file: string, of: string) => read(file)[of] as Row[];
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the file says
type Row = Record<string, any>;

let lived: LivedSample;
let keyOf: ReadonlyMap<string, string>;

/** Describes that the sample is there as its files have it, part by part and word by word. */
export function describeWholeSample(load: () => LivedSample): void {
  describe('the whole sample', () => {
    beforeAll(async () => {
      lived = load();
      const sections = await lived.acts.db.manager.findBy(Section, { statementId: lived.statement.id });
      keyOf = new Map(sections.map(({ id, key }) => [id, key]));
    });

    describeBeginning();
    describeAnswers();
    describeAgreements();
  });
}

const of = () => ({ statementId: lived.statement.id });
const groupOf = (membershipId: string | null) => lived.members.find(({ id }) => id === membershipId)?.constituency;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const byText = (one: Row, other: Row) => JSON.stringify(one).localeCompare(JSON.stringify(other));

function describeBeginning(): void {
  it('[R5] has every limit with its kind, words, reason, end and owner, and every challenge with its answer', async () => {
    const found = await lived.acts.db.manager.findBy(DeclaredLimit, of());
    const limits = found.map((limit) => ({
      ...{ kind: limit.kind, text: limit.text, reason: limit.reason, endsOn: limit.endsOn },
      ...{ owner: lived.who(limit.declaredBy), on: dayOf(limit.at) },
      challenge: limit.challenge && {
        ...{ by: lived.who(limit.challengedBy), constituency: groupOf(limit.challengedBy), text: limit.challenge },
        ...{ answer: limit.challengeAnswer, answeredBy: lived.who(limit.challengeAnsweredBy) },
      },
    }));
    const expected = rows('declared-limits', 'limits').map(({ kind, text, reason, endDate, owner, challenge }) => ({
      ...{ kind, text, reason, endsOn: endDate, owner, on: read('declared-limits').publishedOn },
      challenge: challenge && {
        ...{ by: challenge.by, constituency: challenge.constituency, text: challenge.text },
        ...{ answer: challenge.answer, answeredBy: challenge.answeredBy },
      },
    }));
    expect(limits.sort(byText)).toEqual(expected.sort(byText));
  });

  it('[R5] answers every challenge on its day', () => {
    const answered = lived.bundle.record.entries.filter(({ kind }) => kind === 'limit.challenge-answered');
    const challenges = rows('declared-limits', 'limits').flatMap(({ challenge }) => challenge ?? []) as Row[];
    expect(answered.map(({ at }) => at.slice(0, 10)).sort()).toEqual(
      challenges.map(({ answeredOn }) => String(answeredOn)).sort(),
    );
  });

  it('[R6] has every starting position, sealed by a hash that opens to the words of the sample', async () => {
    const found = await lived.acts.db.manager.findBy(StartingPosition, of());
    const sample = read('starting-positions');
    const positions = found.map(({ sectionId, constituency, text, sealedAt }) => ({
      ...{ section: keyOf.get(sectionId ?? ''), constituency, text, sealedOn: dayOf(sealedAt) },
    }));
    const expected = rows('starting-positions', 'positions').map((one) => ({ ...one, sealedOn: sample.sealedOn }));
    expect(positions.sort(byText)).toEqual((expected as Row[]).sort(byText));
    const sealed = lived.bundle.record.entries.filter(({ kind }) => kind === 'position.sealed');
    for (const { constituency, sectionId, salt } of found) {
      const section = keyOf.get(sectionId ?? '');
      const { text } = expected.find((one: Row) => one.section === section && one.constituency === constituency) as Row;
      // The hash is counted from the sample's words, and is the one in the record since the day of sealing.
      const hash = createHash('sha256').update(JSON.stringify({ salt, text })).digest('hex');
      const entry = sealed.find(({ facts }) => facts.section === section && facts.constituency === constituency);
      expect([section, constituency, entry?.facts.hash]).toEqual([section, constituency, hash]);
    }
    expect(sealed).toHaveLength(found.length);
  });

  it('[R6] has what changed and how equal it was in the words of the sample, and what the council had opposed', async () => {
    const { manager } = lived.acts.db;
    const changes = await manager.findBy(WhatChanged, of());
    const said = changes.map(({ sectionId, text, agreedBy }) => ({
      ...{ section: keyOf.get(sectionId), text, isAgreed: agreedBy !== null },
    }));
    const expected = rows('starting-positions', 'whatChanged').map(({ section, text }) => ({
      section,
      text,
      isAgreed: true,
    }));
    expect((said as Row[]).sort(byText)).toEqual(expected.sort(byText));
    const ratings = (await manager.findBy(LadderRating, of())).map(({ constituency, rung, why }) => ({
      ...{ constituency, rung, why },
    }));
    expect((ratings as Row[]).sort(byText)).toEqual(((read('statement') as Row).ladderRatings as Row[]).sort(byText));
    const opposed = await manager.findBy(FirstOpposed, of());
    const bases = await manager.findBy(Proposal, { id: In(opposed.map(({ proposalId }) => proposalId)) });
    const proposals = rows('proposals', 'proposals');
    expect(
      bases.map(({ proposedText }) => proposals.find((one) => one.proposedText === proposedText)?.id as string),
    ).toEqual(read('starting-positions').councilFirstOpposed);
  });
}

function describeAnswers(): void {
  it('[R13][R14] has every suggestion with its words, and its answer with reason, day, deciders and their groups', async () => {
    const { manager } = lived.acts.db;
    const proposals = await manager.findBy(Proposal, of());
    const answers = await manager.find(Response);
    const found = proposals.map((proposal) => {
      const { sectionId, proposerId, blockId: block, baseText, proposedText, reason, status, receivedAt } = proposal;
      const own = answers.filter(({ proposalId }) => proposalId === proposal.id);
      return {
        ...{
          section: keyOf.get(sectionId),
          proposer: lived.who(proposerId),
          constituency: groupOf(proposerId) ?? null,
        },
        ...{ block, baseText, proposedText, reason, status, receivedOn: dayOf(receivedAt) },
        answers: own.map((answer) => ({
          ...{ decision: answer.decision, reason: answer.reason, reasonCode: answer.reasonCode },
          ...{ acceptedText: answer.acceptedText, answeredOn: dayOf(answer.decidedAt) },
          decidedBy: answer.decidedBy.map((id) => ({ person: lived.who(id), constituency: groupOf(id) })).sort(byText),
        })),
      };
    });
    const expected = rows('proposals', 'proposals').map((sample) => {
      const { section, proposer, constituency, block, baseText, proposedText, reason, status, receivedOn } = sample;
      const { decision, reason: because, reasonCode, answeredOn, decidedBy } = sample.response as Row;
      const answer = {
        ...{ decision, reason: because, reasonCode, acceptedText: sample.acceptedText, answeredOn },
        decidedBy: [...(decidedBy as Row[])].sort(byText),
      };
      return {
        ...{ section, proposer, constituency, block, baseText, proposedText, reason, status, receivedOn },
        answers: [answer],
      };
    });
    expect((found as Row[]).sort(byText)).toEqual(expected.sort(byText));
  });
}

function describeAgreements(): void {
  it('[R18][R19] has every position with its words: reservations and dissents of sections and of the whole', () => {
    const told = (positions: LivedSample['bundle']['whole']['positions']) =>
      Object.fromEntries(positions.map(({ constituency, position, text }) => [constituency, { position, text }]));
    const expected = (positions: Row, reservations: Row[] = []) =>
      Object.fromEntries(
        Object.entries(positions).map(([group, position]) => {
          const own: string | undefined = reservations.find(({ constituency }) => constituency === group)?.text;
          // Whoever dissents says so in words; the sample has them in the minority statement only.
          const text: unknown = own ?? (position === 'DISSENTED' ? expect.any(String) : null);
          return [group, { position: position as string, text }];
        }),
      );
    const sample = read('statement') as Row;
    for (const { key, positions, reservations } of sample.sections as Row[]) {
      const section = lived.bundle.sections.find((one) => one.key === key);
      expect([key, told(section?.positions ?? [])]).toEqual([key, expected(positions as Row, reservations as Row[])]);
    }
    expect(told(lived.bundle.whole.positions)).toEqual(
      expected(sample.wholeDocumentPositions as Row, sample.wholeDocumentReservations as Row[]),
    );
  });

  it('[R19] has every minority statement with its group and names, and every reply with who gave it', () => {
    const found = lived.bundle.minorityStatements.map(
      ({ section, constituency, by, title, text, signedBy, reply }) => ({
        ...{ section, constituency, by, title, text, signedBy: signedBy.map(lived.who) },
        reply: reply && { constituency: reply.constituency, author: lived.who(reply.by), text: reply.text },
      }),
    );
    const expected = rows('minority-statements', 'minorityStatements').map(
      ({ section, constituency, by, title, text, signedBy, reply }) => ({
        ...{ section, constituency, by, title, text, signedBy },
        reply: { constituency: reply.constituency, author: reply.author, text: reply.text },
      }),
    );
    expect(found).toEqual(expected);
  });

  it('has every commitment with the group that does it, by when, how everybody will know, and who said so', async () => {
    const found = await lived.acts.db.manager.findBy(Commitment, of());
    const commitments = found.map(({ constituency, what, dueOn, measure, addedBy }) => ({
      ...{ owner: constituency, what, by: dueOn, howWeWillKnow: measure, contact: lived.who(addedBy) },
    }));
    const expected = rows('commitments', 'commitments').map(({ owner, what, by, howWeWillKnow, contact }) => ({
      ...{ owner, what, by, howWeWillKnow, contact },
    }));
    expect((commitments as Row[]).sort(byText)).toEqual(expected.sort(byText));
  });

  it('[R1] has the agreement of the sample, part by part', async () => {
    const versions = await lived.acts.get(ConcordatReader).versions(lived.statement.id);
    const { parameters, promises } = versions.at(-1)!.concordat;
    const sample = read('concordat') as Row;
    const { definition, culture, shared, kept } = sample;
    expect(parameters.charter).toEqual({ definition, culture, shared, kept });
    const values = Object.fromEntries((sample.parameters as Row[]).map(({ key, value }) => [key, value as unknown]));
    const same = Object.keys(parameters).filter((key) => key in values && !REWORDED.includes(key));
    expect(same.length).toBeGreaterThan(10);
    for (const key of same) expect([key, parameters[key as keyof typeof parameters]]).toEqual([key, values[key]]);
    const sorted = (all: readonly { text: string; promisedBy: readonly string[] }[]) =>
      all.map(({ text, promisedBy }) => ({ text, promisedBy: [...promisedBy].sort() }));
    expect(sorted(promises)).toEqual(sorted(sample.promises as typeof promises));
  });
}

/** What the product says in another form than the sample. */
const REWORDED = ['decisionRule', 'paymentPolicy'];
