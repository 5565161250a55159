import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { apiClient } from './api/client.js';
import { router } from './router.js';
import { AnnouncementsProvider } from './ui/announcements.js';

const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the workspace.');
createRoot(place).render(
  <StrictMode>
    <Provider value={apiClient()}>
      <AnnouncementsProvider>
        <RouterProvider router={router} />
      </AnnouncementsProvider>
    </Provider>
  </StrictMode>,
);
