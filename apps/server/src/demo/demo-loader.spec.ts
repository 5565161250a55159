import { canonicalJson, countWords, normaliseContent, plainText, type SectionBlock } from '#document';
import { verifyBundle, type Bundle } from '#publication';
import type { ActsApp } from '../../../../test/build/acts-app.js';
import { livedSample, type LivedSample } from '../../../../test/build/lived-sample.js';
import { describeWholeSample } from '../../../../test/build/whole-sample.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { PromiseReader } from '../concordats/promise.reader.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';
import { verifyData } from '../publication/verify-data.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { creditedRuns } from './credited-runs.js';
import { DemoLoader } from './demo-loader.js';
import { readNorthmoor, type SampleKey } from './northmoor.js';
import { passagesOf } from './sample-blocks.js';

const sample = readNorthmoor();
let lived: LivedSample;
let acts: ActsApp;
let statement: Statement;
let bundle: Bundle;
let text: string;
let refs: Map<string, SampleKey>;
let began: number;
const said: string[] = [];

beforeAll(async () => {
  began = Date.now();
  lived = await livedSample((line) => said.push(line));
  ({ acts, statement, bundle, text } = lived);
  refs = new Map(lived.members.map(({ pseudonym }) => [pseudonym, lived.who(pseudonym)]));
}, 300_000);

afterAll(() => acts.close());

describeWholeSample(() => lived);

/** Words by key of the sample. */
function wordsIn(words: readonly { readonly by: string; readonly words: number }[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { by, words: count } of words) total[refs.get(by) ?? by] = (total[refs.get(by) ?? by] ?? 0) + count;
  return total;
}

const keysOf = (words: readonly { readonly by: string }[]): string[] =>
  words.map(({ by }) => refs.get(by) ?? by).sort();
const sectionOf = (key: string) => bundle.sections.find((section) => section.key === key)!;
const entries = () => bundle.record.entries;

