import { sql } from 'kysely';

/** What signs for an endpoint now, in SQL: its secret, and for a while after a change the one before. */
export const signingSecrets = sql<string[]>`case when old_secrets_until > now() then secrets else secrets[1:1] end`;
