import { dayInEngland, mustDeclareInterests, type SectionId, type StatementId } from '#concordat';
import { apiAs, type Api } from './api.js';
import { serveCallTimeBeside } from './call-time.js';
import type { Mailbox } from './mailbox.js';
import { accept, runCommand, signInByMail } from './people-over-http.js';

/** Somebody of the journey. */
export interface Traveller {
  readonly email: string;
  readonly fullName: string;
  /** Null for who belongs to no group. */
  readonly constituency: string | null;
  readonly roles: readonly string[];
  readonly cookie: string;
  readonly api: Api;
}

/** Where the journey is made. */
export interface Journey {
  readonly url: string;
  readonly mailbox: Mailbox;
  /** Settings of the server, for the operator's commands. */
  readonly env: Readonly<Record<string, string>>;
}

/** A statement whose people have joined. */
export interface Gathered {
  readonly statementId: StatementId;
  readonly sections: ReadonlyMap<string, SectionId>;
  readonly admin: Traveller;
  readonly travellers: readonly Traveller[];
}

/** Groups with exactly the people that the template asks for. */
const SIGNATORIES: Readonly<Record<string, number>> = {
  COMMISSIONERS: 2,
  PEOPLE: 3,
  CARERS: 2,
  PROVIDERS: 3,
  WORKFORCE: 2,
  VCSE: 2,
};

/** Sections of the statement, with the groups that lead them. */
export type SectionsWanted = readonly { readonly key: string; readonly leads: readonly string[] }[];

/** Sections of the shortest journey. */
export const SECTIONS: SectionsWanted = [
  { key: 'matters', leads: ['PEOPLE'] },
  { key: 'money', leads: ['COMMISSIONERS'] },
];

/** Makes a council from the command line, starts a statement of these sections, and has everyone invited and joined. */
export async function gather(journey: Journey, sections: SectionsWanted = SECTIONS): Promise<Gathered> {
  const admin = await foundCouncil(journey);
  const { me } = await admin.api.ask<{ me: { administers: { id: string }[] } }>('{ me { administers { id } } }');
  const { statement } = await admin.api.act<{ statement: { id: StatementId }; refusals: [] }>(START, {
    input: {
      councilId: me.administers[0]?.id,
      template: 'mps',
      title: 'Care in Hallbeck 2027',
      periodFrom: '2027-04-01',
      periodTo: '2030-03-31',
      reviewBy: '2028-04-01',
      sections: sections.map((section) => ({ ...section, signatories: Object.keys(SIGNATORIES) })),
    },
  });
  const travellers: Traveller[] = [];
  for (const person of people()) await invite(admin, statement.id, person);
  for (const person of people()) travellers.push(await join(journey, person));
  await nameSponsor(journey, statement.id);
  await openStage({ statementId: statement.id, travellers }, 'CONVENING');
  await serveCallTimeBeside(journey.env, statement.id);
  const { statement: started } = await admin.api.ask<{ statement: { sections: { id: SectionId; key: string }[] } }>(
    'query ($id: ID!) { statement(statementId: $id) { sections { id key } } }',
    { id: statement.id },
  );
  for (const { constituency, api } of travellers) {
    if (mustDeclareInterests(constituency)) await declareNone(api, statement.id);
  }
  await statePayment(firstOf(travellers, 'PEOPLE').api, statement.id);
  const byKey = new Map(started.sections.map(({ id, key }) => [key, id]));
  return { statementId: statement.id, sections: byKey, admin, travellers };
}

/** Somebody declares that they have no interests, as providers do before they write. */
export async function declareNone(api: Api, statementId: StatementId): Promise<void> {
  const none = { statementId, hasInterests: false, text: '', sectionIds: [], effect: 'declare' };
  await api.act(
    'mutation ($input: DeclareInterestsInput!) { declareInterests(input: $input) { refusals { code because } } }',
    { input: none },
  );
}

/** Somebody who signs states what is paid, without which the groups are not asked to agree. */
export async function statePayment(api: Api, statementId: StatementId): Promise<void> {
  const input = { statementId, offered: true, payment: '£15 an hour.' };
  await api.act('mutation ($input: StatePaymentInput!) { statePayment(input: $input) { refusals { code because } } }', {
    input,
  });
}

