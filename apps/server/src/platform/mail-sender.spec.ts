import { Logger } from '@nestjs/common';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openMailbox, type Mailbox } from '../../../../test/build/mailbox.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/build/test-database.js';
import { freePort } from '../../../../test/build/running-server.js';
import { until } from '../../../../test/build/until.js';
import { Clock } from './clock.js';
import { Mail } from './mail.js';
import { MailSender } from './mail-sender.js';
import { QueuedMail } from './queued-mail.entity.js';
import { Randomness } from './randomness.js';
import { readConfig } from './read-config.js';

let database: TestDatabase;
let mailbox: Mailbox;
let clock: Clock;
const senders: MailSender[] = [];

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
});
beforeEach(async () => {
  mailbox = await openMailbox();
  clock = new Clock();
  await database.db.manager.clear(QueuedMail);
});
afterEach(async () => {
  for (const sender of senders.splice(0)) await sender.onModuleDestroy();
  await mailbox.close();
});
afterAll(() => database.drop());

const START = new Date('2026-11-25T09:00:00Z');

function sender(environment: Record<string, string> = { SMTP_URL: mailbox.url }): MailSender {
  const made = new MailSender(database.db, readConfig({ DEMO: '0', ...environment }), clock);
  senders.push(made);
  return made;
}

async function queue(subject: string, to = 'asha@example.org'): Promise<void> {
  const mail = new Mail(clock, new Randomness());
  await database.db.transaction((tx) => mail.queue(tx, { to, subject, text: 'Follow\nhttp://localhost:3000/x' }));
}

const queued = (): Promise<QueuedMail[]> => database.db.manager.find(QueuedMail, { order: { queuedAt: 'ASC' } });
const minutesLater = (minutes: number): void => clock.pin(new Date(START.getTime() + minutes * 60_000));

it('sends what waits, once, and keeps neither text nor address', async () => {
  await queue('Sign in – “now”');
  await Promise.all([sender().sendAll(), sender().sendAll(), sender().sendAll()]);
  expect(mailbox.letters).toEqual([
    { to: 'asha@example.org', subject: 'Sign in – “now”', text: expect.stringContaining('http://localhost:3000/x') },
  ]);
  expect(await queued()).toEqual([expect.objectContaining({ text: '', to: '', sentAt: expect.any(Date) })]);
});

it('sends by itself while it runs', async () => {
  sender().onApplicationBootstrap();
  await queue('By itself');
  await until(() => mailbox.letters.length === 1);
});

it.each<[string, Record<string, string>]>([
  ['has no mail server', {}],
  ['shows mail instead, for the demo is on', { DEMO: '1' }],
  ['has another role', { ROLES: 'web,rooms' }],
])('leaves mail alone where the server %s', async (_why, environment) => {
  const smtp: Record<string, string> = Object.keys(environment).length === 0 ? {} : { SMTP_URL: mailbox.url };
  const idle = sender({ ...smtp, ...environment });
  await queue('Stays');
  await idle.sendAll();
  expect(mailbox.letters).toEqual([]);
  expect(await queued()).toEqual([expect.objectContaining({ tries: 0, sentAt: null })]);
});

it('tries again later and later while the mail server is away, holding up nobody else', async () => {
  const port = await freePort();
  const away = sender({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  clock.pin(START);
  await queue('Patient');
  const triesAt = async (minutes: number): Promise<number> => {
    minutesLater(minutes);
    await away.sendAll();
    return (await queued())[0]!.tries;
  };
  expect([await triesAt(0), await triesAt(0.9), await triesAt(1), await triesAt(2.9), await triesAt(3)]).toEqual([
    1, 1, 2, 2, 3,
  ]);
  minutesLater(7);
  await sender().sendAll();
  expect(mailbox.letters.map(({ subject }) => subject)).toEqual(['Patient']);
});

it('locks nothing and holds up nobody while a mail server takes its time, and counts the try', async () => {
  const silent = await openSilentServer();
  await queue('Slow');
  const sending = sender({ SMTP_URL: silent.url }).sendAll();
  await until(() => silent.sockets.length > 0);
  // Fails at once where a row is locked.
  expect(await database.db.query('SELECT * FROM queued_mail FOR UPDATE NOWAIT')).toEqual([
    expect.objectContaining({ tries: 1, sent_at: null }),
  ]);
  await queue('Quick');
  await sender().sendAll();
  expect(mailbox.letters.map(({ subject }) => subject)).toEqual(['Quick']);
  silent.hangUp();
  await sending;
  expect(await queued()).toEqual([
    expect.objectContaining({ subject: 'Slow', tries: 1, sentAt: null, heldUntil: null, to: 'asha@example.org' }),
    expect.objectContaining({ subject: 'Quick', tries: 1, heldUntil: null, to: '' }),
  ]);
});

it('is sent by another server where the one that began has gone, and forgotten after the last try', async () => {
  clock.pin(START);
  await queue('Left behind');
  await database.db.manager.update(
    QueuedMail,
    { subject: 'Left behind' },
    { tries: 1, heldUntil: new Date(START.getTime() + 300_000) },
  );
  minutesLater(4);
  await sender().sendAll();
  expect(mailbox.letters).toEqual([]);
  minutesLater(6);
  await sender().sendAll();
  expect(mailbox.letters.map(({ subject }) => subject)).toEqual(['Left behind']);
  await queue('Given up');
  const held = { tries: 10, heldUntil: new Date(START.getTime() + 600_000) };
  await database.db.manager.update(QueuedMail, { subject: 'Given up' }, held);
  minutesLater(11);
  await sender().sendAll();
  expect((await queued()).at(-1)).toEqual(
    expect.objectContaining({ subject: 'Given up', to: '', text: '', sentAt: null }),
  );
});

it('gives up after some hours, and forgets what it could not send', async () => {
  clock.pin(START);
  await queue('Never');
  const away = sender({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
  for (let hour = 0; hour < 12; hour += 1) {
    for (let minute = 0; minute < 60; minute += 15) {
      minutesLater(hour * 60 + minute);
      await away.sendAll();
    }
  }
  expect(await queued()).toEqual([expect.objectContaining({ tries: 10, sentAt: null, text: '', to: '' })]);
  await sender().sendAll();
  expect(mailbox.letters).toEqual([]);
});

/** A mail server that takes connections and says nothing. */
async function openSilentServer() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const hangUp = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, hangUp };
}
