import type { Role } from './role.js';
import type { DocumentState } from './states.js';

/** Of whom something is expected: everybody, those who sign for a group, or those with a role. */
export type ExpectedOf = 'everyone' | 'signatory' | Role;

/** What one sees about the stage that a statement is in (R40). A sentence each. */
export interface Expectations {
  readonly expected: readonly string[];
  readonly canExpect: readonly string[];
  readonly canChange: readonly string[];
}

/** What is expected of a member in a stage, what they can expect, and what the stage can still change (R40). */
export function expectationsOf(
  stage: DocumentState,
  { roles, signatory }: { readonly roles: readonly Role[]; readonly signatory: boolean },
): Expectations {
  const parts: ExpectedOf[] = ['everyone', ...(signatory ? (['signatory'] as const) : []), ...roles];
  const rows = parts.flatMap((part) => TABLE[stage][part] ?? []);
  const all = (name: keyof Expectations): string[] => [...new Set(rows.flatMap((row) => row[name] ?? []))];
  return { expected: all('expected'), canExpect: all('canExpect'), canChange: all('canChange') };
}

type Row = Partial<Expectations>;
type Rows = Partial<Record<ExpectedOf, Row>> & { readonly everyone: Expectations };

/** What is the same wherever people write together. */
const TOGETHER = 'What you are paid, and which costs are met, is in our agreement.';
const OWN_NAME = 'You choose how your name is shown, and you can change that at any time.';
const SAY_PAYMENT = 'Say in our agreement what is paid to people who take part, or why nothing is.';
const SCRIBE: Row = {
  expected: ['Write down what people say to you, and read it back to them. You write nothing of your own.'],
  canExpect: ['You are never named as the author of words that you write down for others.'],
};
const FIGURES: Row = { expected: ['Give each table its source, its dates and its place.'] };
const ENDED: Expectations = { expected: ['Nothing for now.'], canExpect: [OWN_NAME], canChange: [] };