/** Co-chairs turn their keys for a stage. */
export async function openStage(
  { statementId, travellers }: Pick<Gathered, 'statementId' | 'travellers'>,
  to: string,
): Promise<void> {
  for (const { api } of coChairs(travellers)) {
    await api.act(
      'mutation ($id: ID!, $to: String!) { turnStageKey(statementId: $id, to: $to) { refusals { code because } } }',
      {
        id: statementId,
        to,
      },
    );
  }
}

/** Everybody who signs for a group agrees how they work together. */
export async function agreeAll({ statementId, travellers }: Gathered): Promise<void> {
  for (const { api } of travellers) {
    const { agreement } = await api.ask<{ agreement: { hash: string } }>(
      'query ($id: ID!) { agreement(statementId: $id) { hash } }',
      { id: statementId },
    );
    await api.act(
      'mutation ($input: AgreeConcordatInput!) { agreeConcordat(input: $input) { refusals { code because } } }',
      { input: { statementId, seenHash: agreement.hash } },
    );
  }
}

/** Leads mark every section ready. */
export async function markAllReady({ sections, travellers }: Gathered): Promise<void> {
  const ready = 'mutation ($id: ID!) { markReady(sectionId: $id, ready: true) { refusals { code because } } }';
  await firstOf(travellers, 'PEOPLE').api.act(ready, { id: sections.get('matters') });
  await firstOf(travellers, 'COMMISSIONERS').api.act(ready, { id: sections.get('money') });
}

/** Co-chairs lock every section for signing. */
export async function freezeAll({ sections, travellers }: Gathered): Promise<void> {
  for (const id of sections.values()) {
    for (const { api } of coChairs(travellers)) {
      await api.act('mutation ($id: ID!) { turnFreezeKey(sectionId: $id) { refusals { code because } } }', { id });
    }
  }
}

/** How one of the travellers decides; everyone else signs. */
export type Decide = (
  traveller: Traveller,
  section: string | null,
) => { position: string; text: string | null } | 'later';

/** Everyone decides on both sections and on the whole. */
export async function signAll(
  gathered: Gathered,
  decide: Decide = () => ({ position: 'SIGNED', text: null }),
): Promise<void> {
  const { statementId, sections, travellers } = gathered;
  for (const [section, sectionId] of [...sections, [null, null] as const]) {
    for (const traveller of travellers) {
      const decision = decide(traveller, section);
      if (decision === 'later') continue;
      const seenHash = await hashSeen(traveller, gathered, sectionId);
      const input = { statementId, sectionId, seenHash, showName: false, ...decision };
      await traveller.api.act(
        'mutation ($input: GiveSignOffInput!) { giveSignOff(input: $input) { refusals { code because } } }',
        {
          input,
        },
      );
    }
  }
}

/** Records that the council agreed. */
export async function decideAsCouncil({ statementId, travellers }: Gathered): Promise<void> {
  const input = {
    statementId,
    body: 'Cabinet',
    date: dayInEngland(new Date()),
    reference: 'CAB/26/4',
    decision: 'AGREED',
    callInEnds: dayInEngland(new Date()),
  };
  await firstOf(travellers, 'COMMISSIONERS').api.act(
    'mutation ($input: RecordCouncilDecisionInput!) { recordCouncilDecision(input: $input) { refusals { code because } } }',
    { input },
  );
}

/** Both co-chairs publish; gives the address of what is published. */
export async function publish({ statementId, travellers }: Gathered): Promise<string> {
  let address = '';
  for (const { api } of coChairs(travellers)) {
    const { publishing } = await api.ask<{ publishing: { documentHash: string } }>(
      'query ($id: ID!) { publishing(statementId: $id) { documentHash } }',
      { id: statementId },
    );
    const { publication } = await api.act<{ publication: { address: string } | null; refusals: [] }>(
      'mutation ($input: TurnPublishKeyInput!) { turnPublishKey(input: $input) { publication { address } refusals { code because } } }',
      { input: { statementId, seenHash: publishing.documentHash, changeNote: 'First published.' } },
    );
    address = publication?.address ?? address;
  }
  return address;
}

/** The two co-chairs. */
export function coChairs(travellers: readonly Traveller[]): Traveller[] {
  return travellers.filter(({ roles }) => roles.includes('co-chair'));
}

