import { z } from 'zod';

const time = z.string().nullable().catch(null).default(null);
const count = z.number().catch(0).default(0);
const counts = z.record(z.string(), z.number()).catch({}).default({});
const texts = z.array(z.string()).catch([]).default([]);

/** What the rules said of a company, read gently: rows of an older release may lack what newer rules say. */
export const journeyView = z.object({
  stage: z.string().catch('outside').default('outside'),
  readiness: count,
  entered_at: time,
  reconsidering: z.boolean().catch(false).default(false),
  stalled: z.boolean().catch(false).default(false),
  journey: z
    .object({ number: z.number().catch(1).default(1), started_at: time })
    .catch({ number: 1, started_at: null })
    .default({ number: 1, started_at: null }),
  audience: z
    .object({ status: z.enum(['in', 'out', 'waits']), waits_for: texts })
    .catch({ status: 'in', waits_for: [] })
    .default({ status: 'in', waits_for: [] }),
  obstacles: z
    .array(z.object({ obstacle: z.string(), says: z.string().catch('').default(''), since: time }))
    .catch([])
    .default([]),
  jobs: z
    .record(z.string(), z.object({ state: z.enum(['active', 'done']), revisits: count }))
    .catch({})
    .default({}),
  group: z.object({ roles_missing: counts }).catch({ roles_missing: {} }).default({ roles_missing: {} }),
  people: z
    .array(
      z.object({
        id: z.string(),
        role: z.string().catch('unknown').default('unknown'),
        first_seen: time,
        last_seen: time,
        late: z.boolean().catch(false).default(false),
      }),
    )
    .catch([])
    .default([]),
  last_activity_at: time,
  deal_stage: z.string().nullable().catch(null).default(null),
  deal_agrees: z.boolean().nullable().catch(null).default(null),
  next: z
    .array(z.object({ rule: z.string(), to: z.string(), missing: z.string() }))
    .catch([])
    .default([]),
  recommend: z
    .array(z.object({ content: z.string().optional(), do: z.string().optional(), says: z.string().optional() }))
    .catch([])
    .default([]),
});
export type JourneyView = z.output<typeof journeyView>;
