import { createBrowserRouter } from 'react-router';
import { AgreementPage } from './concordats/AgreementPage.js';
import { PeoplePage } from './membership/PeoplePage.js';
import { PublishingPage } from './publication/PublishingPage.js';
import { SignPage } from './sign-off/SignPage.js';
import { SigningPage } from './sign-off/SigningPage.js';
import { OverviewPage } from './statements/OverviewPage.js';
import { StartPage } from './statements/StartPage.js';
import { StatementScope } from './statements/StatementScope.js';
import { YourStatementsPage } from './statements/YourStatementsPage.js';
import { FaultPage } from './ui/FaultPage.js';
import { NotFoundPage } from './ui/NotFoundPage.js';
import { Shell } from './ui/Shell.js';

/** Brings Yjs along, so it loads when a section is opened. */
const sectionPage = async () => ({ Component: (await import('./live-editing/SectionPage.js')).SectionPage });

const commentsPage = async () => ({ Component: (await import('./comments/CommentsPage.js')).CommentsPage });
const commitmentsPage = async () => ({
  Component: (await import('./commitments/CommitmentsPage.js')).CommitmentsPage,
});
const howEqualPage = async () => ({ Component: (await import('./power-panel/HowEqualPage.js')).HowEqualPage });
const conveningPage = async () => ({ Component: (await import('./convening/ConveningPage.js')).ConveningPage });
const suggestPage = async () => ({ Component: (await import('./deliberation/SuggestPage.js')).SuggestPage });
const suggestionPage = async () => ({ Component: (await import('./deliberation/SuggestionPage.js')).SuggestionPage });
const suggestionsPage = async () => ({
  Component: (await import('./deliberation/SuggestionsPage.js')).SuggestionsPage,
});

const historyPage = async () => ({ Component: (await import('./history/HistoryPage.js')).HistoryPage });
const versionPage = async () => ({ Component: (await import('./history/VersionPage.js')).VersionPage });

/** The workspace's pages. Everything below a statement shares what is known of it. */
export const router = createBrowserRouter([
  {
    path: '/workspace',
    element: <Shell />,
    hydrateFallbackElement: <p className="govuk-body">Loading…</p>,
    errorElement: <FaultPage />,
    children: [
      { index: true, element: <YourStatementsPage /> },
      { path: 'start', element: <StartPage /> },
      {
        path: ':statementId',
        element: <StatementScope />,
        children: [
          { index: true, element: <OverviewPage /> },
          { path: 'agreement', element: <AgreementPage /> },
          { path: 'commitments', lazy: commitmentsPage },
          { path: 'how-equal', lazy: howEqualPage },
          { path: 'getting-together', lazy: conveningPage },
          { path: 'people', element: <PeoplePage /> },
          { path: 'sections/:key', lazy: sectionPage },
          { path: 'sections/:key/history', lazy: historyPage },
          { path: 'sections/:key/history/:seq', lazy: versionPage },
          { path: 'sections/:key/suggest', lazy: suggestPage },
          { path: 'comments', lazy: commentsPage },
          { path: 'suggestions', lazy: suggestionsPage },
          { path: 'suggestions/:proposalId', lazy: suggestionPage },
          { path: 'signing', element: <SigningPage /> },
          { path: 'signing/:key', element: <SignPage /> },
          { path: 'publishing', element: <PublishingPage /> },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
