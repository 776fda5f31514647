/** What is to be closed when the process is told to stop: the last opened first. */
export interface Stop {
  add(close: () => Promise<unknown>): void;
  /** resolves when everything is closed */
  done: Promise<void>;
}

/** Stop on SIGINT or SIGTERM, once; a second signal does not wait. */
export function onStop(say: (line: string) => void): Stop {
  const closers: (() => Promise<unknown>)[] = [];
  let stopping = false;
  const done = new Promise<void>((resolve, reject) => {
    const stop = () => {
      if (stopping) process.exit(130);
      stopping = true;
      say('\nStopping (once more: at once) ...');
      (async () => {
        for (const close of closers.reverse()) await close();
        say('Stopped. Everything accepted is on disk.');
      })().then(resolve, reject);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  return { add: (close) => void closers.push(close), done };
}
