export { type Company, companies } from './companies.ts';
export { crmEvents } from './crm-events.ts';
export { type Person, people } from './people.ts';
export type { Received } from './receiver/inbox.ts';
export { startReceiver } from './receiver/start-receiver.ts';
export { startSite } from './site/start-site.ts';
export { siteOrigins } from './site-origins.ts';
