import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@waystage/storage';
import { fastify } from 'fastify';
import { inject } from 'vitest';
import { type ConsoleJourney, type ConsoleOptions, consoleApp, createLoginLink, wrongLogins } from '../src/index.ts';
import { crmSuite } from './crm-suite.ts';

/** The console on a database of its own, the clock at a fixed moment; `move` says that companies moved. */
export async function openConsole(options: Partial<ConsoleOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'waystage-console-'));
  await cp(inject('database'), dir, { recursive: true });
  const store = await openStore({ dir });
  const listeners = new Set<(companies: string[]) => void>();
  const clock = { now: new Date('2026-03-11T09:12:44Z') };
  const app = fastify({ forceCloseConnections: true });
  const journeys = new Map<string, ConsoleJourney>([[crmSuite.id, crmSuite]]);
  await app.register(consoleApp, {
    prefix: '/console',
    db: store.db,
    rulebooks: () => journeys,
    namesOf: async (ids: string[]) => new Map(ids.flatMap((id) => (id === 'per_kari' ? [[id, 'Kari Nordmann']] : []))),
    changes: (fn: (companies: string[]) => void) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    snippet: '<script async src="https://collect.example/w.js" data-site="pk_test"></script>',
    logins: wrongLogins(
      (address) => address,
      () => clock.now,
    ),
    screens: inject('screens'),
    now: () => clock.now,
    ...options,
  });
  const link = (role: 'administrator' | 'editor' | 'viewer' = 'administrator', ttl = 3_600_000) =>
    createLoginLink(store.db, { role, ttl, now: clock.now });
  return {
    app,
    db: store.db,
    clock,
    journeys,
    link,
    move: (...companies: string[]) => {
      for (const fn of listeners) fn(companies);
    },
    /** The cookie of a browser that came in by a link. */
    async cookie(role: 'administrator' | 'editor' | 'viewer' = 'administrator'): Promise<string> {
      const answer = await app.inject({ method: 'POST', url: `/console/login?token=${await link(role)}` });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    },
    async close() {
      await app.close();
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type OpenConsole = Awaited<ReturnType<typeof openConsole>>;
