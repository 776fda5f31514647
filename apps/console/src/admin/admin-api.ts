import { withoutAddresses } from '@waystage/events';
import { findApiToken, type Tables } from '@waystage/storage';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { WrongLogins } from '../access/wrong-logins.ts';
import type { Operations, Progress } from './operations.ts';

const files = z
  .array(z.object({ path: z.string().min(1).max(500), text: z.string().max(2_000_000) }))
  .min(1)
  .max(500);
const word = z.string().min(1).max(200);
/** what webhooks carry to others: nobody's e-mail address */
const passedOn = (most: number) => z.string().min(1).max(most).transform(withoutAddresses);
const time = z.iso.datetime({ offset: true }).transform((s) => Date.parse(s));
const bodyLimit = 5 * 1024 * 1024;

/** Long work answers line by line (NDJSON): `{ progress: { done, all } }`, then `{ result }` or `{ error }`. */
function stream(reply: FastifyReply, work: (progress: Progress) => Promise<unknown>): void {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  const write = (line: object) => reply.raw.write(`${JSON.stringify(line)}\n`);
  work((done, all) => write({ progress: { done, all } }))
    .then(
      (result) => write({ result }),
      (error) => write({ error: describe(error) }),
    )
    .finally(() => reply.raw.end());
}

function describe(error: unknown): { code: string; message: string; findings?: unknown } {
  const { code, message, findings } = error as { code?: string; message: string; findings?: unknown };
  return { code: code ?? 'failed', message, ...(findings !== undefined && { findings }) };
}

/**
 * The administration under `/v1`: what the command and other programs use, with an administrator's API token. Register it
 * beside the collector's own routes.
 */