describe('the Northmoor sample, once lived', () => {
  it('is published as a file that can be verified', () => {
    expect(verifyBundle(new TextEncoder().encode(text))).toMatchObject({ ok: true });
  });

  it('[A1] leaves nothing in the database that is not what was stored', async () => {
    expect((await verifyData(acts.db.manager)).faults).toEqual([]);
  });

  it('[R17] says of each position in which way that group decided: providers in a way of their own', () => {
    const positions = [...bundle.sections.flatMap((section) => [...section.positions]), ...bundle.whole.positions];
    const ways = new Set(positions.map(({ constituency, decidedBy }) => `${constituency} ${decidedBy}`));
    const others = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'WORKFORCE', 'VCSE'].map((code) => `${code} consensus`);
    expect([...ways].sort()).toEqual([...others, 'PROVIDERS majority'].sort());
  });

  it.each(sample.statement.sections.map(({ key }) => key))('has the words of "%s", block by block', (key) => {
    const section = sample.statement.sections.find((one) => one.key === key)!;
    const expected: SectionBlock[] = passagesOf(section).flatMap(({ blocks }) => [...blocks]);
    expect(sectionOf(key).text.content).toEqual(JSON.parse(canonicalJson(normaliseContent(expected))));
    expect(sectionOf(key).title).toBe(section.title);
  });

  it.each(sample.statement.sections.map(({ key }) => key))('credits every word of "%s" to its author', (key) => {
    const section = sample.statement.sections.find((one) => one.key === key)!;
    const credited = new Map(sectionOf(key).attribution.blocks.map(({ id, words }) => [id, wordsIn(words)]));
    for (const { sample: block, author, blocks } of passagesOf(section)) {
      const isText = block !== null && 'text' in block;
      for (const one of blocks) {
        const runs = isText ? creditedRuns(block) : [{ author, text: plainText(one) }];
        const expected = runs.map((run) => ({ by: run.author, words: countWords(run.text) }));
        expect([one.attrs?.id, credited.get(String(one.attrs?.id))]).toEqual([one.attrs?.id, wordsIn(expected)]);
      }
    }
  });

  it('[A1] is refused after any byte of its file is flipped, 200 times, naming the place', () => {
    const bytes = new TextEncoder().encode(text);
    const seed = 20261125;
    let state = seed;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let flip = 0; flip < 200; flip += 1) {
      const at = random(bytes.length);
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8));
      const { ok, faults } = verifyBundle(flipped);
      expect({ seed, at, ok, named: faults.every(({ part }) => part !== '') }).toEqual({
        seed,
        at,
        ok: false,
        named: true,
      });
      expect(faults.length).toBeGreaterThan(0);
    }
  });

  it('[R13] credits an accepted suggestion to its proposer, word by word', () => {
    const words = sectionOf('prevention').attribution.blocks.find(({ id }) => id === 'prevention-5')!.words;
    expect(words.map(({ by, words: count }) => [refs.get(by), count])).toEqual([
      ['m', 15],
      ['northmoor-advice', 6],
    ]);
  });

  it('[R9] gives the facilitator no credit, and the workshop table its own', () => {
    const authors = new Set(bundle.sections.flatMap(({ attribution }) => keysOf(attribution.words)));
    expect(authors.has('sam')).toBe(false);
    expect(authors.has('begum-table')).toBe(true);
  });

  it('[R18] has every position and state of the sample', () => {
    for (const { key, positions, state } of sample.statement.sections) {
      const given = sectionOf(key).positions.map(({ constituency, position }) => [constituency, position]);
      expect([key, Object.fromEntries(given)]).toEqual([key, positions]);
      expect([key, sectionOf(key).state]).toEqual([key, state]);
    }
    const whole = bundle.whole.positions.map(({ constituency, position }) => [constituency, position]);
    expect(Object.fromEntries(whole)).toEqual(sample.statement.wholeDocumentPositions);
  });

  it('[R19] shows reservations, and the words of those who disagree with the reply', () => {
    const reservation = sectionOf('workforce').positions.find(({ constituency }) => constituency === 'WORKFORCE')!;
    expect(reservation.text).toBe(
      sample.statement.sections.find(({ key }) => key === 'workforce')!.reservations![0]!.text,
    );
    const told = bundle.minorityStatements.map(({ section, title, text: words, reply }) => [
      section,
      title,
      words,
      reply?.text,
    ]);
    expect(told).toEqual(
      sample.minorityStatements.map(({ section, title, text: words, reply }) => [section, title, words, reply.text]),
    );
  });

  it('[R19] has each name below own words by an act of its own, one after the other, and then the reply', () => {
    for (const { id, at, signedBy, reply } of bundle.minorityStatements) {
      const joined = entries().filter(({ kind, facts }) => kind === 'minority-statement.joined' && facts.id === id);
      expect([signedBy.length, joined.length]).toEqual([3, 2]);
      const times = [at, ...joined.map((entry) => entry.at), reply?.at ?? ''];
      expect([...new Set(times)].sort()).toEqual(times);
    }
    expect(bundle.minorityStatements.map(({ by, signedBy }) => [by, signedBy.map((ref) => refs.get(ref))])).toEqual(
      sample.minorityStatements.map(({ by, signedBy }) => [by, signedBy]),
    );
  });

  it('[R21] is labelled as written together, with disagreement', () => {
    expect(bundle.statement).toMatchObject({ label: sample.statement.publicationKind, version: 1 });
  });

  it('[R16] lapsed the first signatures on the section that mediation changed', () => {
    const lapsed = entries().filter(({ kind }) => kind === 'sign-offs.lapsed');
    expect(lapsed.map(({ facts }) => [facts.section, facts.lapsed])).toEqual([['workforce', 10]]);
    expect(sectionOf('workforce').versionNumber).toBe(2);
  });

  it('[J7] ended mediation in agreement, within its limit', () => {
    const of = (kind: string) => entries().find((entry) => entry.kind === kind);
    expect(of('mediation.described')?.facts).toMatchObject({ section: 'workforce' });
    expect(of('mediation.ended')?.facts).toMatchObject({ outcome: 'agreed' });
    const until = of('mediation.opened')?.facts.until;
    expect([until, String(of('mediation.ended')?.at) < String(until)]).toEqual(['2026-06-11', true]);
  });

  it('[R22] records the decision of the council and both keys to publish', () => {
    expect(bundle.councilDecision).toMatchObject({ body: 'Cabinet', date: '2026-06-16', callInEnds: '2026-06-23' });
    expect(entries().at(-1)).toMatchObject({ kind: 'statement.published', at: expect.stringMatching(/^2026-06-29/) });
  });

  it('says in its first entry that it is a demonstration, and when it was loaded', () => {
    const [first] = entries();
    expect(first?.kind).toBe('demonstration.loaded');
    const loadedAt = Date.parse(String(first?.facts.loadedAt));
    expect([loadedAt >= began, loadedAt <= Date.now()]).toEqual([true, true]);
  });

  it('goes forward in time', () => {
    const times = entries().map(({ at }) => at);
    expect([...times].sort()).toEqual(times);
  });

  it('[R1] agrees how to work together in every group on its day, each by those who sign for it', async () => {
    const agreed = entries().filter(({ kind }) => kind === 'concordat.agreed');
    expect(Object.fromEntries(agreed.map(({ constituency, at }) => [constituency, at.slice(0, 10)]))).toEqual(
      Object.fromEntries(sample.concordat.agreements.map(({ constituency, on }) => [constituency, on])),
    );
    const answered = entries().filter(({ kind }) => kind === 'concordat.answered');
    expect(answered.map(({ facts }) => facts.agrees)).toEqual(Array.from({ length: 14 }, () => true));
  });

  it('has of every promise what the sample says became of it, in the record or as other groups say', async () => {
    const reader = acts.get(ConcordatReader);
    const versions = await reader.versions(statement.id);
    const standings = await acts.get(PromiseReader).of(statement.id, versions, versions.at(-1)!);
    expect(standings.map(({ promise, status }) => [promise.text, status.state])).toEqual(
      sample.concordat.promises.map(({ text: words, status }) => [words, status]),
    );
    const late = standings.find(({ status }) => status.state === 'BROKEN');
    expect(late?.status.counted).toBe('0 of 1 times comments opened, the Easy Read was ready on that day.');
  });

  it('answers each suggestion on the day that the sample says', () => {
    const answered = entries().filter(({ kind }) => kind === 'proposal.answered');
    expect(answered.map(({ at }) => at.slice(0, 10)).sort()).toEqual(
      sample.proposals.map(({ response }) => response.answeredOn).sort(),
    );
  });

  it('[R4][R5][R6] shows how power was shared, from nominations to what each group says itself', async () => {
    const facts = await acts.get(PowerPanelReader).facts(statement.id);
    expect(facts.nominations.filter(({ isTaken }) => isTaken === null)).toEqual([]);
    expect(facts.positions.map(({ text }) => text)).toHaveLength(sample.startingPositions.positions.length);
    expect(facts.positions.every(({ text }) => text !== null)).toBe(true);
    const told = facts.sections.flatMap(({ key, whatChanged }) => (whatChanged?.isAgreed ? [key] : []));
    expect(told).toEqual(sample.startingPositions.whatChanged.map(({ section }) => section));
    expect(facts.opposed).toMatchObject([{ section: 'offer', decision: 'ACCEPTED' }]);
    expect(facts.ratings.map(({ rung }) => rung).sort()).toEqual(
      sample.statement.ladderRatings.map(({ rung }) => rung).sort(),
    );
    const commitments = await acts.get(CommitmentsReader).of(statement.id);
    expect(commitments.map(({ what }) => what).sort()).toEqual(sample.commitments.map(({ what }) => what).sort());
    const { manager } = acts.db;
    const limits = await manager.findBy(DeclaredLimit, { statementId: statement.id });
    expect(limits.filter(({ challenge, challengeAnswer }) => challenge !== null && challengeAnswer === null)).toEqual(
      [],
    );
    expect(limits).toHaveLength(sample.limits.limits.length);
  });

  it('shows people as the sample does', async () => {
    const members = await acts.db.manager.findBy(Membership, { statementId: statement.id });
    const names = await acts.get(MembershipReader).publicNames(members.map(({ id }) => id));
    for (const { id, pseudonym } of members) {
      const { shownAs, display, id: key } = sample.people.find((one) => one.id === refs.get(pseudonym))!;
      if (display === 'group-only') expect([key, names.get(id)]).toEqual([key, null]);
      // The sample adds what they are, where the product says it by their group.
      else expect([key, shownAs.startsWith(names.get(id)!)]).toEqual([key, true]);
    }
  });
});

