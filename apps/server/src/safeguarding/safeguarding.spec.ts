import { replaceBlockText } from '#document';
import { verifyBundle } from '#publication';
import { Module } from '@nestjs/common';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementBeingWritten,
  aStatementOpenForComment,
  aStatementReadyToPublish,
  entriesOf,
  ownWordsOf,
  publish,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { LookAtComment } from '../comments/answer-comment.js';
import { CommentReader } from '../comments/comment.reader.js';
import { CommentsView } from '../comments/comments.view.js';
import { OpenDraftReader } from '../comments/open-draft.reader.js';
import { SendComment } from '../comments/send-comment.js';
import { ShownCommentsReader } from '../comments/shown-comments.reader.js';
import { GiveAnswer } from '../deliberation/give-answer.js';
import { PublicSuggestionsReader } from '../deliberation/public-suggestions.reader.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { FairDealingView } from '../fair-dealing/fair-dealing.view.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import type { Actor } from '../membership/actor.js';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { PublicationModule } from '../publication/publication.module.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { PublishingView } from '../publication/publishing-view.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { FlagOwnWords } from '../sign-off/flag-own-words.js';
import { JoinMinorityStatement } from '../sign-off/join-minority-statement.js';
import { SigningView } from '../sign-off/signing-view.js';
import { MarkReady } from '../statements/mark-ready.js';
import { Statement } from '../statements/statement.entity.js';
import { DecideReferral } from './decide-referral.js';
import { ReferralView } from './referral.view.js';
import { SafeguardingModule } from './safeguarding.module.js';

@Module({ imports: [PublicationModule, SafeguardingModule] })
class ActsWithSafeguarding {}

const SECRET = 'My brother Jo is hit at Elm House.';
const WORRY = { ground: 'SAFEGUARDING', why: 'Jo is in danger there.' } as const;
/** Everybody who might read more than others, and a member who does not. */
const EVERYBODY: readonly Who[] = ['des', 'amira', 'sam', 'bev', 'hassan', 'lorraine'];

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp({ module: ActsWithSafeguarding, config: { baseUrl: 'http://position.test' } });
});

afterAll(() => acts.close());

/** Somebody of the company who is also a safeguarding lead. */
const leadAs = (who: Who): Actor => ({ ...statement.actor(who), roles: ['member', 'safeguarding-lead'] });
const queue = async () => (await acts.get(ReferralView).page(leadAs('m'), { first: 20, after: null })).edges;
const decide = (decision: string, { by = leadAs('m'), note = 'Told adult safeguarding.' } = {}) =>
  acts.db.manager
    .findOneByOrFail(SafeguardingReferral, { statementId: statement.id })
    .then(({ id }) => acts.get(DecideReferral).run(by, { referralId: id, decision, note, reference: 'ASC-1' }));
const flagSuggestion = (who: Who, proposalId: string) =>
  acts.get(FlagWords).suggestion(statement.actor(who), { proposalId, ...WORRY });
const flagParagraph = (quote: string) =>
  acts.get(FlagWords).paragraph(statement.actor('bev'), {
    ...{ sectionId: statement.sections.money, blockId: 'money-1', quote, ...WORRY },
  });

async function suggest(): Promise<string> {
  const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: 'its rates', reason: SECRET };
  const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id };
  return allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked })).proposal?.id ?? '';
}

async function fromThePublic(): Promise<string> {
  const sent = { sectionId: statement.sections.money, constituency: 'PUBLIC', name: 'Jo', change: SECRET, why: '' };
  return allowed(await acts.get(SendComment).run(sent)).comment?.id ?? '';
}

/** What anybody in the statement is shown of it, as text. */
async function readByAnybody(show: (actor: Actor) => Promise<unknown>): Promise<string> {
  const shown = await Promise.all([...EVERYBODY.map((who) => statement.actor(who)), leadAs('m')].map(show));
  return JSON.stringify(shown);
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
    expect((await page())?.mark).toEqual({ kind: 'HIDDEN_FOR_SAFETY', because: null, date: null });
    allowed(await decide('TAKEN_OUT'));
    expect((await page())?.mark).toEqual({ kind: 'HIDDEN_FOR_SAFETY', because: null, date: null });
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

  it('[R38] leaves only its count in the record, and no detail in mail', async () => {
    const safeguarding = { roles: ['member', 'safeguarding-lead'] };
    const { id } = statement.members.lorraine;
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
    expect(mails).toHaveLength(1);
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
    allowed(await look(id, false));
  });
});

