export type { Mode, Observer, Settings } from './settings.ts';
export { start } from './start.ts';
export type { Money, Person, Waystage } from './waystage.ts';
