/** true: may record; false: may not; undefined: nobody has said yet, so wait in memory. */
export type Allowed = boolean | undefined;

/** Whether this page may record now. */
export let allowed: Allowed;
/** Whether it may store anything in the browser. */
export let mayStore = false;

/** Decide both. */
export function permit(state: Allowed, cookieless: boolean): void {
  allowed = state;
  mayStore = !!state && !cookieless;
}