describe('the second statement', () => {
  it('is being drafted, with three sections begun by different people', async () => {
    const second = await acts.db.manager.findOneByOrFail(Statement, { template: 'prevention-strategy' });
    expect(second.state).toBe('DRAFTING');
    const sections = await acts.db.manager.find(Section, {
      where: { statementId: second.id },
      order: { position: 'ASC' },
    });
    expect(sections.filter(({ state }) => state === 'DRAFTING').map(({ key }) => key)).toEqual([
      'life',
      'strengths',
      'reduce',
    ]);
    for (const { id, state } of sections.filter((one) => one.state !== 'EMPTY')) {
      expect(state).toBe('DRAFTING');
      expect((await acts.get(AttributionReader).ofSection(id)).words.length).toBeGreaterThan(1);
    }
  });

  it('says that it is a demonstration too', async () => {
    const { id: chain } = await acts.db.manager.findOneByOrFail(Statement, { template: 'prevention-strategy' });
    const first = await acts.db.manager.findOneByOrFail(RecordEntryRow, { chain, seq: 1 });
    expect(first.kind).toBe('demonstration.loaded');
  });
});

describe('loading', () => {
  it('shows how far it has come', () => {
    expect(said[0]).toBe('Loading the Northmoor sample: 0 %');
    expect(said.at(-1)).toBe('Loading the Northmoor sample: 100 %');
    expect(said.length).toBeGreaterThan(8);
  });

  it('asks no more than 20,000 questions of the database', () => {
    // About 15,500 today. On two free cores that is well below a minute.
    expect(lived.questions).toBeGreaterThan(5_000);
    expect(lived.questions).toBeLessThan(20_000);
  });

  it('lets the clock run again', () => {
    expect(Math.abs(acts.get(Clock).now().getTime() - Date.now())).toBeLessThan(5_000);
  });

  it('does nothing when there is a council', async () => {
    said.length = 0;
    await acts.get(DemoLoader).loadIfEmpty((line) => said.push(line));
    expect(said).toEqual([]);
    expect(await acts.db.manager.count(Council)).toBe(1);
  });
});
