import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { CompanyPage } from './company/company-page.tsx';
import { Frame } from './frame/frame.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { type BoardSearch, readBoardSearch } from './pipeline/board-search.ts';
import { PipelinePage } from './pipeline/pipeline-page.tsx';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: Nowhere,
  validateSearch: (search: Record<string, unknown>): { journey?: string } =>
    typeof search.journey === 'string' ? { journey: search.journey } : {},
  search: { middlewares: [retainSearchParams(['journey'])] },
});

const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: PipelinePage,
    validateSearch: (search: Record<string, unknown>): BoardSearch => readBoardSearch(search),
  }),
  createRoute({ getParentRoute: () => root, path: '/companies/$company', component: CompanyPage }),
] as const;

/** The pages and their addresses. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: import.meta.env.BASE_URL,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
