/** What can be told to `openEngine`; everything has a default. */
export interface EngineOptions {
  /** Told of everything that went wrong and was handled (a lost connection, a restart, a full disk). */
  onProblem?: (problem: { code: string; message: string }) => void;
  /** Milliseconds one statement may go without an answer: 30,000. Then the engine restarts or the connection is dropped. */
  answerWithin?: number;
  /** Embedded: bytes that must be free on the disk for `unavailable()` to be null: 256 MB. */
  minFreeBytes?: number;
  /** Embedded: milliseconds between two looks at the free space and the upkeep: 5,000. */
  lookEvery?: number;
}