/** The one table of what is expected, by stage and by role (R40). */
const TABLE: Readonly<Record<DocumentState, Rows>> = {
  PROPOSED: {
    everyone: { ...ENDED, canChange: ['Whether there is a statement at all.'] },
    'co-chair': { expected: ['Ask people to get together, when the sponsor and both of you are named.'] },
  },
  CONVENING: {
    everyone: {
      expected: [
        'Say who is missing and what we must talk about.',
        'Say what you think is fixed, or challenge what others say is fixed.',
      ],
      canExpect: ['Every name and topic gets an answer with a reason before the writing begins.', OWN_NAME],
      canChange: ['Who takes part.', 'Which topics there are.', 'What counts as fixed.'],
    },
    signatory: {
      expected: ['Seal where your group starts from, if it wants to. Nobody else reads it yet.', SAY_PAYMENT],
    },
    'co-chair': {
      expected: ['Answer nominations.', SAY_PAYMENT, 'Ask the groups to agree when each has enough people who sign.'],
    },
    facilitator: { expected: ['Invite people, and answer nominations.'] },
  },
  CONCORDAT: {
    everyone: {
      expected: ['Read our agreement and tell those who sign for your group what you think of it.'],
      canExpect: ['Nobody writes before every group has agreed.', OWN_NAME],
      canChange: ['Every part of our agreement, but never below its floors.', 'What we promise each other.'],
    },
    signatory: { expected: ['Say yes, or no with the reason, for your part of your group.'] },
    'co-chair': { expected: ['Open the writing together when every group has agreed.'] },
    facilitator: { expected: ['Help groups to meet and to decide in their own way.'] },
  },
  DRAFTING: {
    everyone: {
      expected: ['Write in any section, with others.', 'Say why when you take away what another group wrote.'],
      canExpect: [
        'You can write everywhere as anybody else can. A job title gives no extra right.',
        TOGETHER,
        OWN_NAME,
      ],
      canChange: ['Every word of every section.', 'Our agreement, if every group agrees again.'],
    },
    contributor: { canExpect: ['What you say is written down in your words and read back to you.'] },
    'section-lead': { expected: ['Say when your section can be read by everybody.'] },
    'co-chair': { expected: ['Open the time to comment together when every section is ready.'] },
    facilitator: SCRIBE,
    'data-owner': FIGURES,
  },
  COMMENT: {
    everyone: {
      expected: ['Read the sections and suggest what should be different, with the reason.'],
      canExpect: ['Every suggestion gets an answer with a reason.', TOGETHER, OWN_NAME],
      canChange: ['Words for which somebody suggests better ones.', 'Our agreement, if every group agrees again.'],
    },
    'section-lead': { expected: ['Read what comes in for your section, and answer with somebody of another group.'] },
    'co-chair': { expected: ['End the time to comment together when it is over.'] },
    facilitator: SCRIBE,
    'data-owner': FIGURES,
  },
  RESPONDING: {
    everyone: {
      expected: ['Read the answers to what you suggested.', 'Ask once for a second look if an answer is not right.'],
      canExpect: [
        'A second look is by two other people.',
        'No section is locked over an unanswered suggestion.',
        OWN_NAME,
      ],
      canChange: ['Words that were suggested and taken up.', 'Our agreement, if every group agrees again.'],
    },
    'section-lead': { expected: ['Answer every suggestion for your section, with somebody of another group.'] },
    'co-chair': { expected: ['Lock each section together when every suggestion in it has its answer.'] },
    facilitator: SCRIBE,
  },
  SIGN_OFF: {
    everyone: {
      expected: ['Tell those who sign for your group what you think of the locked words.'],
      canExpect: [
        'Saying nothing never counts as saying yes.',
        'If one word changes, everybody who signed is asked again.',
        'You can put your own words beside a section if two others of your group join you.',
      ],
      canChange: ['No words, unless both co-chairs open a section again.', 'Who signs, and with which reservation.'],
    },
    signatory: { expected: ['Read each section that your group signs, and sign it, or say why you do not.'] },
    'co-chair': { expected: ['Go to the council when every group has decided, or look for somebody to mediate.'] },
  },
  MEDIATION: {
    everyone: {
      expected: ['Say what would help, to those who talk for your group.'],
      canExpect: ['Mediation ends after the working days that our agreement sets.', 'Nobody has to give in.'],
      canChange: ['The sections that somebody could not sign. Whatever changes is signed again.'],
    },
    signatory: { expected: ['Read what changed, and sign it, or say why you do not.'] },
    'co-chair': { expected: ['Open the sections in question again, and go back to signing when it is over.'] },
  },
  COUNCIL_DECISION: {
    everyone: {
      expected: ['Nothing. The council decides on exactly what was signed.'],
      canExpect: ['If the council changes one word, everybody signs again.', OWN_NAME],
      canChange: ['Nothing, unless the council asks for other words.'],
    },
    sponsor: { expected: ['Bring the signed words to the council, and write down what it decides.'] },
    'co-chair': {
      expected: [
        'Publish together once the council has agreed and its days to call in are over.',
        'Ask for mediation if too few groups stand behind the text by then.',
      ],
    },
  },
  PUBLISHED: {
    everyone: {
      expected: ['Look at whether what was promised is done.'],
      canExpect: ['Anybody can check that not one word was changed.', OWN_NAME],
      canChange: ['How your name is shown.', 'The words only in a new version, written together again.'],
    },
  },
  REVIEW_DUE: {
    everyone: {
      expected: ['Say what has changed since the statement was published.'],
      canExpect: ['A review starts on the day that the statement names.', OWN_NAME],
      canChange: ['Whether a new version is written, and with whom.'],
    },
  },
  SUPERSEDED: { everyone: { ...ENDED, canExpect: ['This version can always be read and checked.', OWN_NAME] } },
  PAUSED: {
    everyone: {
      expected: ['Nothing until it goes on.'],
      canExpect: ['The reason is public, and nothing that you wrote is lost.', OWN_NAME],
      canChange: ['Nothing while it is paused.'],
    },
    'co-chair': { expected: ['Go on together when the reason for the pause is gone.'] },
  },
  WITHDRAWN: {
    everyone: { ...ENDED, canExpect: ['The reason is public, and the record of what happened stays.', OWN_NAME] },
  },
};
