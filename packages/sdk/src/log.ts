let shown = false;

/** Show what is recorded and answered in the browser's console; `debug(false)` ends it. */
export function debug(show = true): void {
  shown = show;
}

/** Say something to a developer who asked for it by `debug()`. */
export function log(...said: unknown[]): void {
  if (shown) console.log('waystage', ...said);
}
