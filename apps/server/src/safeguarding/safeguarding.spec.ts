import { randomUUID } from 'node:crypto';
import { aStatementBeingAnswered, aStatementOpenForComment, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { EVERYBODY, SECRET, startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';
import { LookAtComment } from '../comments/answer-comment.js';
import { CommentReader } from '../comments/comment.reader.js';
import { CommentsView } from '../comments/comments.view.js';
import { SendComment } from '../comments/send-comment.js';
import { ShownCommentsReader } from '../comments/shown-comments.reader.js';
import { GiveAnswer } from '../deliberation/give-answer.js';
import { MergedProposal } from '../deliberation/merged-proposal.entity.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { PublicSuggestionsReader } from '../deliberation/public-suggestions.reader.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FairDealingView } from '../fair-dealing/fair-dealing.view.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { AcceptInvitation } from '../membership/accept-invitation.js';
import type { Actor } from '../membership/actor.js';
import { InviteMember } from '../membership/invite-member.js';
import { Membership } from '../membership/membership.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { PanelWorkView } from '../power-panel/panel-work.view.js';
import { FirstOpposed } from '../power-panel/power-panel.entity.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { ReferralView } from './referral.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startSafeguardingApp();
});

afterAll(() => acts.close());

const { leadAs, queue, decide, readByAnybody } = worriesIn(
  () => acts,
  () => statement,
);
const flagSuggestion = (who: Who, proposalId: string) =>
  acts.get(FlagWords).suggestion(statement.actor(who), { proposalId, ...WORRY });

async function suggest(): Promise<string> {
  const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: 'its rates', reason: SECRET };
  const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id };
  return allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked })).proposal?.id ?? '';
}

async function fromThePublic(): Promise<string> {
  const sent = { sectionId: statement.sections.money, constituency: 'PUBLIC', name: 'Jo', change: SECRET, why: '' };
  return allowed(await acts.get(SendComment).run(sent)).comment?.id ?? '';
}

async function hidesFromAll(kind: string): Promise<boolean> {
  const [entry] = await entriesOf(acts, statement, kind);
  const hides = EVERYBODY.map(async (who) =>
    (await acts.get(RemovalSight).hiding(statement.actor(who), [entry!]))(entry!),
  );
  return (await Promise.all(hides)).every((one) => one);
}

