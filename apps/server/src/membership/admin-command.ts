import { dayInEngland, type MembershipId, type PersonId, type Refusal } from '#concordat';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { ChangeFeed } from '../platform/notifications.js';
import { SERVICE_NAME } from '../platform/pages/page.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { CreateCouncil, type NewCouncil } from './create-council.js';
import { EndOfficer } from './end-officer.js';
import { ErasePerson, type HoldFirst } from './erase-person.js';
import { addressOf } from './find-or-add-person.js';
import { Membership } from './membership.entity.js';
import { NameOfficer } from './name-officer.js';
import { OperatorLink } from './operator-link.js';
import { Person } from './person.entity.js';

/** What the command works on. */
export interface Office {
  readonly config: Config;
  readonly db: DataSource;
  close(): Promise<void>;
  /** What erasing somebody holds, and does at its end, in slices that this one does not know. */
  readonly holdFirst?: HoldFirst;
}

/** What came of it: 0 when it was done, 1 when not. */
export interface CommandAnswer {
  readonly exitCode: 0 | 1;
  readonly say: string;
}

const HELP = `npm run admin -- create-council --name "Northmoor Council" --slug northmoor \\
    --contact "care@northmoor.example, 01632 960001" \\
    --safeguarding "If someone is in danger call 999. Adult safeguarding: 01632 960002." \\
    --admin-name "Pat Reed" --admin-email pat@northmoor.example
  Makes a council, and the person who looks after its settings: starts statements and invites people.
  This person has no say in the words.

npm run admin -- name-officer --council northmoor --name "Jo Hart" --email jo@northmoor.example
  Names who answers for the council what the public proposes, and begins the statements that it takes up.
  Not an administrator: they have no say. This person signs in, and opens /council-desk/northmoor.

npm run admin -- end-officer --council northmoor --email jo@northmoor.example
  Ends it, for somebody who does this no more. What they answered stays.

npm run admin -- sign-in-link --email pat@northmoor.example
  Makes a link with which an administrator or officer signs in once, for when there is no mail.

npm run admin -- erase-person --email hassan@home.example --confirm erase
npm run admin -- erase-person --member 3f0c... --confirm erase
  Erases a person who asked for it on paper: name, address, sign-ins and invitations, in every statement.
  The second is for somebody without an address: the id of the member. Nobody can undo it.

npm run admin -- verify-data
  Checks every record, log, frozen version, sign-off and published file against its hashes, and names each row that is
  not what was stored. Reads only.

All use the settings of the server (DATABASE_URL or DATA_DIR, BASE_URL, SMTP_URL), and work while it runs.`;

/** Does what the operator asks for on the command line. Opens the office only for what is asked rightly. */
export async function adminCommand(args: readonly string[], open: () => Promise<Office>): Promise<CommandAnswer> {
  const [command = '', ...rest] = args;
  if (rest.includes('--help') || ['', 'help', '--help'].includes(command)) return { exitCode: 0, say: HELP };
  const act = COMMANDS[command];
  if (!act) return notDone([`There is no command "${command}".`, HELP]);
  const { values, faults } = optionsIn(rest, act.options);
  if (faults.length > 0) return notDone(faults);
  const office = await open();
  try {
    return await act.run(office, values);
  } finally {
    await office.close();
  }
}

type Values = Readonly<Record<string, string>>;

const COMMANDS: Readonly<
  Record<string, { options: readonly string[]; run: (office: Office, values: Values) => Promise<CommandAnswer> }>
> = {
  'create-council': {
    options: ['name', 'slug', 'contact', 'safeguarding', 'admin-name', 'admin-email'],
    run: createCouncil,
  },
  'name-officer': { options: ['council', 'name', 'email'], run: nameOfficer },
  'end-officer': { options: ['council', 'email'], run: endOfficer },
  'sign-in-link': { options: ['email'], run: signInLink },
  'erase-person': { options: ['email', 'member', 'confirm'], run: erasePerson },
};

/** An option that is left out is empty: the act says what is missing, together with what is wrong. */
function optionsIn(args: readonly string[], names: readonly string[]): { values: Values; faults: string[] } {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true });
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  const empty = names.filter((name) => values[name] === true);
  return {
    values: Object.fromEntries(names.map((name) => [name, String(values[name] ?? '')])),
    faults: [
      ...unknown.map(
        (name) => `There is no option --${name}. There are: ${names.map((one) => `--${one}`).join(', ')}.`,
      ),
      ...empty.map((name) => `Write what --${name} is after it.`),
      ...positionals.map((word) => `"${word}" stands alone. Put quotation marks around words that belong together.`),
    ],
  };
}

async function createCouncil(office: Office, values: Values): Promise<CommandAnswer> {
  const { db } = office;
  const { clock, randomness, timeline } = parts();
  const wanted: NewCouncil = {
    name: values.name ?? '',
    slug: values.slug ?? '',
    contact: values.contact ?? '',
    safeguardingNotice: values.safeguarding ?? '',
    administrator: { fullName: values['admin-name'] ?? '', email: values['admin-email'] ?? '' },
  };
  const { council, administrator, refusals } = await new CreateCouncil(db, timeline, clock, randomness).run(wanted);
  if (!council || !administrator) return notDone(refusals.map(asFault));
  const way = office.config.smtpUrl
    ? await welcome(office, wanted)
    : await linkWithoutMail(office, { personId: administrator.personId, councilId: council.id });
  const { fullName } = wanted.administrator;
  const done = `${council.name} is there. ${fullName.trim()} looks after its settings, and has no say in the words.`;
  return { exitCode: 0, say: `${done}\n${way}` };
}

