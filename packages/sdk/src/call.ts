import type { Fields } from './deliver/entry.ts';

/** Do what a command says: an event of the vocabulary, one of the seller's own, or `page`, `reset`, `debug`. Never throws. */
export type Call = (name: string, fields?: Fields) => unknown;
