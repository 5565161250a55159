import { replaceBlockText } from '#document';
import { verifyBundle } from '#publication';
import {
  aStatementBeingSigned,
  aStatementBeingWritten,
  aStatementOpenForComment,
  aStatementReadyToPublish,
  ownWordsOf,
  paragraph,
  publish,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { SECRET, startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { LookAtComment } from '../comments/answer-comment.js';
import { CommentReader } from '../comments/comment.reader.js';
import { CommentsView } from '../comments/comments.view.js';
import { OpenDraftReader } from '../comments/open-draft.reader.js';
import { SendComment } from '../comments/send-comment.js';
import { AcceptProposal, type Acceptance } from '../deliberation/accept-proposal.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { FairDealingView } from '../fair-dealing/fair-dealing.view.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import type { Actor } from '../membership/actor.js';
import { Council } from '../membership/council.entity.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { PublishingView } from '../publication/publishing-view.js';
import { FlagOwnWords } from '../sign-off/flag-own-words.js';
import { JoinMinorityStatement } from '../sign-off/join-minority-statement.js';
import { SigningView } from '../sign-off/signing-view.js';
import { HistoryView } from '../history/history-view.js';
import { MarkReady } from '../statements/mark-ready.js';
import { Statement } from '../statements/statement.entity.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startSafeguardingApp();
});

afterAll(() => acts.close());

const { queue, decide, readByAnybody } = worriesIn(
  () => acts,
  () => statement,
);
const flagParagraph = (quote: string) =>
  acts.get(FlagWords).paragraph(statement.actor('bev'), {
    ...{ sectionId: statement.sections.money, blockId: 'money-1', quote, ...WORRY },
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
    expect(await hidden('des')).toEqual([]);
    allowed(await ready());
  });

  it('[R38] is hidden though somebody goes on writing it meanwhile: as it is now', async () => {
    statement = await aStatementBeingWritten(acts);
    const now = 'The council publishes its rates in May, says Jo.';
    await write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, 'money-1', text, now);
    });
    allowed(await flagParagraph(text));
    const kept = await acts.db.manager.findOneByOrFail(SafeguardingReferral, { statementId: statement.id });
    expect(kept.quote).toBe(now);
    // Of prices, only the words that were chosen are checked.
    const bid = { blockId: 'money-1', quote: text, ground: 'COMPETITION', why: 'A price.' };
    const about = { sectionId: statement.sections.money, ...bid };
    expect(codesOf(await acts.get(FlagWords).paragraph(statement.actor('tom'), about))).toEqual(['concern.not-there']);
    const gone = { ...about, ...WORRY, blockId: 'gone' };
    expect(codesOf(await acts.get(FlagWords).paragraph(statement.actor('tom'), gone))).toEqual(['concern.not-there']);
  });

  it('[R38] is hidden where it is pasted into another section, which waits too, and in old versions', async () => {
    statement = await aStatementBeingWritten(acts);
    await write(acts, statement, 'amira', 'matters', paragraph('pasted', `They say: ${text}`));
    const history = async (who: Who) => {
      const view = acts.get(HistoryView);
      const [matters, money] = [statement.sections.matters, statement.sections.money];
      const seq = (await view.sectionAt(statement.actor(who), matters, null))!.headSeq;
      const compared = await view.comparison(statement.actor(who), matters, { from: 0, to: seq });
      return JSON.stringify([await view.sectionAt(statement.actor(who), money, null), compared]);
    };
    expect(await history('des')).toContain('its rates each April');
    allowed(await flagParagraph(text));
    const { hiddenBlocks } = await acts.get(FairDealingView).of(statement.actor('des'));
    expect(hiddenBlocks.map(({ blockId }) => blockId).sort()).toEqual(['money-1', 'pasted']);
    expect(await history('des')).not.toContain('its rates each April');
    const { matters: sectionId } = statement.sections;
    expect(codesOf(await acts.get(MarkReady).run(statement.actor('des'), { sectionId, ready: true }))).toContain(
      'referral.open',
    );
  });

  it('[R34][R38] is hidden in suggestions and comments that say its words again, and stays where a reviewer reads it', async () => {
    statement = await aStatementOpenForComment(acts);
    const sent = { sectionId: statement.sections.money, constituency: 'PUBLIC', name: '', why: '' };
    const { comment } = allowed(await acts.get(SendComment).run({ ...sent, change: `Why is it so: ${text}` }));
    allowed(
      await acts.get(LookAtComment).run(statement.actor('sam'), { commentId: comment!.id, show: true, reason: '' }),
    );
    // A part of it is enough.
    const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: '', reason: 'It is long.' };
    const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id };
    const { proposal } = allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked }));
    const shown = async (actor: Actor) => {
      const suggestion = (await acts.get(SuggestionsView).one(actor, proposal!.id))!;
      const now = (await acts.get(CommentReader).byId(comment!.id))!;
      const { wordsNow } = await suggestion.standing;
      return { suggestion, comment: await acts.get(CommentsView).shown(actor, now), wordsNow };
    };
    const bid = { sectionId: about.sectionId, blockId: 'money-1', quote: text, ground: 'COMPETITION', why: 'A price.' };
    allowed(await acts.get(FlagWords).paragraph(statement.actor('tom'), bid));
    expect(JSON.stringify(await shown(statement.actor('hassan')))).not.toContain('its rates each April');
    const { suggestion, wordsNow } = await shown(statement.actor('des'));
    const { baseText, hidden } = suggestion;
    expect([baseText, hidden?.ground, wordsNow]).toEqual(['its rates each April', 'COMPETITION', text]);
    allowed(await flagParagraph(text));
    expect(await readByAnybody(shown)).not.toContain('its rates each April');
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

