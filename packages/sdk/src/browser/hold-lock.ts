/** A promise one can keep from outside. */
function open(): [promise: Promise<void>, keep: () => void] {
  let keep = () => {};
  const promise = new Promise<void>((done) => {
    keep = done;
  });
  return [promise, keep];
}

/**
 * Hold a Web Lock until the returned function is called (a page that still holds one cannot enter the back/forward
 * cache) or the tab dies. Nothing where there are no locks (plain http).
 */
export function holdLock(name: string): () => void {
  const [held, release] = open();
  navigator.locks?.request(name, () => held).catch(() => {});
  return release;
}
