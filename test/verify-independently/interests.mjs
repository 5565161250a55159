// Rules B21 to B23 and B29 to B31 of libs/publication/FORMAT.md for the interests declared.
import { canonical, demand } from './json.mjs';

/** 8 and 9. Files of formats 1 and 2 have none. */
export function checkInterests({ interests = [], format, record: { entries }, contributors, groups, sections }) {
  if (format === 'common-position-bundle/1' || format === 'common-position-bundle/2') return;
  const refs = new Set(contributors.map(({ ref }) => ref));
  const codes = new Set(groups.map(({ code }) => code));
  const keys = new Set(sections.map(({ key }) => key));
  for (const one of interests) {
    demand(refs.has(one.by), 'B21', 'an interest');
    demand(one.constituency === null || codes.has(one.constituency), 'B22', 'an interest');
    demand(
      one.sections.every((key) => keys.has(key)),
      'B23',
      'an interest',
    );
  }
  const declared = entries.filter(({ kind }) => kind === 'interests.declared' || kind === 'interests.changed');
  demand(declared.length === interests.length, 'B29', 'one is left out, or one too many');
  const until = new Map();
  for (let place = interests.length - 1; place >= 0; place -= 1) {
    const { sections: touched, until: ends, ...facts } = interests[place];
    const { seq: entry, actor: by, constituency, at, facts: said } = declared[place];
    const wanted = { entry, by, constituency, at, some: said.some ?? null, effect: said.effect ?? null };
    demand(canonical(facts) === canonical(wanted), 'B29', `entry ${entry}`);
    const named = Object.hasOwn(said, 'keys')
      ? canonical(said.keys) === canonical(touched)
      : Array.isArray(said.sections) && said.sections.length === touched.length;
    demand(named, 'B30', `entry ${entry}`);
    demand(ends === (until.get(by) ?? null), 'B31', `entry ${entry}`);
    until.set(by, at);
  }
}