describe('a suggestion about which somebody is worried, once its words are in the text', () => {
  const secret = 'The night staff at Elm House hit my brother Jo in May.';

  /** Suggested as a paragraph of its own, and agreed to. Gives its id. */
  async function putIn(proposedText: string): Promise<string> {
    const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id };
    const asked = { blockId: 'money-1', baseText: '', proposedText, reason: 'It is so.' };
    const { proposal } = allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked }));
    const decidedBy = [statement.members.amira.id, statement.members.hassan.id];
    const answer = {
      proposalId: proposal!.id,
      decision: 'ACCEPTED',
      decidedBy,
      reason: 'It lets people know.',
      reasonCode: 'possible',
    };
    allowed(await acts.get(AcceptProposal).run(answer as Acceptance));
    return proposal!.id;
  }
  const flagSuggestion = async (proposalId: string) =>
    allowed(await acts.get(FlagWords).suggestion(statement.actor('bev'), { proposalId, ...WORRY }));
  const hidden = async () =>
    (await acts.get(FairDealingView).of(statement.actor('des'))).hiddenBlocks.map((one) => one.blockId);
  const waits = () =>
    acts.db.transaction(async (tx) => {
      const section = { id: statement.sections.money, statementId: statement.id };
      return (await acts.get(ConcernReader).whyNotGoOn(section, tx)).map(({ code }) => code);
    });

  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
  });

  it('[R38] is hidden there too, and the section waits until they are gone', async () => {
    const id = await putIn(secret);
    expect([await hidden(), await waits()]).toEqual([[], []]);
    await flagSuggestion(id);
    expect([await hidden(), await waits()]).toEqual([[id], ['referral.open']]);
    allowed(await decide('TAKEN_OUT'));
    expect([await hidden(), await waits()]).toEqual([[id], ['referral.still-there']]);
    await write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, id, secret, 'Homes are safe.');
    });
    expect([await hidden(), await waits()]).toEqual([[], []]);
  });

  it('[R38] is shown there again once a lead has said so', async () => {
    await flagSuggestion(await putIn(secret));
    allowed(await decide('PUT_BACK'));
    expect([await hidden(), await waits()]).toEqual([[], []]);
  });

  it('[R38] hides no other paragraph for a few words that stand in it', async () => {
    const id = await putIn('Rates each April.');
    await flagSuggestion(id);
    expect(await hidden()).toEqual([id]);
  });

  it('[R34][R38] is read by nobody who checks a competition concern about that paragraph', async () => {
    const id = await putIn(secret);
    const { money: sectionId } = statement.sections;
    const bid = { sectionId, blockId: id, quote: secret, ground: 'COMPETITION', why: 'A price.' };
    allowed(await acts.get(FlagWords).paragraph(statement.actor('tom'), bid));
    const concerns = async (actor: Actor) => (await acts.get(FairDealingView).of(actor)).concerns;
    expect(await readByAnybody(concerns)).toContain('Elm House');
    await flagSuggestion(id);
    expect(await readByAnybody(concerns)).not.toContain('Elm House');
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

  it('[R38] can be hidden again by a lead once they were shown again, as nobody can flag them a second time', async () => {
    statement = await aStatementBeingSigned(acts);
    const minorityStatementId = await ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], { text: SECRET });
    const flag = () => acts.get(FlagOwnWords).minority(statement.actor('lorraine'), { minorityStatementId, ...WORRY });
    allowed(await flag());
    allowed(await decide('PUT_BACK'));
    expect(await readByAnybody(signing)).toContain('Elm House');
    expect(codesOf(await flag())).toEqual(['concern.checked']);
    allowed(await decide('TAKEN_OUT'));
    expect(await readByAnybody(signing)).not.toContain('Elm House');
    allowed(await decide('PUT_BACK'));
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'PUBLISHED' });
    expect(codesOf(await decide('TAKEN_OUT'))).toEqual(['concern.published']);
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
