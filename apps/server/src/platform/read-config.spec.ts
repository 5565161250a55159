import { readConfig, type Environment } from './read-config.js';
import { StartFault } from './start-fault.js';

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (fault) {
    if (fault instanceof StartFault) return fault.sentences;
    throw fault;
  }
}

const production = { NODE_ENV: 'production', SIGNING_KEY: 'a'.repeat(64), DATABASE_URL: 'postgres://db/x' };

describe('readConfig', () => {
  it('needs nothing: the defaults are a demonstration on this machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      allowedOrigins: ['http://localhost:3000'],
      trustedProxies: false,
      dataDir: './.data',
      databaseUrl: null,
      demo: true,
      roles: ['web', 'rooms', 'jobs'],
      roomUpdatesPerSecond: 60,
      https: false,
    });
  });

  it.each<[string, Environment, boolean]>([
    ['on with the embedded database', {}, true],
    ['off with a database of one’s own', { DATABASE_URL: 'postgres://db/x' }, false],
    ['on there when asked for', { DATABASE_URL: 'postgres://db/x', DEMO: '1' }, true],
    ['off when asked for', { DEMO: '0' }, false],
    ['off in production', production, false],
  ])('has the demo %s', (_what, environment, demo) => {
    expect(readConfig(environment).demo).toBe(demo);
  });

  it.each<[string, Environment]>([
    ['PORT', { PORT: '70000' }],
    ['BASE_URL', { BASE_URL: 'https://example.org/path' }],
    ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://a.example, b' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'true' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://root:secret@db/x' }],
    ['REDIS_URL', { REDIS_URL: 'here' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org' }],
    ['SIGNING_KEY', { SIGNING_KEY: 'short' }],
    ['DEMO', { DEMO: 'yes' }],
    ['DEMO=1', { ...production, DEMO: '1' }],
    ['SIGNING_KEY', { ...production, SIGNING_KEY: '' }],
    ['ROLES', { ROLES: 'web,cook' }],
    ['ROOM_UPDATES_PER_SECOND', { ROOM_UPDATES_PER_SECOND: '30' }],
  ])('says what is wrong with %s, and quotes no secret', (name, environment) => {
    const faults = faultsOf(environment);
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} .*\\.|^${name} .*32`))]);
    expect(faults.join()).not.toContain('secret');
  });

  it('lists every fault at once', () => {
    expect(faultsOf({ PORT: 'x', DEMO: 'x', ROLES: 'x', SIGNING_KEY: 'x' })).toHaveLength(4);
  });

  it('is behind https when the address is', () => {
    expect(readConfig({ BASE_URL: 'https://position.example.org' }).https).toBe(true);
  });
});
