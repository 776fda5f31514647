import type { Transition, TransitionData } from '@waystage/events';
import type { Tables } from '@waystage/storage';
import type { Kysely } from 'kysely';

let written = 0;

/** Write a transition of a company that is there already; `data` says what differs from a plain move. */
export async function putTransition(
  db: Kysely<Tables>,
  company: string,
  sequence: number,
  type: Transition['type'],
  timestamp: string,
  data: Partial<TransitionData> = {},
): Promise<void> {
  const id = `trn_${company}_${sequence}`;
  const body: Transition = {
    type,
    timestamp,
    data: {
      transition_id: id,
      previous_transition_id: sequence > 1 ? `trn_${company}_${sequence - 1}` : null,
      sequence,
      company: { id: company, domain: null, name: null, ids: {}, owner: null, audience: 'prospects' },
      journey: { id: 'crm-suite', number: 1, started_at: '2026-01-08T07:40:02Z', status: 'open' },
      stalled: false,
      rules: { version: 'sha256:4b1f', engine: '0.1.0' },
      log: { upto: sequence },
      ...data,
    },
  };
  const row = { partition: 0, number: ++written, company, journey: 'crm-suite', sequence, type };
  const at = new Date(timestamp);
  await db
    .insertInto('transition')
    .values({ id, ...row, at, written: at, body: JSON.stringify(body) })
    .execute();
}
