import type { DocumentState, SectionState } from '#concordat';
import type { DataSource } from 'typeorm';
import { Concordat } from '../../apps/server/src/concordats/concordat.entity.js';
import { Section } from '../../apps/server/src/statements/section.entity.js';
import { largeStatement, type Size } from '../bench/process/large-statement.js';
import { somePeople } from '../bench/process/people.js';
import { Seeded } from '../bench/process/random.js';
import type { Begun } from '../bench/process/statement.js';
import { aCouncil } from './a-council.js';
import { moreBesideTheText } from './more-beside-the-text.js';
import type { WebApp } from './web-app.js';

const NONE = { entries: 0, statements: 0, published: 0 };
/** One of each thing at least: what there is none of may cost a question less. */
const SMALL: Size = { ...NONE, sections: 3, members: 13, proposals: 20, comments: 20, share: 0.1 };
const LARGE: Size = { ...NONE, sections: 9, members: 31, proposals: 60, comments: 60, share: 0.3 };

/** Two statements of the same council at the same stage, the second with three times as much of everything, and twice as many groups. */
export interface TwoSizes {
  readonly small: Begun;
  readonly large: Begun;
}

/** Makes both, with the same people: whom a page is shown to is in both. */
export async function twoSizes(
  web: WebApp,
  { seed, ...stage }: { readonly seed: number; readonly state: DocumentState; readonly sectionState: SectionState },
): Promise<TwoSizes> {
  const random = new Seeded(seed);
  const startedAt = new Date('2026-06-01T09:00:00.000Z');
  const { id: councilId } = await aCouncil(web);
  const domain = `${councilId.slice(0, 8)}.test`;
  const people = await somePeople(web.db, random, { count: LARGE.members, at: startedAt, domain });
  const make = async (name: string, size: Size): Promise<Begun> => {
    const begun = await largeStatement(
      web.db,
      random,
      {
        ...{ councilId, slug: name, title: `Our ${name} statement`, ...stage, startedAt },
        ...{ sections: size.sections, people: people.slice(0, size.members) },
      },
      size,
    );
    if (name === 'small') await fewerGroups(web.db, begun);
    await moreBesideTheText(web.db, begun);
    return begun;
  };
  return { small: await make('small', SMALL), large: await make('large', LARGE) };
}

/** Those that work on the small one: of them are the co-chairs, and one is of providers. */
const FEW: readonly string[] = ['PEOPLE', 'COMMISSIONERS', 'PROVIDERS'];

async function fewerGroups({ manager }: DataSource, { statement }: Begun): Promise<void> {
  const { id: statementId } = statement;
  const few = (groups: readonly string[]): string[] => groups.filter((group) => FEW.includes(group));
  const { id, parameters } = await manager.findOneByOrFail(Concordat, { statementId });
  const signatoryConstituencies = few(parameters.signatoryConstituencies);
  await manager.update<object>(Concordat, { id }, { parameters: { ...parameters, signatoryConstituencies } });
  for (const section of await manager.findBy(Section, { statementId })) {
    const groups = { leads: few(section.leads), signatories: few(section.signatories) };
    await manager.update(Section, { id: section.id }, groups);
  }
}