describe('a suggestion about which somebody is worried', () => {
  let proposalId: string;

  beforeEach(async () => {
    statement = await aStatementBeingAnswered(acts);
    proposalId = await suggest();
  });

  const shown = (actor: Actor) => acts.get(SuggestionsView).one(actor, proposalId);

  it('[R38] is hidden at once from everybody, and read by safeguarding leads on their own page', async () => {
    expect(await readByAnybody(shown)).toContain('Elm House');
    allowed(await flagSuggestion('hassan', proposalId));
    expect(await readByAnybody(shown)).not.toContain('Elm House');
    expect(await shown(statement.actor('des'))).toMatchObject({ hidden: { ground: 'SAFEGUARDING', concernId: null } });
    expect(await hidesFromAll('proposal.received')).toBe(true);
    expect(codesOf(await flagSuggestion('ruth', proposalId))).toEqual(['concern.flagged']);
    const [one] = await queue();
    expect(one?.node).toMatchObject({ kind: 'suggestion', why: WORRY.why, decision: null, isOwn: false });
    expect(one?.node.words).toContain(SECRET);
  });

  it('[R38] is hidden on the page that everybody reads, which does not say that somebody looks at it', async () => {
    const page = async () =>
      (await acts.get(PublicSuggestionsReader).page(statement.sections.money, 1)).find(({ reason }) => reason !== 'x');
    allowed(await flagSuggestion('hassan', proposalId));
    const mark = { kind: 'HIDDEN_FOR_SAFETY', because: null, date: null };
    expect((await page())?.mark).toMatchObject(mark);
    allowed(await decide('TAKEN_OUT'));
    expect((await page())?.mark).toMatchObject(mark);
  });

  it('[R38] is hidden from those who check competition rules too, where it was flagged for both', async () => {
    const bid = { proposalId, ground: 'COMPETITION', why: 'Elm House is their rival.' };
    allowed(await acts.get(FlagWords).suggestion(statement.actor('tom'), bid));
    const concerns = (actor: Actor) =>
      acts
        .get(FairDealingView)
        .of(actor)
        .then((fair) => fair.concerns);
    expect(JSON.stringify(await concerns(statement.actor('des')))).toContain('Elm House');
    allowed(await flagSuggestion('hassan', proposalId));
    expect(await readByAnybody(concerns)).not.toContain('Elm House');
    expect((await concerns(statement.actor('des')))[0]).toMatchObject({ quote: null, why: null, mayDecide: false });
    expect(await readByAnybody(shown)).not.toContain('Elm House');
  });

  it('[R38] gets no answer until a lead has looked at it; one that stays hidden is not agreed', async () => {
    const give = (decision: 'ACCEPTED' | 'NOT_ACCEPTED') =>
      acts.get(GiveAnswer).run(statement.actor('amira'), {
        ...{ proposalId, decision, reason: 'We cannot say more.', acceptedText: null },
      });
    allowed(await flagSuggestion('hassan', proposalId));
    expect(codesOf(await give('NOT_ACCEPTED'))).toContain('referral.open');
    allowed(await decide('TAKEN_OUT'));
    expect(await readByAnybody(shown)).not.toContain('Elm House');
    expect(codesOf(await give('ACCEPTED'))).toContain('referral.kept-hidden');
    allowed(await give('NOT_ACCEPTED'));
    // Whoever agrees reads the answer of who could not read the suggestion.
    expect(JSON.stringify(await shown(statement.actor('hassan')))).toContain('We cannot say more.');
  });

  it('[R38] is shown again only by a lead who did not write it, and the note stays with the leads', async () => {
    allowed(await flagSuggestion('hassan', proposalId));
    const codes = async (by: Actor) => codesOf(await decide('PUT_BACK', { by }));
    expect(await codes(statement.actor('des'))).toEqual(['referral.not-a-lead']);
    expect(await codes({ ...statement.actor('sam'), roles: ['facilitator'] })).toEqual(['referral.not-a-lead']);
    expect(await codes(leadAs('priya'))).toEqual(['referral.own']);
    expect(codesOf(await decide('PUT_BACK', { note: '' }))).toEqual(['referral.no-note']);
    allowed(await decide('PUT_BACK'));
    expect(JSON.stringify(await shown(statement.actor('hassan')))).toContain('Elm House');
    const [one] = await queue();
    expect(one?.node).toMatchObject({ decision: 'PUT_BACK', note: 'Told adult safeguarding.', reference: 'ASC-1' });
    expect(codesOf(await decide('TAKEN_OUT'))).toEqual(['referral.decided']);
    allowed(await flagSuggestion('ruth', proposalId));
  });

  it('[R38] tells a lead who wrote it, answered it or wrote it down neither who is worried nor why', async () => {
    allowed(await flagSuggestion('hassan', proposalId));
    const page = await acts.get(ReferralView).page(leadAs('priya'), { first: 20, after: null });
    expect(page.edges[0]?.node).toMatchObject({ isOwn: true, words: [], why: '', flaggedBy: '', writtenBy: [] });
    expect((await queue())[0]?.node).toMatchObject({ isOwn: false, why: WORRY.why });
  });

  it('[R38] comes first among the worries while it waits', async () => {
    allowed(await flagSuggestion('hassan', proposalId));
    allowed(await decide('TAKEN_OUT'));
    const other = await suggest();
    allowed(await flagSuggestion('hassan', other));
    expect((await queue()).map(({ node }) => node.decision)).toEqual([null, 'TAKEN_OUT']);
    expect(codesOf(await flagSuggestion('ruth', proposalId))).toEqual(['concern.flagged']);
  });

  it('[R38] is hidden in the panel too, where the council had been against it', async () => {
    const { id } = statement;
    await acts.db.manager.update(Proposal, { id: proposalId }, { status: 'ACCEPTED', proposedText: SECRET });
    const flaggedBy = statement.members.des.id;
    await acts.db.manager.insert(FirstOpposed, { proposalId, statementId: id, flaggedBy, at: new Date() });
    const panel = async () =>
      JSON.stringify([
        await acts.get(PowerPanelReader).facts(id),
        await acts.get(PanelWorkView).accepted(id, { first: 20, after: null }),
      ]);
    expect((await panel()).split('Elm House')).toHaveLength(3);
    allowed(await flagSuggestion('hassan', proposalId));
    expect(await panel()).not.toContain('Elm House');
  });

  it('[R38] is hidden in the answer of one that it has joined, and in why', async () => {
    const into = await suggest();
    await acts.db.manager.insert<object>(MergedProposal, {
      ...{ id: randomUUID(), proposalId, intoId: into, reason: 'Both tell of Elm House.', round: 1 },
      ...{ decidedBy: [statement.members.des.id], at: new Date(), undoneAt: null },
    });
    await acts.db.manager.update(Proposal, { id: proposalId }, { status: 'MERGED', reason: 'The same.' });
    await acts.db.manager.insert<object>(Response, {
      ...{ id: randomUUID(), proposalId: into, decision: 'NOT_ACCEPTED', reason: 'Elm House is not ours.' },
      ...{ reasonCode: 'given', decidedBy: [statement.members.des.id], decidedAt: new Date(), round: 1 },
    });
    await acts.db.manager.update(Proposal, { id: into }, { status: 'NOT_ACCEPTED' });
    expect(await readByAnybody(shown)).toContain('Elm House is not ours.');
    allowed(await flagSuggestion('hassan', into));
    expect(await readByAnybody(shown)).not.toContain('Elm House');
  });

  it('[R34][R38] does not keep a section waiting for a competition check of what stays hidden', async () => {
    const bid = { proposalId, ground: 'COMPETITION', why: 'A rival.' };
    const { concern } = allowed(await acts.get(FlagWords).suggestion(statement.actor('tom'), bid));
    allowed(await flagSuggestion('hassan', proposalId));
    const check = { concernId: concern!.id, decision: 'PUT_BACK', reason: 'It is none.' };
    expect(codesOf(await acts.get(DecideConcern).run(statement.actor('des'), check))).toEqual(['referral.open']);
    const wait = () =>
      acts.db.transaction((tx) =>
        acts.get(ConcernReader).whyNotGoOn({ id: statement.sections.money, statementId: statement.id }, tx),
      );
    expect((await wait()).map(({ code }) => code)).toEqual(['concern.open', 'referral.open']);
    allowed(await decide('TAKEN_OUT'));
    expect(await wait()).toEqual([]);
  });

  it('[R38] leaves only its count in the record, and no detail in mail', async () => {
    const safeguarding = { roles: ['member', 'safeguarding-lead'] };
    const { lorraine, m } = statement.members;
    for (const { id } of [lorraine, m])
      await acts.db.manager.update(Membership, { id }, safeguarding as Partial<Membership>);
    await acts.db.manager.clear(QueuedMail);
    allowed(await flagSuggestion('hassan', proposalId));
    allowed(await decide('TAKEN_OUT'));
    for (const kind of ['safeguarding.referred', 'safeguarding.decided']) {
      const [entry, ...more] = await entriesOf(acts, statement, kind);
      expect([entry?.actor, entry?.constituency, entry?.facts, entry?.commitments]).toEqual([null, null, {}, {}]);
      expect(more).toEqual([]);
    }
    const mails = await acts.db.manager.find(QueuedMail);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain(`http://position.test/workspace/${statement.id}/worries`);
    expect(JSON.stringify(mails)).not.toMatch(/Elm House|danger|Hassan|suggest/i);
  });

  it('[R38] is told to those who can name a lead, where nobody is one', async () => {
    await acts.db.manager.clear(QueuedMail);
    allowed(await flagSuggestion('hassan', proposalId));
    const mails = await acts.db.manager.find(QueuedMail);
    expect(mails).toHaveLength(3);
    expect(mails.every(({ text }) => text.includes('Please invite a safeguarding lead today'))).toBe(true);
  });

  it.each([
    ['of a group', 'CARERS', ['member', 'safeguarding-lead']],
    ['of no group', null, ['safeguarding-lead']],
  ] as const)('[R38] is told to a lead %s who joins while it waits, and to nobody else', async (_who, group, roles) => {
    const join = async (email: string, as: readonly string[]) => {
      const { personId, pseudonym } = statement.members.des;
      const asked = { email, fullName: 'New', capacity: 'Social worker', constituency: group, signatory: false };
      const wanted = { ...asked, statementId: statement.id, roles: as };
      const { token } = allowed(await acts.get(InviteMember).run({ personId, pseudonym }, wanted));
      await acts.db.manager.clear(QueuedMail);
      allowed(await acts.get(AcceptInvitation).run({ token: token! }));
      return (await acts.db.manager.find(QueuedMail)).map(({ to, text }) => [to, text.includes('/worries')]);
    };
    expect(await join('early@northmoor.test', roles)).toEqual([]);
    allowed(await flagSuggestion('hassan', proposalId));
    expect(await join('lead@northmoor.test', roles)).toEqual([['lead@northmoor.test', true]]);
    expect(await join('other@northmoor.test', ['member'])).toEqual([]);
    allowed(await decide('PUT_BACK'));
    expect(await join('late@northmoor.test', roles)).toEqual([]);
  });
});

