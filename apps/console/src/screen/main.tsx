import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from './ask/refused.ts';
import { router } from './router.tsx';

const retry = (times: number, error: Error) => times < 2 && !(error instanceof Refused);
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry } } });
const screen = document.getElementById('screen');
if (screen)
  createRoot(screen).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
