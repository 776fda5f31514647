import type { Entry, Fields } from './deliver/entry.ts';

/** Take down that something happened; undefined where it may not be sent (yet). */
export type Recorder = (event: string, fields?: Fields) => Entry | undefined;
