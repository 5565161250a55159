import { appendBlocks, findBlock, ROOT } from '#document';
import fc from 'fast-check';
import * as Y from 'yjs';
import { attributeSection } from './attribute-section.js';
import { LogInTest, paragraph } from './log-in-test.fake.js';
import { REACH } from './neighbours.js';
import { randomFrom } from './random.fake.js';
import { SectionProvenance } from './section-provenance.js';

const PEOPLE = ['asha', 'ben', 'carol'];
const PHRASES = ['care at home comes first ', 'for all ', 'x', 'people who draw on care ', '😀 gofal '];

const change = fc.record({
  by: fc.constantFrom(...PEOPLE),
  act: fc.constantFrom('write', 'remove', 'move', 'cut', 'paste', 'wait', 'restore'),
  at: fc.nat(500),
  length: fc.nat(40),
  pick: fc.nat(PHRASES.length - 1),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const blockOf = (doc: Y.Doc, at: number): Y.XmlText =>
  findBlock(doc, at % 2 === 0 ? 'a' : 'b')!.element.get(0) as Y.XmlText;

function play(changes: readonly Change[], log = new LogInTest()): LogInTest {
  log.edit('asha', (doc) => appendBlocks(doc, [paragraph('a', 'Care at home comes first'), paragraph('b', 'For all')]));
  let clipboard = PHRASES[0]!;
  for (const { by, act, at, length, pick } of changes) {
    const edit = (doc: Y.Doc): void => {
      const text = blockOf(doc, at);
      const from = at % (text.length + 1);
      const size = Math.min(length, text.length - from);
      const says = text.toString().slice(from, from + size);
      if (act === 'write') text.insert(from, PHRASES[pick]!);
      if (act === 'remove' || act === 'move' || act === 'cut') text.delete(from, size);
      if (act === 'cut') clipboard = says;
      if (act === 'move') blockOf(doc, at + 1).insert(0, says);
      if (act === 'paste') text.insert(from, clipboard);
      if (act === 'restore') text.insert(from, clipboard);
    };
    if (act === 'wait') log.now += at * 2000;
    const restores = Math.max(0, log.rows.length - length);
    log.edit(by, (doc) => doc.transact(() => edit(doc)), act === 'restore' ? { restores } : {});
  }
  return log;
}

it('[P11] is the same built row by row, looked at in between, as built from nothing', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const log = play(changes);
      const growing = new SectionProvenance({ leaseOf: log.leaseOf });
      log.rows.forEach((row, index) => {
        growing.add(row);
        if (index % 7 === 0) expect(attributeSection(growing)).toEqual(attributeSection(log.provenance({}, index + 1)));
      });
      expect(attributeSection(growing)).toEqual(log.attribution());
    }),
    { seed: 20261124, numRuns: 60 },
  );
});

it('[P11] credits nobody with another’s words where nothing is carried, whatever people do', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const log = play(changes);
      const provenance = log.provenance({ carryOver: false });
      for (const [client, structs] of provenance.doc.store.clients) {
        const length = structs.reduce((sum, struct) => sum + struct.length, 0);
        const credits = provenance.creditsOf({ client, clock: 0, length });
        expect(new Set(credits.map(({ writer }) => writer.membershipId)).size).toBe(1);
        expect(credits[0]?.writer).toEqual(log.leaseOf(client));
      }
    }),
    { seed: 20261125, numRuns: 60 },
  );
});

/** Where each character of a block was born. */
function bornIn(provenance: SectionProvenance, block: unknown): string[] {
  const born: string[] = [];
  const text = (block as Y.XmlElement).get(0) as Y.XmlText;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (const origin of provenance.originsOf({ ...item.id, length: item.length })) {
      for (let at = 0; at < origin.length; at += 1) born.push(`${origin.born.client}:${origin.born.clock + at}`);
    }
  }
  return born;
}

it('[P11] gives a removed character to one place at most', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const provenance = play(changes).provenance();
      const born = provenance.doc
        .getXmlFragment(ROOT)
        .toArray()
        .flatMap((block) => bornIn(provenance, block));
      expect(new Set(born).size).toBe(born.length);
    }),
    { seed: 20261126, numRuns: 60 },
  );
});

describe('the steps that one more row takes', () => {
  const IDS = Array.from({ length: 24 }, (_, index) => `p${index}`);
  const textOf = (doc: Y.Doc, id: string): Y.XmlText => findBlock(doc, id)!.element.get(0) as Y.XmlText;

  /** Steps by row, of a long history in which the same things happen again and again. */
  function stepsOf(log: LogInTest): number[] {
    const provenance = new SectionProvenance({ leaseOf: log.leaseOf });
    return log.rows.map((row) => {
      const before = provenance.steps;
      provenance.add(row);
      return provenance.steps - before;
    });
  }

  function aLog(): LogInTest {
    const log = new LogInTest();
    log.edit('asha', (doc) =>
      appendBlocks(
        doc,
        IDS.map((id) => paragraph(id, 'Care at home comes first. '.repeat(6))),
      ),
    );
    return log;
  }

  const sum = (steps: readonly number[]): number => steps.reduce((total, one) => total + one, 0);

  // Early enough means: since the walk past removed words has its full length, see REACH.
  it('[P11] are no more late in a long history than early in it', () => {
    const log = aLog();
    const random = randomFrom(20261124);
    for (let edit = 0; edit < 5000; edit += 1) {
      const by = PEOPLE[random(PEOPLE.length)]!;
      const [from, to] = [textOf(log.doc, IDS[random(IDS.length)]!), textOf(log.doc, IDS[random(IDS.length)]!)];
      const at = random(Math.max(1, from.length - 20));
      const says = from.toString().slice(at, at + 20);
      const act = from.length > 200 ? 'remove' : (['write', 'write', 'write', 'remove', 'move'] as const)[random(5)];
      if (act === 'write') log.edit(by, () => from.insert(at, `${PHRASES[random(PHRASES.length)]}${edit} `));
      if (act === 'remove') log.edit(by, () => from.delete(at, says.length));
      if (act === 'move') log.edit(by, (doc) => doc.transact(() => (from.delete(at, says.length), to.insert(0, says))));
    }
    const steps = stepsOf(log);
    expect(sum(steps.slice(-1000))).toBeLessThan(sum(steps.slice(2000, 3000)) * 1.2);
  });

  it('[P11] stay few however often one place was rewritten', () => {
    const log = aLog();
    for (let edit = 0; edit < 3000; edit += 1) {
      const by = PEOPLE[edit % PEOPLE.length]!;
      log.edit(by, (doc) =>
        edit % 2 === 0 ? textOf(doc, 'p0').insert(9, 'and rest ') : textOf(doc, 'p0').delete(9, 9),
      );
    }
    expect(Math.max(...stepsOf(log).slice(1))).toBeLessThan(6 * REACH);
  });
});
