export { createLoginLink } from './access/create-login-link.ts';
export { type WrongLogins, wrongLogins } from './access/wrong-logins.ts';
export { adminApi } from './admin/admin-api.ts';
export type { Operations } from './admin/operations.ts';
export type { ConsoleJourney } from './answer/console-journey.ts';
export { consoleApp } from './console-app.ts';
export type { ConsoleOptions } from './console-options.ts';
