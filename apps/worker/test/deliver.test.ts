import { randomUUID } from 'node:crypto';
import type { Transition } from '@waystage/events';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import fastify, { type FastifyReply } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEndpoint } from '../src/deliver/create-endpoint.ts';
import { endpointClaims } from '../src/deliver/endpoint-claims.ts';
import { guard } from '../src/deliver/guard.ts';
import { rotateSecret } from '../src/deliver/rotate-secret.ts';
import { runDeliver } from '../src/deliver/run-deliver.ts';
import { switchEndpoint } from '../src/deliver/switch-endpoint.ts';
import { testEndpoint } from '../src/deliver/test-endpoint.ts';

const open = { allowHttp: true, allowRanges: ['127.0.0.0/8'], allowPorts: 'any' as const };

eachEngine('delivering', (store) => {
  const got: { path: string; id: string; body: string; headers: Record<string, string> }[] = [];
  const answers = new Map<string, (reply: FastifyReply, nth: number) => unknown>();
  let base: string;
  let running: ReturnType<typeof runDeliver>;
  const receiver = fastify();
  const dispatch = () => {
    running = runDeliver(store(), randomUUID(), { guard: open, chance: () => 0 }, (error) => {
      throw error;
    });
  };

  beforeAll(async () => {
    receiver.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));
    receiver.post('/*', async (request, reply) => {
      const path = request.url;
      got.push({
        path,
        id: String(request.headers['webhook-id']),
        body: request.body as string,
        headers: request.headers as never,
      });
      const answer = answers.get(path);
      return answer ? answer(reply, got.filter((g) => g.path === path).length) : { ok: true };
    });
    base = await receiver.listen({ port: 0, host: '127.0.0.1' });
    dispatch();
  });
  afterAll(async () => {
    await running.stop();
    receiver.server.closeAllConnections();
    await receiver.close();
  });

  /** Transitions waiting for an endpoint of their own, as the evaluate hop leaves them. */
  async function waiting(path: string, count = 1, url = `${base}${path}`) {
    const { id, secret } = await createEndpoint(store().db, guard(open), { url: `${base}${path}` });
    await store().db.updateTable('endpoint').set({ url }).where('id', '=', id).execute();
    const company = `co_${randomUUID().slice(0, 16)}`;
    await store().db.insertInto('company').values({ id: company }).execute();
    for (let sequence = 1; sequence <= count; sequence++) {
      const transition = `trn_${randomUUID().slice(0, 16)}`;
      const at = new Date('2026-11-22T08:00:00Z');
      const body = {
        type: 'stage.advanced',
        timestamp: at.toISOString(),
        data: { transition_id: transition, sequence },
      };
      const number = Math.floor(Math.random() * 1e12);
      await store()
        .db.insertInto('transition')
        .values({
          id: transition,
          partition: 0,
          number,
          company,
          journey: 'j',
          sequence,
          type: 'stage.advanced',
          at,
          written: at,
          body: JSON.stringify(body),
        })
        .execute();
      await store()
        .db.insertInto('delivery')
        .values({ id: `msg_${randomUUID()}`, endpoint: id, transition, company, next_at: new Date(0) })
        .execute();
    }
    running.wake();
    return { id, secret };
  }
  const at = (path: string) => got.filter((g) => g.path === path);
  const statuses = async (endpoint: string) =>
    await store()
      .db.selectFrom('delivery')
      .select(['status', 'attempts'])
      .where('endpoint', '=', endpoint)
      .orderBy('number')
      .execute();

  it('arrives signed, as standardwebhooks verifies it, in company order', async () => {
    const { id, secret } = await waiting('/signed', 5);
    await expect.poll(() => at('/signed').length, { timeout: 10_000 }).toBe(5);
    const bodies = at('/signed').map((g) => new Webhook(secret).verify(g.body, g.headers) as Transition);
    expect(bodies.map((b) => b.data.sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(at('/signed').map((g) => g.id)).size).toBe(5);
    await expect.poll(() => statuses(id)).toEqual(Array(5).fill({ status: 'delivered', attempts: 1 }));
  });

  it('a rotated secret: both sign for a while, then only the new one, and at once where it must be', async () => {
    const { id, secret: old } = await waiting('/rotated');
    await expect.poll(() => at('/rotated').length, { timeout: 10_000 }).toBe(1);
    const holds = (secret: string) => {
      const { body, headers } = at('/rotated').at(-1)!;
      try {
        return Boolean(new Webhook(secret).verify(body, headers));
      } catch {
        return false;
      }
    };
    const tested = () => testEndpoint(store().db, guard(open), id);
    const { secret, oldUntil } = await rotateSecret(store().db, id, 3_600_000);
    expect(oldUntil.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    expect(await tested()).toMatchObject({ ok: true, status: 200, answer: '{"ok":true}' });
    expect([holds(secret), holds(old)]).toEqual([true, true]);
    expect(JSON.parse(at('/rotated').at(-1)!.body)).toMatchObject({ type: 'endpoint.test', data: { endpoint: id } });
    // a delivery signs as the test does
    await store()
      .db.updateTable('delivery')
      .set({ status: 'pending', next_at: new Date(0) })
      .where('endpoint', '=', id)
      .execute();
    running.wake();
    await expect.poll(() => at('/rotated').length, { timeout: 10_000 }).toBe(3);
    expect([holds(secret), holds(old)]).toEqual([true, true]);
    const last = await rotateSecret(store().db, id, 0);
    await tested();
    expect([holds(last.secret), holds(secret), holds(old)]).toEqual([true, false, false]);
    await expect(rotateSecret(store().db, 'ep_nobody', 0)).rejects.toThrow('no endpoint ep_nobody');
  });

  it('switched off nothing goes there, and what waits goes when it is on again; a test says what is wrong', async () => {
    answers.set('/off', (reply) => reply.code(500).send('trøbbel'));
    const { id } = await waiting('/off');
    await expect.poll(() => at('/off').length, { timeout: 10_000 }).toBe(1);
    expect(await switchEndpoint(store().db, id, 'they move house')).toEqual({ pending: 1 });
    expect(await testEndpoint(store().db, guard(open), id)).toMatchObject({
      ok: false,
      status: 500,
      error: 'the receiver answered 500',
      answer: 'trøbbel',
    });
    const tries = at('/off').length;
    await store()
      .db.updateTable('delivery')
      .set({ next_at: new Date(0) })
      .where('endpoint', '=', id)
      .execute();
    running.wake();
    await new Promise((r) => setTimeout(r, 1500));
    expect(at('/off')).toHaveLength(tries);
    answers.delete('/off');
    expect(await switchEndpoint(store().db, id, null)).toEqual({ pending: 1 });
    running.wake();
    await expect.poll(() => statuses(id), { timeout: 10_000 }).toMatchObject([{ status: 'delivered' }]);
    await expect(switchEndpoint(store().db, 'ep_nobody', null)).rejects.toThrow('no endpoint ep_nobody');
  });

  it('switched off, or given a new secret for no grace, in the middle of a round: the rest of it keeps to that', async () => {
    const slowly = () => new Promise((r) => setTimeout(r, 150, { ok: true }));
    for (const path of ['/middle-off', '/middle-new']) answers.set(path, slowly);
    const off = await waiting('/middle-off', 60);
    const renewed = await waiting('/middle-new', 60);
    await expect
      .poll(() => Math.min(at('/middle-off').length, at('/middle-new').length), { timeout: 10_000 })
      .toBeGreaterThan(1);
    await switchEndpoint(store().db, off.id, 'they move house');
    const { secret } = await rotateSecret(store().db, renewed.id, 0);
    await expect.poll(() => at('/middle-new').length, { timeout: 30_000 }).toBeGreaterThanOrEqual(60);
    expect(at('/middle-off').length).toBeLessThan(40);
    await expect
      .poll(() => statuses(renewed.id), { timeout: 10_000 })
      .toEqual(Array(60).fill({ status: 'delivered', attempts: 1 }));
    // at most the one that was under way went twice
    expect(at('/middle-new').length).toBeLessThanOrEqual(61);
    const last = at('/middle-new').at(-1)!;
    expect(new Webhook(secret).verify(last.body, last.headers)).toBeTruthy();
  }, 60_000);

  it('is tried again under the same id after an error, and written down', async () => {
    answers.set('/again', (reply, nth) => reply.code(nth === 1 ? 500 : 200).send('tøft'));
    const { id } = await waiting('/again');
    await expect.poll(() => at('/again').length, { timeout: 20_000 }).toBe(2);
    expect(at('/again')[0]!.id).toBe(at('/again')[1]!.id);
    await expect.poll(() => statuses(id)).toEqual([{ status: 'delivered', attempts: 2 }]);
    const attempts = await store()
      .db.selectFrom('attempt')
      .innerJoin('delivery', 'delivery.id', 'attempt.delivery')
      .select(['attempt.number', 'attempt.status', 'attempt.answer'])
      .where('delivery.endpoint', '=', id)
      .orderBy('attempt.number')
      .execute();
    expect(attempts).toEqual([
      { number: 1, status: 500, answer: 'tøft' },
      { number: 2, status: 200, answer: 'tøft' },
    ]);
  }, 30_000);

  it('does not follow a redirect: it is a failure', async () => {
    answers.set('/away', (reply) => reply.redirect(`${base}/elsewhere`, 302));
    const { id } = await waiting('/away');
    await expect.poll(() => statuses(id), { timeout: 10_000 }).toEqual([{ status: 'pending', attempts: 1 }]);
    expect(at('/elsewhere')).toEqual([]);
  });

  it('410 switches the endpoint off', async () => {
    answers.set('/gone', (reply) => reply.code(410).send());
    const { id } = await waiting('/gone');
    const why = async () =>
      (await store().db.selectFrom('endpoint').select('disabled_why').where('id', '=', id).executeTakeFirst())
        ?.disabled_why;
    await expect.poll(why, { timeout: 10_000 }).toContain('410');
  });

  it('a receiver that hangs keeps nobody else waiting', async () => {
    answers.set('/hangs', () => new Promise(() => {}));
    await waiting('/hangs');
    await expect.poll(() => at('/hangs').length, { timeout: 10_000 }).toBe(1);
    const { id } = await waiting('/beside', 3);
    await expect
      .poll(() => statuses(id), { timeout: 5000 })
      .toEqual(Array(3).fill({ status: 'delivered', attempts: 1 }));
  });

  it('what a worker that died was serving, another serves when its claim has run out', async () => {
    await running.stop();
    const { id } = await waiting('/taken-over');
    expect((await endpointClaims(store().db, 'died', 4000).claim()).map((e) => e.id)).toContain(id);
    const died = Date.now();
    dispatch();
    await expect
      .poll(() => statuses(id), { timeout: 10_000, interval: 50 })
      .toEqual([{ status: 'delivered', attempts: 1 }]);
    expect(Date.now() - died).toBeGreaterThan(3500);
  });

  it('while one serves an endpoint, however long, no other does', async () => {
    answers.set('/slow', () => new Promise(() => {}));
    await waiting('/slow');
    await expect.poll(() => at('/slow').length, { timeout: 10_000 }).toBe(1);
    const other = runDeliver(store(), randomUUID(), { guard: open, chance: () => 0 }, () => {});
    await new Promise((r) => setTimeout(r, 6000));
    await other.stop();
    expect(at('/slow').length).toBe(1);
  });

  it('nothing goes to an address inside, not even a connection', async () => {
    const { id } = await waiting('/inside', 1, 'http://169.254.169.254/latest');
    const error = async () =>
      (
        await store()
          .db.selectFrom('attempt')
          .innerJoin('delivery', 'delivery.id', 'attempt.delivery')
          .select('attempt.error')
          .where('delivery.endpoint', '=', id)
          .executeTakeFirst()
      )?.error ?? '';
    await expect.poll(error, { timeout: 10_000 }).toMatch(/not a public address/);
  });
});
