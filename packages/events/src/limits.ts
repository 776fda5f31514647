/** Limits of every boundary events cross. Bytes are UTF-8 bytes, times are milliseconds. */
export const limits = {
  batchEvents: 500,
  batchBytes: 512 * 1024,
  eventBytes: 32 * 1024,
  urlBytes: 2048,
  textLength: 512,
  wordLength: 128,
  propDepth: 4,
  propKeys: 64,
  confirmIds: 500,
  /** numbers of a tab's events from here on are not counted: no person gets that far */
  tabSeq: 10_000,
  /** a public-key event older than this (after clock correction) is rejected `too_old` */
  publicAge: 7 * 24 * 3600_000,
  /** client clocks off by less than this are left alone; later than received + this is clamped */
  clockTolerance: 5 * 60_000,
} as const;
