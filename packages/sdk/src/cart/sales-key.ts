/** What the keys begin with under which the next page finds what a page told GA4 of a sale, if it went before the second file came. */
export const SALES_KEY = 'ws_s.';
