import type { z } from 'zod';
import { advocacy } from './kind/advocacy.ts';
import { attended } from './kind/attended.ts';
import { cart } from './kind/cart.ts';
import { checkout } from './kind/checkout.ts';
import { company } from './kind/company.ts';
import { consent } from './kind/consent.ts';
import { contacted } from './kind/contacted.ts';
import { custom } from './kind/custom.ts';
import { deal } from './kind/deal.ts';
import { download } from './kind/download.ts';
import { email } from './kind/email.ts';
import { form } from './kind/form.ts';
import { identify } from './kind/identify.ts';
import { linkOut } from './kind/link-out.ts';
import { mediaPlayed } from './kind/media-played.ts';
import { meeting } from './kind/meeting.ts';
import { order } from './kind/order.ts';
import { pageLeft } from './kind/page-left.ts';
import { pageRead } from './kind/page-read.ts';
import { pageView } from './kind/page-view.ts';
import { proposal } from './kind/proposal.ts';
import { share } from './kind/share.ts';
import { stopped } from './kind/stopped.ts';
import { toolUsed } from './kind/tool-used.ts';

/** Whose doing an event is: it decides whose silence it ends and who counts as a person; null says something, does nothing. */
export type Actor = 'customer' | 'seller' | 'nobody';
/** Who may send an event. */
export type Sender = 'sdk' | 'server' | 'console' | 'worker';

interface Kind<S extends z.ZodType> {
  schema: S;
  sentBy: readonly Sender[];
  doneBy: Actor | null | ((event: z.output<S>) => Actor);
}

function kind<S extends z.ZodType>(schema: S, sentBy: readonly Sender[], doneBy: Kind<S>['doneBy']): Kind<S> {
  return { schema, sentBy, doneBy };
}

/** Every event there is, by name: its schema, who may send it and whose doing it is. A new kind is one file and one line here. */
export const catalogue = {
  page_view: kind(pageView, ['sdk'], 'customer'),
  page_read: kind(pageRead, ['sdk'], 'customer'),
  page_left: kind(pageLeft, ['sdk'], 'customer'),
  download: kind(download, ['sdk', 'server'], 'customer'),
  media_played: kind(mediaPlayed, ['sdk', 'server'], 'customer'),
  form: kind(form, ['sdk', 'server'], 'customer'),
  tool_used: kind(toolUsed, ['sdk', 'server'], 'customer'),
  share: kind(share, ['sdk', 'server'], 'customer'),
  link_out: kind(linkOut, ['sdk'], 'customer'),
  cart: kind(cart, ['sdk', 'server', 'worker'], 'customer'),
  checkout: kind(checkout, ['sdk', 'server'], 'customer'),
  order: kind(order, ['sdk', 'server'], 'customer'),
  meeting: kind(meeting, ['server', 'console'], 'customer'),
  contacted: kind(contacted, ['server', 'console'], (e) => (e.direction === 'in' ? 'customer' : 'seller')),
  proposal: kind(proposal, ['server', 'console'], (e) => (e.state === 'sent' ? 'seller' : 'customer')),
  deal: kind(deal, ['server', 'console'], 'seller'),
  attended: kind(attended, ['server'], 'customer'),
  email: kind(email, ['server'], (e) => (e.action === 'opened' ? 'nobody' : 'customer')),
  stopped: kind(stopped, ['server', 'console'], 'customer'),
  advocacy: kind(advocacy, ['server', 'console'], 'customer'),
  custom: kind(custom, ['sdk', 'server'], 'customer'),
  identify: kind(identify, ['sdk', 'server', 'console'], null),
  company: kind(company, ['sdk', 'server', 'console'], null),
  consent: kind(consent, ['sdk'], null),
} as const;

export type EventName = keyof typeof catalogue;
/** The fields of an event as they are after parsing, told apart by `event`. */
export type EventFields = { [N in EventName]: z.output<(typeof catalogue)[N]['schema']> }[EventName];
