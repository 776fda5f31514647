/** Where the next page finds what the page told GA4 of a sale, if it went before the second file came. */
export const SALES_KEY = 'ws_s';