describe('a paragraph about which somebody is worried', () => {
  const text = 'The council publishes its rates each April.';

  it('[R38] is hidden at once, and its section waits until it is gone', async () => {
    statement = await aStatementBeingWritten(acts);
    const ready = () =>
      acts.get(MarkReady).run(statement.actor('amira'), { sectionId: statement.sections.money, ready: true });
    const hidden = async (who: Who) => (await acts.get(FairDealingView).of(statement.actor(who))).hiddenBlocks;
    allowed(await flagParagraph(text));
    expect(await hidden('des')).toEqual([{ blockId: 'money-1', isOpen: true }]);
    expect(codesOf(await ready())).toContain('referral.open');
    allowed(await decide('TAKEN_OUT'));
    expect(codesOf(await ready())).toContain('referral.still-there');
    await write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, 'money-1', text, 'In April.');
    });
    allowed(await ready());
  });

  it('[R38] is hidden on the page of the public while comments are open', async () => {
    statement = await aStatementOpenForComment(acts);
    allowed(await flagParagraph(text));
    const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
    const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
    const draft = await acts.get(OpenDraftReader).find(council.slug, slug);
    const shown = JSON.stringify(await acts.get(OpenDraftReader).text(draft!, statement.sections.money));
    expect(shown).not.toContain('its rates each April');
    expect(shown).toContain('These words are hidden, to keep people safe.');
  });

  it('[R34][R38] that was flagged after the section was locked is not published', async () => {
    statement = await aStatementReadyToPublish(acts);
    allowed(await flagParagraph(text));
    const blocked = async () => (await acts.get(PublishingView).of(statement.id)).blockedBy.map(({ code }) => code);
    expect(await blocked()).toEqual(['referral.open']);
    allowed(await decide('TAKEN_OUT'));
    expect(await blocked()).toEqual(['referral.still-there']);
    allowed(await decide('PUT_BACK'));
    expect(await blocked()).toEqual([]);
  });
});

describe('own words and reasons about which somebody is worried', () => {
  const signing = (actor: Actor) => acts.get(SigningView).of(actor, statement.id);

  it('[R38] are hidden at once from everybody, and get no more names', async () => {
    statement = await aStatementBeingSigned(acts);
    const id = await ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], { text: SECRET });
    const given = { section: 'money', position: 'SIGNED_WITH_RESERVATION', text: SECRET } as const;
    const { signOff } = allowed(await sign(acts, statement, 'hassan', given));
    allowed(await sign(acts, statement, 'ruth', { ...given, text: 'The dates are late.' }));
    expect(await readByAnybody(signing)).toContain('Elm House');
    const flags = acts.get(FlagOwnWords);
    allowed(await flags.minority(statement.actor('lorraine'), { minorityStatementId: id, ...WORRY }));
    allowed(await flags.reason(statement.actor('lorraine'), { signOffId: signOff!.id, ...WORRY }));
    expect(await readByAnybody(signing)).not.toContain('Elm House');
    const joined = await acts.get(JoinMinorityStatement).run(statement.actor('bev'), { minorityStatementId: id });
    expect(codesOf(joined)).toContain('referral.open');
    expect((await queue()).map(({ node }) => node.kind)).toEqual(['own-words', 'reason']);
  });

  it('[R38] that stay hidden are not in the published file, which still verifies', async () => {
    statement = await aStatementReadyToPublish(acts);
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'SIGN_OFF' });
    const words = await ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], {
      text: SECRET,
      title: 'About Elm House',
    });
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'COUNCIL_DECISION' });
    const flags = acts.get(FlagOwnWords);
    allowed(await flags.minority(statement.actor('hassan'), { minorityStatementId: words, ...WORRY }));
    const blocked = async () => (await acts.get(PublishingView).of(statement.id)).blockedBy.map(({ code }) => code);
    expect(await blocked()).toEqual(['publish.concern']);
    allowed(await decide('TAKEN_OUT'));
    expect(await blocked()).toEqual([]);
    const file = await acts.get(PublicationReader).bundleText(await publish(acts, statement));
    expect(file).not.toContain('Elm House');
    expect(file).toContain('[These words are hidden, to keep people safe.]');
    const bytes = Buffer.from(file);
    expect([verifyBundle(bytes).faults, brokenRule(bytes)]).toEqual([[], null]);
  });
});
