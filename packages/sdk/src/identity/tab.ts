import { stored, TAB_KEY } from '../browser/stored.ts';
import { uuid } from '../browser/uuid.ts';
import { mayStore } from '../consent/permission.ts';

let tab = '';
let next = 0;

/** This tab's id, over all the pages it shows; made with its first event, as a page that is gone has none to leave. */
export function thisTab(): string {
  if (!tab) {
    tab = uuid();
    next = 0;
  }
  return tab;
}

/** The number of the tab's next event. */
export function nextSeq(): number {
  return next++;
}

/** Be another tab from here on. */
export function newTab(): void {
  tab = '';
}

/** The page is seen again: what it left to the next one is its own. */
export function keepTab(): void {
  if (mayStore) stored(TAB_KEY, '');
}

/**
 * Go on where the tab's last page stopped. A browser copies a tab's storage when the tab is duplicated, so the state is
 * there only while no page of the tab runs: taken when a page begins, put back when it is hidden.
 */
export function takeTab(): void {
  const [id, seq] = mayStore ? stored(TAB_KEY).split(' ') : [];
  if (id) {
    tab = id;
    next = +seq!;
    keepTab();
  }
}

/** Leave it to the tab's next page. */
export function putTab(): void {
  if (mayStore && tab) stored(TAB_KEY, `${tab} ${next}`);
}
