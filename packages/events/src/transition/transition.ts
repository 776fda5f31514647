import { z } from 'zod';
import { transitionTypes } from './transition-type.ts';

const time = z.iso.datetime();
const count = z.number().int().min(0);
const stage = z.object({ stage: z.string(), phase: z.string().nullable(), readiness: z.number() });

const interaction = z.object({
  event: z.string(),
  at: time,
  behaviour: z.string(),
  person: z.string().nullable(),
  role: z.string().nullable(),
  channel: z.enum(['digital', 'sales']),
  content: z.string().nullable(),
});

const evidence = z.object({
  needed: z.record(z.string(), z.unknown()),
  found: z.record(z.string(), count),
  trigger: z.string().nullable(),
  arrived_late: z.boolean(),
  catching_up: z.boolean(),
  /** the same for everything that follows from one piece of late knowledge */
  batch: z.string().optional(),
  verified: z.boolean(),
  truncated: z.boolean(),
  interactions: z.array(interaction).max(20),
});

const rule = z.object({ id: z.string(), says: z.string(), proves: z.string().optional(), source: z.string() });

/** How a company moved; `manual` is by hand in the console. */
export const movement = z.enum(['enter', 'advance', 'fast_track', 'reconsider', 'close', 'manual']);

/**
 * What the rules say happened, before anybody knows whose log it was: the engine's output.
 * Times are ISO 8601, UTC; `days` are days with two decimals.
 */
export const decision = z.object({
  type: z.enum(transitionTypes),
  /** when: the `at` of the trigger, or the due time of a timer */
  at: time,
  /** gapless per company and journey, never restarting with a new journey number */
  sequence: z.number().int().min(1),
  journey: z.object({
    id: z.string(),
    number: z.number().int().min(1),
    started_at: time,
    status: z.enum(['open', 'won', 'lost', 'cancelled', 'merged']),
  }),
  movement: movement.optional(),
  from: stage.extend({ entered_at: time.nullable(), days: z.number().nullable() }).optional(),
  to: stage.optional(),
  stalled: z.boolean(),
  rule: rule.optional(),
  evidence: evidence.optional(),
  audience: z.string().nullable(),
  buying_group: z
    .object({
      seen: count,
      usual_size: z.array(count).length(2).optional(),
      roles_seen: z.record(z.string(), count),
      roles_missing: z.record(z.string(), count),
      came_late: z.array(z.string()),
    })
    .optional(),
  jobs: z.record(z.string(), z.object({ state: z.enum(['active', 'done']), revisits: count })).optional(),
  obstacles: z.array(z.string()).optional(),
  owners: z.object({ marketing: z.string(), sales: z.string() }).partial().optional(),
  deal_stage: z.string().nullable().optional(),
  recommend: z
    .array(z.object({ content: z.string().optional(), do: z.string().optional(), says: z.string().optional() }))
    .optional(),
  next: z.array(z.object({ rule: z.string(), to: z.string(), missing: z.string() })).optional(),
  /** what a kind has of its own: `{ job, obstacle, notice, person, role, into, author, reason }` */
  about: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  /** follows from imported history: moves state, is delivered to nobody */
  historical: z.literal(true).optional(),
});
export type Decision = z.output<typeof decision>;

/** The `data` of a webhook: the decision, whose company it is and which rules and log position it comes from. */
export const transitionData = decision.omit({ type: true, at: true, audience: true, historical: true }).extend({
  transition_id: z.string(),
  previous_transition_id: z.string().nullable(),
  company: z.object({
    id: z.string(),
    domain: z.string().nullable(),
    name: z.string().nullable(),
    ids: z.record(z.string(), z.string()),
    owner: z.string().nullable(),
    audience: z.string().nullable(),
  }),
  rules: z.object({ version: z.string(), engine: z.string() }),
  log: z.object({ upto: z.number().int() }),
  shadow: z.boolean().optional(),
});

/** A transition as it leaves: Standard Webhooks' `{ type, timestamp, data }`. */
export const transition = z.object({ type: z.enum(transitionTypes), timestamp: time, data: transitionData });
export type TransitionData = z.output<typeof transitionData>;
export type Transition = z.output<typeof transition>;