export async function adminApi(
  app: FastifyInstance,
  { db, operations, logins }: { db: Kysely<Tables>; operations: Operations; logins: WrongLogins },
): Promise<void> {
  // who has been let in is not put out by a neighbour's wrong tokens
  const letIn = new Set<string>();
  app.addHook('onRequest', async (request, reply) => {
    const token = /^Bearer (wst_[0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1];
    const wait = logins.wait(request.ip);
    if (wait > 0 && !(token && letIn.has(token)))
      return reply
        .code(429)
        .header('retry-after', wait)
        .send({
          error: { code: 'too_fast', message: `Too many wrong tokens came from this network. Try again in ${wait} s.` },
        });
    const role = token ? (await findApiToken(db, token))?.role : undefined;
    if (token && !role) logins.note(request.ip);
    if (token && role === 'administrator' && letIn.size < 1000) letIn.add(token);
    if (role !== 'administrator')
      return reply.code(401).send({
        error: { code: 'no_token', message: "Send an administrator's API token: `Authorization: Bearer wst_...`." },
      });
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof z.ZodError)
      return reply.code(400).send({ error: { code: 'bad_request', message: z.prettifyError(error) } });
    const known = describe(error);
    const status = (error as { statusCode?: number }).statusCode ?? (known.code === 'failed' ? 500 : 422);
    if (status === 500) request.log.error(error);
    return reply.code(status).send({ error: known });
  });

  app.get('/rules', async () => ({
    versions: await db
      .selectFrom('rules_version')
      .select(['journey', 'version', 'author', 'shadow', 'deployed_at'])
      .orderBy('deployed_at', 'desc')
      .execute(),
  }));
  app.post('/rules', { bodyLimit, handlerTimeout: 120_000 }, async (request) => {
    const body = z
      .object({ files, author: passedOn(200).default('api'), shadow: z.boolean().default(false) })
      .parse(request.body);
    return { deployed: await operations.deploy(body.files, body.author, body.shadow) };
  });
  app.get('/rules/deployed', async () => ({ deployed: await operations.deployed() }));
  app.get('/explain/:company', async (request, reply) => {
    const { company } = z.object({ company: word }).parse(request.params);
    const { why_not } = z.object({ why_not: z.string().optional() }).parse(request.query);
    const found = await operations.explain(company, why_not !== undefined);
    return (
      found ??
      reply.code(404).send({
        error: {
          code: 'not_found',
          message: `Nobody here is called ${company}. Give a domain, or the company's id.`,
        },
      })
    );
  });
  app.post('/backtests', { bodyLimit }, async (request, reply) => {
    const body = z.object({ files, from: time.optional(), to: time.optional() }).parse(request.body);
    const period = {
      ...(body.from !== undefined && { from: body.from }),
      ...(body.to !== undefined && { to: body.to }),
    };
    stream(reply, (progress) => operations.backtest(body.files, period, progress));
  });
  app.post('/companies/:company/corrections', async (request) => {
    const { company } = z.object({ company: word }).parse(request.params);
    const { journey, author, ...what } = z
      .object({
        journey: word.optional(),
        author: passedOn(200),
        to: z.object({ place: word, reason: passedOn(1000) }).optional(),
        obstacle: z.object({ name: word, state: z.enum(['raised', 'cleared']) }).optional(),
      })
      .refine((b) => b.to || b.obstacle, 'say `to` (a place and a reason) or `obstacle`')
      .parse(request.body);
    return operations.correct(company, {
      author,
      ...(journey !== undefined && { journey }),
      ...(what.to && { to: what.to }),
      ...(what.obstacle && { obstacle: what.obstacle }),
    });
  });
  app.post('/companies/:company/merge', async (request) => {
    const { company } = z.object({ company: word }).parse(request.params);
    const body = z.object({ into: word, author: passedOn(200), reason: passedOn(1000) }).parse(request.body);
    return operations.merge(company, body.into, { author: body.author, reason: body.reason });
  });
  app.post('/rules/reapply', async (request, reply) => {
    const { journey, author } = z.object({ journey: word.optional(), author: passedOn(200) }).parse(request.body);
    stream(reply, (progress) => operations.reapply({ author, ...(journey !== undefined && { journey }) }, progress));
  });
  app.post('/rules/unsent', { bodyLimit }, async (request, reply) => {
    const body = z.object({ files }).parse(request.body);
    stream(reply, (progress) => operations.unsent(body.files, progress));
  });
  app.post('/replay', async (_, reply) => stream(reply, operations.replay));
  const numbered = (params: unknown) =>
    z
      .object({
        id: z.coerce
          .number()
          .int()
          .min(1)
          .max(2 ** 53 - 1),
      })
      .parse(params).id;
  const nothingWaits = (reply: FastifyReply, id: number) =>
    reply.code(404).send({ error: { code: 'not_found', message: `Nothing with the number ${id} is set aside.` } });
  app.get('/set-aside', async () => ({ set_aside: await operations.setAside() }));
  app.get('/set-aside/:id', async (request, reply) => {
    const id = numbered(request.params);
    return (await operations.setAside(id))[0] ?? nothingWaits(reply, id);
  });
  for (const [verb, state] of [
    ['retry', 'retried'],
    ['drop', 'dropped'],
  ] as const)
    app.post(`/set-aside/:id/${verb}`, async (request, reply) => {
      const id = numbered(request.params);
      return (await operations.settleSetAside(id, state)) ?? nothingWaits(reply, id);
    });
  app.post('/invites', async (request) => {
    const { role } = z.object({ role: z.enum(['administrator', 'editor', 'viewer']) }).parse(request.body);
    return { link: await operations.invite(role) };
  });
  app.get('/endpoints', async () => ({ endpoints: await operations.endpoints() }));
  app.post('/endpoints', async (request, reply) => {
    const list = z.array(word).max(50).optional();
    const body = z
      .object({
        url: z.string().max(2048),
        description: word.optional(),
        types: list,
        journeys: list,
        shadow: z.boolean().optional(),
      })
      .parse(request.body);
    const given = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined)) as Parameters<
      Operations['addEndpoint']
    >[0];
    return reply.code(201).send(await operations.addEndpoint(given));
  });
  const named = (params: unknown) => z.object({ endpoint: word }).parse(params).endpoint;
  app.post('/endpoints/:endpoint/rotate', async (request) => {
    const { grace_hours } = z.object({ grace_hours: z.number().min(0).max(720).default(24) }).parse(request.body ?? {});
    const { secret, oldUntil } = await operations.rotateSecret(named(request.params), grace_hours * 3_600_000);
    return { secret, old_until: oldUntil };
  });
  app.post('/endpoints/:endpoint/disable', async (request) => {
    const { why } = z.object({ why: word.default('switched off by hand') }).parse(request.body ?? {});
    return operations.switchEndpoint(named(request.params), why);
  });
  app.post('/endpoints/:endpoint/enable', async (request) => operations.switchEndpoint(named(request.params), null));
  app.post('/endpoints/:endpoint/test', async (request) => operations.testEndpoint(named(request.params)));
}