/** The first of a group to have joined. */
export function firstOf(travellers: readonly Traveller[], group: string): Traveller {
  const first = travellers.find(({ constituency }) => constituency === group);
  if (!first) throw new Error(`Nobody of ${group} has joined.`);
  return first;
}

async function hashSeen({ api }: Traveller, { statementId }: Gathered, sectionId: SectionId | null): Promise<string> {
  const { signing } = await api.ask<{ signing: { hash: string; sections: { sectionId: string; hash: string }[] } }>(
    'query ($id: ID!) { signing(statementId: $id) { hash sections { sectionId hash } } }',
    { id: statementId },
  );
  return sectionId === null ? signing.hash : (signing.sections.find((one) => one.sectionId === sectionId)?.hash ?? '');
}

const START = `mutation ($input: StartStatementInput!) {
  startStatement(input: $input) { statement { id } refusals { code because } }
}`;

async function foundCouncil({ url, mailbox, env }: Journey): Promise<Traveller> {
  const email = 'pat@hallbeck.example';
  const args = [
    '--name',
    'Hallbeck Council',
    '--slug',
    'hallbeck',
    '--contact',
    'Commissioning desk',
    '--safeguarding',
  ];
  const rest = ['In danger? Call 999.', '--admin-name', 'Pat Reed', '--admin-email', email];
  await runCommand('admin.js', ['create-council', ...args, ...rest], env);
  const cookie = await signInByMail(url, mailbox, email);
  return { email, fullName: 'Pat Reed', constituency: '', roles: [], cookie, api: apiAs(url, cookie) };
}

/** An officer, whom the operator names, says who stands for the statement in the council. */
async function nameSponsor({ url, mailbox, env }: Journey, statementId: StatementId): Promise<void> {
  const email = 'jo@hallbeck.example';
  await runCommand('admin.js', ['name-officer', '--council', 'hallbeck', '--name', 'Jo Hart', '--email', email], env);
  const officer = apiAs(url, await signInByMail(url, mailbox, email));
  await officer.act(
    'mutation ($input: NameSponsorInput!) { nameSponsor(input: $input) { refusals { code because } } }',
    {
      input: { statementId, name: 'Helen Cole', jobTitle: 'Director of care', hasAgreed: true },
    },
  );
}

type Invited = Pick<Traveller, 'email' | 'fullName' | 'constituency' | 'roles'>;

function people(): Invited[] {
  return Object.entries(SIGNATORIES).flatMap(([constituency, count]) =>
    Array.from({ length: count }, (_, index) => {
      return {
        constituency,
        email: `${constituency.toLowerCase()}-${index + 1}@hallbeck.example`,
        fullName: `${NAMES[index]} ${constituency.charAt(0)}${constituency.slice(1).toLowerCase()}`,
        roles: ['member', ...(index === 0 ? (FIRST_ROLES[constituency] ?? []) : [])],
      };
    }),
  );
}

/** What the first of a group is beside a member. */
const FIRST_ROLES: Readonly<Record<string, readonly string[]>> = {
  PEOPLE: ['co-chair', 'section-lead'],
  COMMISSIONERS: ['co-chair', 'section-lead'],
  VCSE: ['section-lead'],
};

const USER_LED = { organisationName: 'Hallbeck Disabled People’s Network', organisationType: 'user-led' };

const NAMES = ['Asha', 'Ben', 'Cai'];

async function invite({ api }: Traveller, statementId: StatementId, person: Invited, signatory = true): Promise<void> {
  const { email, fullName, constituency, roles } = person;
  const organisation = constituency === 'VCSE' && USER_LED;
  await api.act('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { refusals { code because } } }', {
    input: { statementId, email, fullName, constituency, capacity: 'Member', roles, signatory, ...organisation },
  });
}

async function join({ url, mailbox }: Journey, person: Invited): Promise<Traveller> {
  const display: Record<string, string> =
    person.constituency === 'PROVIDERS'
      ? { form: 'full-name', audience: 'everyone' }
      : { form: 'group-only', audience: 'own-group' };
  const cookie = await accept(url, mailbox, person.email, display);
  return { ...person, cookie, api: apiAs(url, cookie) };
}

/** Somebody more is invited and joins, who signs for nobody. */
export async function joinOneMore(
  journey: Journey,
  { admin, statementId }: Gathered,
  person: Invited,
): Promise<Traveller> {
  await invite(admin, statementId, person, false);
  return join(journey, person);
}
