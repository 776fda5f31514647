import type { SiteMode } from '../tables/tables.ts';

/** A place that sends: who may send for it and from where. */
export interface Site {
  id: string;
  name: string;
  publicKey: string;
  /** origins a browser may send from, such as `https://www.example.com` */
  origins: string[];
  mode: SiteMode;
  disabled: boolean;
}
