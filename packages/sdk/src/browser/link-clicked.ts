import { clicked } from './clicked.ts';

/** Call back with the link that was clicked (of HTML: an SVG link has no plain address), unless the page says itself what it is. */
export function linkClicked(found: (link: HTMLAnchorElement) => void): void {
  clicked('a[href]:not([data-ws-event])', found as (element: HTMLElement) => void);
}
