import type { Html } from '../../html.ts';

/** What a route shows inside the frame all pages share. */
export interface Page {
  title: string;
  /** one sentence for search engines */
  says: string;
  body: Html;
}
