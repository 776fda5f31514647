export type { ServerEvent } from '@waystage/events';
export type { Receipt, Rejected } from './receipt.ts';
export type { Settings } from './settings.ts';
export { type Fields, Waystage } from './waystage.ts';
export { WaystageError, type WaystageErrorCode } from './waystage-error.ts';
