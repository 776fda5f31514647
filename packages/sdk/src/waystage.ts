import type { Fields } from './deliver/entry.ts';

/** What can be said of money: `value` in units of `currency` (ISO 4217); `product` chooses the journey. */
export interface Money {
  value?: number;
  currency?: string;
  product?: string;
}

/** Who somebody is; `token` is an identity token signed by your own server, and the only proof. */
export interface Person {
  person?: string;
  name?: string;
  title?: string;
  role?: string;
  token?: string;
}

/** What `start()` returns, and what `ws(name, fields)` reaches in a page with the tag. Nothing here throws. */
export interface Waystage {
  /** a page was shown that has no address of its own */
  page(path?: string): void;
  download(content: string, fields?: { kind?: string }): void;
  media(content: string, fields: { percent: 25 | 50 | 75 | 100; kind?: 'video' | 'podcast' }): void;
  form(name: string): void;
  tool(name: string, fields?: { kind?: 'calculator' | 'test' | 'simulation' | 'configurator' }): void;
  share(via: 'mail' | 'link' | 'invite' | 'social'): void;
  /** what the cart holds now; 0 items empties it */
  cart(fields: Money & { items: number }): void;
  checkout(step?: string, fields?: Money): void;
  /** the same order id is one order, however often it is told */
  order(order: string, fields?: Money): void;
  track(name: string, props?: Fields): void;
  identify(person: string | Person, fields?: Person): void;
  company(domain: string, fields?: Fields): void;
  consent(state: 'granted' | 'denied', fields?: { purposes?: string[] }): void;
  /** somebody else sits here now: a new visitor begins */
  reset(): void;
  /** content that helps this visitor now; empty unless the visitor is identified by a token and the site has opted in */
  recommended(): Promise<unknown[]>;
  /** show in the console what is recorded and answered */
  debug(show?: boolean): void;
}
