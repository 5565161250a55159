import type { Permission } from '../../apps/server/src/platform/requires.js';

/** Who may ask for which resolved field. A new one needs a row here (S9). */
export const FIELDS: Readonly<Record<string, Permission>> = {
  'CommentPayload.comment': 'statement:act',
  'Convening.limits': 'statement:act',
  'Convening.nominations': 'statement:act',
  'Convening.outreach': 'statement:act',
  'RestoreRemovedPayload.authors': 'statement:act',
  'SectionAuthorsPayload.authors': 'statement:act',
  'Statement.council': 'statement:read',
  'Statement.nextStages': 'statement:read',
  'Statement.otherSteps': 'statement:read',
  'Statement.replacedBy': 'statement:read',
  'Statement.replaces': 'statement:read',
  'Statement.reviewDue': 'statement:read',
  'Statement.sections': 'statement:read',
  'SuggestionPayload.suggestion': 'statement:act',
};

/** A page or form: what it states, and where it looks itself at who asks, what it answers. */
export interface Page {
  readonly permission: Permission;
  /** By who asks, the status; 303 sends to sign in, 401 does so and gives back what was written. Empty where the page is the same for everybody. */
  readonly answers?: {
    /** Who is not signed in. */
    readonly nobody: number;
    /** Who is signed in and has no right to anything of the council. */
    readonly stranger: number;
    /** Who answers for the council, where that opens it. A form that says nothing is then 400. */
    readonly officer?: number;
  };
}

const everybody: Page = { permission: 'anyone' };
const officers: Page = { permission: 'anyone', answers: { nobody: 303, stranger: 404, officer: 200 } };
const officersForm: Page = { permission: 'anyone', answers: { nobody: 401, stranger: 404, officer: 400 } };
/** Everybody who is signed in has one, and reaches no other. */
const ownAccount: Page = { permission: 'anyone', answers: { nobody: 303, stranger: 200 } };
const ownAccountForm: Page = { permission: 'anyone', answers: { nobody: 303, stranger: 400 } };
/** Holds no words: it asks the API for them. */
const signedIn: Page = { permission: 'anyone', answers: { nobody: 303, stranger: 200 } };
/** Not there on a server that is not for trying things out. */
const demo: Page = { permission: 'anyone', answers: { nobody: 404, stranger: 404 } };
/** For whoever brings its token, or is on the machine itself. */
const operator: Page = { permission: 'anyone', answers: { nobody: 404, stranger: 404, officer: 404 } };
/** For whoever has the letter: a link that nobody was sent opens nothing. */
const letter: Page = { permission: 'anyone', answers: { nobody: 410, stranger: 410 } };

/** Every page and form, by verb and address. A new one needs a row here (S9). */
export const PAGES: Readonly<Record<string, Page>> = {
  'GET /': everybody,
  'GET /accessibility': everybody,
  'GET /agreements/:council/:slug': everybody,
  'GET /agreements/:council/:slug/v/:n': everybody,
  'GET /call/:council/:slug': everybody,
  'POST /call/:council/:slug': everybody,
  'GET /call/:council/:slug/thanks': everybody,
  'GET /contact': everybody,
  'GET /cookies': everybody,
  'GET /council-desk/:council': officers,
  'GET /council-desk/:council/proposals/:id': officers,
  'POST /council-desk/:council/proposals/:id': officersForm,
  'GET /council-desk/:council/statements/:id': officers,
  'POST /council-desk/:council/statements/:id': officersForm,
  'GET /demo/outbox': demo,
  'POST /demo/sign-in': demo,
  'GET /have-your-say/:council/:slug': everybody,
  'GET /have-your-say/:council/:slug/:section': everybody,
  'POST /have-your-say/:council/:slug/:section': everybody,
  'GET /have-your-say/:council/:slug/:section/thanks': everybody,
  'GET /healthz': everybody,
  'GET /help': everybody,
  'GET /invitations/:token': letter,
  'POST /invitations/:token': letter,
  'GET /keys': everybody,
  'GET /keys.json': everybody,
  'GET /metrics': operator,
  'GET /privacy': everybody,
  'GET /propose/:council': everybody,
  'POST /propose/:council': everybody,
  'GET /propose/:council/thanks': everybody,
  'GET /readyz': everybody,
  'GET /sign-in': everybody,
  'POST /sign-in': everybody,
  'GET /sign-in/check': everybody,
  'POST /sign-in/check': everybody,
  'GET /sign-in/link/:token': letter,
  // Looks nothing up.
  'HEAD /sign-in/link/:token': everybody,
  'POST /sign-in/link/:token': letter,
  'POST /sign-out': everybody,
  'GET /statements/:council/:slug': everybody,
  'GET /statements/:council/:slug.json': everybody,
  'GET /statements/:council/:slug/checkpoints.json': everybody,
  'GET /statements/:council/:slug/commitments': everybody,
  'GET /statements/:council/:slug/how-equal': everybody,
  'GET /statements/:council/:slug/how-equal/report': everybody,
  'GET /statements/:council/:slug/v/:n': everybody,
  'GET /statements/:council/:slug/v/:n.json': everybody,
  'GET /statements/:council/:slug/v/:n/how-equal': everybody,
  'GET /statements/:council/:slug/v/:n/how-equal/report': everybody,
  'GET /statements/:council/:slug/v/:n/tables/:id.csv': everybody,
  'GET /statements/:council/:slug/what-providers-could-see': everybody,
  'GET /statements/:council/:slug/what-providers-could-see.csv': everybody,
  'GET /suggestions/:council/:slug': everybody,
  'GET /suggestions/:council/:slug/:section': everybody,
  'GET /verify': everybody,
  'GET /workspace': signedIn,
  'GET /workspace/*path': signedIn,
  'GET /worried': everybody,
  'GET /your-account/erase': ownAccount,
  'POST /your-account/erase': ownAccountForm,
  'GET /your-account/erased': everybody,
};
