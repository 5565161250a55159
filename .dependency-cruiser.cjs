/** The house plan as rules. Change docs/decisions first, then this file. */
const libs = {
  // a library may import only the libraries named beside it
  concordat: [],
  document: [],
  record: [],
  attribution: ['document'],
  room: ['concordat', 'document'],
  deliberation: ['concordat', 'document'],
  'sign-off': ['concordat', 'document'],
  'power-panel': ['concordat'],
  publication: ['concordat', 'document', 'record', 'attribution', 'deliberation', 'sign-off'],
  reading: ['concordat', 'document', 'power-panel', 'publication'],
};
const slices = [
  // a slice may import only slices to its left
  'platform',
  'timeline',
  'membership',
  'concordats',
  'statements',
  'convening',
  'proposing',
  'live-editing',
  'attribution',
  'comments',
  'fair-dealing',
  'deliberation',
  'sign-off',
  'safeguarding',
  'handing-over',
  'history',
  'mediation',
  'commitments',
  'power-panel',
  'publication',
  'public-record',
  'demo',
];
const nonSpec = '[.]spec[.]tsx?$';
module.exports = {
  forbidden: [
    {
      name: 'all-resolved',
      severity: 'error',
      comment: 'An import that is not found is not checked either.',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libs-are-pure',
      severity: 'error',
      comment: 'Rules run in Jest with nothing mocked.',
      from: { path: '^libs/', pathNot: nonSpec },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|graphql|ws)/|^apps/' },
    },
    {
      name: 'libs-need-no-node',
      severity: 'error',
      comment: 'They run in browsers too. Modules of Node are known by their type: their path has no "node:".',
      from: { path: '^libs/', pathNot: nonSpec },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(libs).map(([lib, may]) => ({
      name: `lib-${lib}`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^libs/', pathNot: `^libs/(${[lib, ...may].join('|')})/` },
    })),
    {
      name: 'libs-only-by-front-door',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps)/' },
      to: { path: '^libs/([^/]+)/src/(?!index[.]ts)', pathNot: '^$1/' },
    },
    // the last one has nothing to its right
    ...slices.slice(0, -1).map((slice, i) => ({
      name: `slice-${slice}`,
      severity: 'error',
      from: { path: `^apps/server/src/${slice}/`, pathNot: nonSpec },
      to: { path: `^apps/server/src/(${slices.slice(i + 1).join('|')})/` },
    })),
    {
      name: 'web-knows-no-server',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/server/|node_modules/(@nestjs|typeorm)/' },
    },
    { name: 'specs-stay-out', severity: 'error', from: { pathNot: nonSpec }, to: { path: nonSpec } },
  ],
  options: {
    // else blind to #aliases
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The benchmark's peers have packages of their own, which only it installs.
    exclude: { path: '^(dist|apps/web/src/generated|test/bench/live/peers)' },
  },
};