describe('a comment about which somebody is worried', () => {
  beforeEach(async () => {
    statement = await aStatementOpenForComment(acts);
  });

  const look = (id: string, show = true) =>
    acts.get(LookAtComment).run(statement.actor('sam'), { commentId: id, show, reason: 'It is about one person.' });
  const flag = (who: Who, commentId: string) =>
    acts.get(FlagWords).comment(statement.actor(who), { commentId, ...WORRY });
  const shownTo = (id: string) => async (actor: Actor) =>
    acts.get(CommentsView).shown(actor, (await acts.get(CommentReader).byId(id))!);

  it('[R38] is hidden at once from everybody, on the page of the public too', async () => {
    const id = await fromThePublic();
    allowed(await look(id));
    allowed(await flag('hassan', id));
    expect(await readByAnybody(shownTo(id))).not.toMatch(/Elm House|"Jo"/);
    const [one] = await acts.get(ShownCommentsReader).of(statement.sections.money);
    expect(one).toMatchObject({ name: '', change: '', hiddenBecause: 'SAFEGUARDING' });
    expect(await hidesFromAll('comment.received')).toBe(true);
    expect((await queue())[0]?.node.words).toEqual(['Jo', SECRET]);
  });

  it('[R38] can be passed on by who looks at it first, and is shown by nobody meanwhile', async () => {
    const id = await fromThePublic();
    expect(codesOf(await flag('hassan', id))).toEqual(['concern.not-there']);
    allowed(await flag('sam', id));
    expect(await readByAnybody(shownTo(id))).not.toContain('Elm House');
    expect(codesOf(await look(id))).toEqual(['referral.open']);
    allowed(await decide('TAKEN_OUT'));
    expect(codesOf(await look(id))).toEqual(['referral.kept-hidden']);
    allowed(await look(id, false));
    expect(await readByAnybody(shownTo(id))).not.toContain('It is about one person.');
  });
});
