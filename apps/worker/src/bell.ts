/** Lets a loop rest, and whoever has news for it end the rest. */
export interface Bell {
  ring(): void;
  /** Wait that long (ms), or until it rings; not at all where it has rung since the last rest. */
  rest(ms: number): Promise<void>;
}

/** One loop's bell. */
export function bell(): Bell {
  let rung = false;
  let wake = () => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    async rest(ms) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
    },
  };
}