const OPTIONS: Readonly<Record<string, string>> = {
  'officer.council': 'council',
  'officer.name': 'name',
  'officer.email': 'email',
  'officer.none': 'email',
  'officer.administrator': 'email',
  'council.name': 'name',
  'council.slug': 'slug',
  'council.slug-taken': 'slug',
  'council.contact': 'contact',
  'council.safeguarding': 'safeguarding',
  'council.administrator': 'admin-name',
  'council.administrator-email': 'admin-email',
};

function asFault({ code, because }: Refusal): string {
  const option = OPTIONS[code];
  return option ? `--${option}: ${because}` : because;
}

async function welcome({ config, db }: Office, { name, administrator }: NewCouncil): Promise<string> {
  const { clock, randomness } = parts();
  const address = addressOf(administrator.email);
  const text = [
    `You look after the settings of ${name.trim()} on ${SERVICE_NAME}: you start statements and invite people.`,
    `To begin, sign in with this address:\n${config.baseUrl}/sign-in`,
    'You do not need a password.',
    'You are getting this because whoever runs the service for your council gave us your address.',
  ].join('\n\n');
  const subject = `You look after ${name.trim()} on ${SERVICE_NAME}`;
  await db.transaction((tx) => new Mail(clock, randomness).queue(tx, { to: address, subject, text }));
  return `A message is on its way to ${address}. It says how to sign in: ${config.baseUrl}/sign-in`;
}

async function linkWithoutMail(office: Office, whom: Parameters<OperatorLink['run']>[0]): Promise<string> {
  return `No mail server is set (SMTP_URL), so the way in is this link.\n${await madeLink(office, whom)}`;
}

async function nameOfficer(office: Office, values: Values): Promise<CommandAnswer> {
  const { config, db } = office;
  const { clock, randomness, timeline } = parts();
  const { council: slug = '', name: fullName = '', email = '' } = values;
  const act = new NameOfficer(db, timeline, clock, randomness);
  const { council, officer, refusals } = await act.run({ council: slug, fullName, email });
  if (!council || !officer || refusals.length > 0) return notDone(refusals.map(asFault));
  const done = `${fullName.trim()} answers for ${council.name} what the public proposes.`;
  const way = config.smtpUrl
    ? `They sign in at ${config.baseUrl}/sign-in`
    : await linkWithoutMail(office, { personId: officer.id, councilId: council.id });
  return { exitCode: 0, say: `${done}\n${way}\nThen they open ${config.baseUrl}/council-desk/${slug}` };
}

async function endOfficer({ db }: Office, { council = '', email = '' }: Values): Promise<CommandAnswer> {
  const { areOthers, refusals } = await new EndOfficer(db, parts().timeline).run({ council, email });
  if (refusals.length > 0) return notDone(refusals.map(asFault));
  const others = areOthers ? '' : '\nNobody answers for the council now. Name another with name-officer.';
  return { exitCode: 0, say: `They do not answer for the council any more.${others}` };
}

async function signInLink(office: Office, { email = '' }: Values): Promise<CommandAnswer> {
  const person = await office.db.manager.findOneBy(Person, { email: addressOf(email) });
  const personId = person?.id;
  const place = { where: { personId }, order: { since: 'ASC' } } as const;
  const whose = personId
    ? ((await office.db.manager.findOne(CouncilAdministrator, place)) ??
      (await office.db.manager.findOne(CouncilOfficer, place)))
    : null;
  if (!whose) return notDone(['--email: No administrator or officer of a council has this address.']);
  return { exitCode: 0, say: await madeLink(office, whose) };
}

/** The answer names nobody: it stays in the operator's terminal. */
async function erasePerson(
  { db, holdFirst }: Office,
  { email = '', member = '', confirm }: Values,
): Promise<CommandAnswer> {
  if ((email === '') === (member === '')) return notDone(['Give --email or --member, one of the two.']);
  if (confirm !== 'erase') return notDone(['Nobody can undo it. To do it, add: --confirm erase']);
  const personId = await (email === '' ? personOfMember(db, member) : personWithAddress(db, email));
  if (!personId) return notDone(['Nobody has this address or this id. Whoever was erased has no address any more.']);
  const { clock, timeline } = parts();
  const act = new ErasePerson(db, timeline, clock, new ChangeFeed());
  if (holdFirst) act.holdFirst(holdFirst);
  const { erasedAt, statements } = await act.run(personId, 'operator');
  const date = dayInEngland(erasedAt);
  const took = `They took part in ${statements} ${statements === 1 ? 'statement' : 'statements'}.`;
  return { exitCode: 0, say: `Erased on ${date}. ${took} Backups made before keep the name until they expire.` };
}

async function personWithAddress(db: DataSource, email: string): Promise<PersonId | null> {
  return (await db.manager.findOneBy(Person, { email: addressOf(email) }))?.id ?? null;
}

async function personOfMember(db: DataSource, id: string): Promise<PersonId | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  return (await db.manager.findOneBy(Membership, { id: id as MembershipId }))?.personId ?? null;
}

async function madeLink({ config, db }: Office, whom: Parameters<OperatorLink['run']>[0]): Promise<string> {
  const { clock, randomness, timeline } = parts();
  const link = await new OperatorLink(db, timeline, config, clock, randomness).run(whom);
  return `It signs in whoever opens it, once, in the next 15 minutes, while the server runs:\n${link}`;
}

function parts(): { clock: Clock; randomness: Randomness; timeline: Timeline } {
  const clock = new Clock();
  const randomness = new Randomness();
  return { clock, randomness, timeline: new Timeline(clock, randomness) };
}

function notDone(sentences: readonly string[]): CommandAnswer {
  return { exitCode: 1, say: `Nothing was done.\n${sentences.map((one) => `- ${one}`).join('\n')}` };
}
