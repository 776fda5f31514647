/** Run if nobody alive holds the lock. Without Web Locks nobody can know: then run, as the store keeps one of two anyway. */
export function ifUnlocked(name: string, run: () => void): void {
  if (navigator.locks) navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && run()).catch(() => {});
  else run();
}
