import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from './page/page.ts';
import type { SiteSettings } from './site-settings.ts';

/** What each route of the site gets. */
export interface Site {
  settings: SiteSettings;
  /** answer with a page in its frame */
  show: (request: FastifyRequest, reply: FastifyReply, page: Page) => FastifyReply;
}
