import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Client, fetchExchange, Provider, subscriptionExchange } from 'urql';
import { AnnouncementsProvider } from '../ui/announcements.js';
import type { Scope } from './StatementScope.js';

/** What the API answers, by the name of the query or mutation; a function gets the variables. */
export type Answers = Readonly<Record<string, object | ((variables: never) => object)>>;

/** Somebody who signs for the unpaid carers. */
export const aSignatory: NonNullable<Scope['me']> = {
  id: 'm1',
  constituency: 'CARERS',
  capacity: 'Unpaid carer',
  roles: ['member'],
  signatory: true,
  shownAs: 'Carer 1',
  displayForm: 'group-only',
  displayAudience: 'own-group',
  chosenName: null,
  hidePresence: false,
  interestsDeclared: false,
};

/** A statement of two sections that is being signed. */
export const aStatement: Scope['statement'] = {
  id: 's1',
  title: 'Care in Hallbeck',
  slug: 'care-in-hallbeck',
  state: 'SIGN_OFF',
  stateReason: null,
  otherSteps: [],
  reviewBy: '2029-03-31',
  reviewDue: false,
  replacedBy: null,
  replaces: [],
  council: { name: 'Hallbeck Council', slug: 'hallbeck', safeguardingNotice: 'Ring 999.' },
  sections: ['money', 'homes'].map((key, position) => ({
    id: key,
    key,
    title: key === 'money' ? 'Money' : 'Homes',
    guidance: '',
    position,
    leads: [],
    signatories: ['CARERS'],
    appendix: false,
    state: 'FROZEN',
  })),
  nextStages: [],
};

/** Shows a part of the workspace inside a statement, with an API that answers this. Every link leads to "Elsewhere". */
export function showInStatement(part: ReactNode, answers: Answers, change: Partial<Scope> = {}): RenderResult {
  const scope: Scope = { statement: aStatement, me: aSignatory, datasets: [], reload: () => undefined, ...change };
  return showInside(<Outlet context={scope} />, part, answers);
}

/** Shows a part of the workspace inside what surrounds it, with an API that answers this; an answer may throw. */
export function showInside(around: ReactNode, part: ReactNode, answers: Answers): RenderResult {
  const router = createMemoryRouter([
    { path: '/', element: around, children: [{ index: true, element: part }] },
    { path: '*', element: <p>Elsewhere</p> },
  ]);
  return render(
    <Provider value={apiThatAnswers(answers)}>
      <AnnouncementsProvider>
        <RouterProvider router={router} />
      </AnnouncementsProvider>
    </Provider>,
  );
}

/** What the API answers to anything when the session has ended. */
export const notSignedIn = {
  errors: [{ message: 'Sign in to do this.', extensions: { code: 'UNAUTHENTICATED' } }],
};

/** The real client, and a network that ends here. */
function apiThatAnswers(answers: Answers): Client {
  const answer = async (_url: unknown, { body }: { body: string }): Promise<object> => {
    const { operationName, variables } = JSON.parse(body) as { operationName: string; variables: never };
    const known = answers[operationName] ?? ALWAYS[operationName];
    if (!known) throw new Error(`Nobody answers ${operationName}.`);
    const data = typeof known === 'function' ? known(variables) : known;
    const headers = new Map([['content-type', 'application/json']]);
    return { ok: true, status: 200, headers, text: async () => JSON.stringify('errors' in data ? data : { data }) };
  };
  const options = { preferGetMethod: false, fetch: answer as unknown as typeof fetch } as const;
  return new Client({ url: '/graphql', exchanges: [NO_NEWS, fetchExchange], ...options });
}

/** What every page of words asks: nothing is flagged. */
const ALWAYS: Answers = {
  FairDealing: {
    fairDealing: {
      ...{ __typename: 'FairDealing', mustDeclare: false, isReviewer: false },
      ...{ declarations: [], mine: [], concerns: [], hiddenBlocks: [] },
    },
  },
};

/** Subscriptions never tell anything. */
const NO_NEWS = subscriptionExchange({
  forwardSubscription: () => ({ subscribe: () => ({ unsubscribe: () => undefined }) }),
});
