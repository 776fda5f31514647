/** Milliseconds a stop may take; what was acknowledged is on disk before it was said. */
const STOP_WITHIN = 8000;

/** how often a process that npx or an npm script started looks whether that is still there (ms) */
const LOOK_EVERY = 500;

/** What is to be closed when the process is told to stop: the last opened first. */
export interface Stop {
  add(close: () => Promise<unknown>): void;
  /** Everything runs: from now on a stop closes it in order. Resolves when it is closed. */
  ready(): Promise<void>;
}

/**
 * Stop on SIGINT or SIGTERM. Before `ready` at once (whatever is half open survives that, as it would a power cut); then in
 * order, for eight seconds at most; a second signal does not wait. npx ends on a signal and does not pass it on, so what it
 * (or an npm script) started stops when its parent is gone.
 */
export function onStop(say: (line: string) => void): Stop {
  const closers: (() => Promise<unknown>)[] = [];
  let finish: ((closed: Promise<void>) => void) | null = null;
  let stopping = false;

  async function closeAll(): Promise<void> {
    // one that cannot be closed keeps no other open
    for (const close of closers.reverse())
      await close().catch((error: Error) => say(`While stopping: ${error.message}`));
    say('Stopped. Everything accepted is on disk.');
  }
  const stop = () => {
    if (stopping || !finish) {
      say(finish ? 'Stopped at once.' : '\nStopped before it was ready.');
      process.exit(130);
    }
    stopping = true;
    setTimeout(() => {
      say('Stopped: something did not close in time. Everything accepted is on disk.');
      process.exit(0);
    }, STOP_WITHIN).unref();
    say('\nStopping (once more: at once) ...');
    finish(closeAll());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const parent = process.ppid;
  if (process.env.npm_config_user_agent !== undefined && parent !== 1) {
    const look = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(look);
      if (!stopping) stop();
    }, LOOK_EVERY).unref();
  }
  return {
    add: (close) => void closers.push(close),
    ready: () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  };
}
