export { type CollectorOptions, collectorApp } from './app.ts';
export { CollectorError, type CollectorErrorCode, collectorErrors } from './collector-error.ts';
export { networkOf } from './cookieless/network-of.ts';
