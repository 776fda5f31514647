/**
 * Hold a Web Lock until the returned function is called (a page that still holds one cannot enter the back/forward
 * cache) or the tab dies. Nothing where there are no locks (plain http).
 */
export function holdLock(name: string): () => void {
  let release!: () => void;
  const held = new Promise<void>((done) => {
    release = done;
  });
  navigator.locks?.request(name, () => held).catch(() => {});
  return release;
}
