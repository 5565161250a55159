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
const changePage = async () => ({ Component: (await import('./concordats/ChangePage.js')).ChangePage });
const commitmentsPage = async () => ({
  Component: (await import('./commitments/CommitmentsPage.js')).CommitmentsPage,
});
const figuresPage = async () => ({ Component: (await import('./figures/FiguresPage.js')).FiguresPage });
const howEqualPage = async () => ({ Component: (await import('./power-panel/HowEqualPage.js')).HowEqualPage });
const conveningPage = async () => ({ Component: (await import('./convening/ConveningPage.js')).ConveningPage });
const commentOnPage = async () => ({ Component: (await import('./comments/CommentOnPage.js')).CommentOnPage });
const rolesPage = async () => ({ Component: (await import('./membership/RolesPage.js')).RolesPage });
const suggestPage = async () => ({ Component: (await import('./deliberation/SuggestPage.js')).SuggestPage });
const bringTextPage = async () => ({ Component: (await import('./attribution/BringTextPage.js')).BringTextPage });
const writeForPage = async () => ({ Component: (await import('./attribution/WriteForPage.js')).WriteForPage });
const suggestionPage = async () => ({ Component: (await import('./deliberation/SuggestionPage.js')).SuggestionPage });
const suggestionsPage = async () => ({
  Component: (await import('./deliberation/SuggestionsPage.js')).SuggestionsPage,
});

const mediationPage = async () => ({ Component: (await import('./mediation/MediationPage.js')).MediationPage });

const concernsPage = async () => ({ Component: (await import('./fair-dealing/ConcernsPage.js')).ConcernsPage });
const worriesPage = async () => ({ Component: (await import('./safeguarding/WorriesPage.js')).WorriesPage });
const flagPage = async () => ({ Component: (await import('./fair-dealing/FlagPage.js')).FlagPage });
const interestsPage = async () => ({ Component: (await import('./fair-dealing/InterestsPage.js')).InterestsPage });
const providersPage = async () => ({ Component: (await import('./fair-dealing/ProvidersPage.js')).ProvidersPage });
const removalsPage = async () => ({ Component: (await import('./publication/RemovalsPage.js')).RemovalsPage });
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
          { path: 'agreement/change', lazy: changePage },
          { path: 'commitments', lazy: commitmentsPage },
          { path: 'figures', lazy: figuresPage },
          { path: 'how-equal', lazy: howEqualPage },
          { path: 'getting-together', lazy: conveningPage },
          { path: 'people', element: <PeoplePage /> },
          { path: 'roles', lazy: rolesPage },
          { path: 'sections/:key', lazy: sectionPage },
          { path: 'sections/:key/history', lazy: historyPage },
          { path: 'sections/:key/history/:seq', lazy: versionPage },
          { path: 'sections/:key/suggest', lazy: suggestPage },
          { path: 'sections/:key/comment', lazy: commentOnPage },
          { path: 'sections/:key/bring', lazy: bringTextPage },
          { path: 'sections/:key/write-for', lazy: writeForPage },
          { path: 'comments', lazy: commentsPage },
          { path: 'sections/:key/flag', lazy: flagPage },
          { path: 'interests', lazy: interestsPage },
          { path: 'competition-checks', lazy: concernsPage },
          { path: 'worries', lazy: worriesPage },
          { path: 'providers', lazy: providersPage },
          { path: 'suggestions', lazy: suggestionsPage },
          { path: 'suggestions/:proposalId', lazy: suggestionPage },
          { path: 'signing', element: <SigningPage /> },
          { path: 'signing/:key', element: <SignPage /> },
          { path: 'mediation', lazy: mediationPage },
          { path: 'publishing', element: <PublishingPage /> },
          { path: 'removing', lazy: removalsPage },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
