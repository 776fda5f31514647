import { catalogue, type EventName } from './catalogue.ts';

/** The names of all events, in the order of the catalogue. */
export const eventNames = Object.keys(catalogue) as EventName[];
