import { randomBytes, randomUUID } from 'node:crypto';
import type { Entry, StoredEvent } from '@waystage/events';
import { openVault } from '@waystage/storage';
import { eachEngine } from '@waystage/storage/testing/each-engine';
import { expect, it } from 'vitest';
import type { RoleBook } from '../src/resolve/renew-role.ts';
import { resolveAll } from './resolve-all.ts';

const master = randomBytes(32);
const book: RoleBook = {
  journey: 'crm-suite',
  knows: (role) => ['finance', 'it'].includes(role),
  ofTitle: (title) => (title === 'CFO' ? 'finance' : 'unknown'),
};
const hour = 3_600_000;

eachEngine('whose an event is', (store) => {
  let clock = Date.parse('2026-11-20T08:00:00Z');
  const event = (more: object): StoredEvent => {
    clock += 1000;
    const base = {
      event: 'page_read',
      path: '/blogg/hva-er-crm',
      host: 'fjellheim.example',
      site: 'main',
      verified: false,
    };
    return { ...base, id: randomUUID(), at: clock, received: clock, ...more } as StoredEvent;
  };
  /** Somebody only this test knows: a pseudonym in the vault, at a domain of its own. */
  const somebody = async (title?: string, by: 'seller' | 'claim' = 'claim') => {
    const domain = `${randomUUID().slice(0, 8)}.example`;
    const [person] = await openVault(store().db, master).keep(
      [{ name: `email:a@${domain}`, identity: title ? { title } : {} }],
      by,
    );
    return { person: person!, domain };
  };
  const resolve = async (...events: StoredEvent[]) => {
    for (const e of events) await store().inbox.append([e]);
    await resolveAll(store(), { vault: openVault(store().db, master), roleBooks: async () => [book] });
  };
  const logOf = async (domain: string): Promise<Entry[]> => {
    const rows = await store()
      .db.selectFrom('company_log')
      .innerJoin('company_key', 'company_key.company', 'company_log.company')
      .select('company_log.body')
      .where('company_key.value', '=', domain)
      .orderBy('company_log.offset')
      .execute();
    return rows.map((r) => r.body as Entry);
  };
  const ids = (log: Entry[]) => log.flatMap((e) => (e.type === 'interaction' ? [e.interaction.id] : []));

  it("a business address makes the visitor a person of its domain's company; what came before joins, late, in order", async () => {
    const { person, domain } = await somebody('CFO');
    const visitor = randomUUID();
    const [first, second] = [event({ visitor }), event({ visitor })];
    await resolve(first, second);
    expect(await logOf(domain)).toEqual([]);
    const third = event({ visitor });
    await resolve(event({ visitor, event: 'identify', person, domain }), third);
    const log = await logOf(domain);
    expect(log.map((e) => e.type)).toEqual(['role', 'identified', 'interaction', 'interaction', 'interaction']);
    expect(log[0]).toMatchObject({ person, roles: { 'crm-suite': 'finance' }, by: 'title' });
    expect(ids(log)).toEqual([first.id, second.id, third.id]);
    expect(log.map((e) => (e.type === 'interaction' ? (e.late ?? false) : null))).toEqual([
      null,
      null,
      true,
      true,
      false,
    ]);
    expect(log.every((e) => e.type !== 'interaction' || e.interaction.person === person)).toBe(true);
  });

  it('the role of a title that the seller told beats a claimed one, whichever comes first; a claim fills what is empty', async () => {
    const rolesOf = async (domain: string) =>
      (await logOf(domain)).flatMap((e) => (e.type === 'role' ? [[e.roles['crm-suite'], e.by]] : []));
    const told = await somebody('CFO', 'seller');
    await resolve(event({ event: 'identify', ...told, verified: true }));
    await resolve(event({ visitor: randomUUID(), event: 'identify', ...told, role: 'it' }));
    expect(await rolesOf(told.domain)).toEqual([['finance', 'sales']]);

    const claimed = await somebody();
    await resolve(event({ visitor: randomUUID(), event: 'identify', ...claimed, role: 'it' }));
    await openVault(store().db, master).keep(
      [{ name: `email:a@${claimed.domain}`, identity: { title: 'CFO' } }],
      'seller',
    );
    await resolve(event({ event: 'identify', ...claimed, verified: true }));
    expect(await rolesOf(claimed.domain)).toEqual([
      ['it', 'person'],
      ['finance', 'sales'],
    ]);
  });

  it('the same within one batch', async () => {
    const { person, domain } = await somebody();
    const visitor = randomUUID();
    const batch = [event({ visitor }), event({ visitor, event: 'identify', person, domain }), event({ visitor })];
    await store().inbox.append(batch);
    await resolve();
    expect(ids(await logOf(domain))).toEqual([batch[0]!.id, batch[2]!.id]);
  });

  it('a free-mail address tells no company; what such a person did joins when a server tells it', async () => {
    const { person, domain } = await somebody();
    const visitor = randomUUID();
    const read = event({ visitor });
    const after = event({ visitor });
    await resolve(read, event({ visitor, event: 'identify', person, domain: 'gmail.com', free_mail: true }), after);
    const meeting = event({ event: 'meeting', kind: 'demo', state: 'held', person, company: domain, verified: true });
    await resolve(meeting);
    expect(ids(await logOf(domain))).toEqual([read.id, after.id, meeting.id]);
  });

  it('what happened more than ninety days before does not join', async () => {
    const { person, domain } = await somebody();
    const visitor = randomUUID();
    const old = event({ visitor, at: clock - 91 * 24 * hour });
    await resolve(old, event({ visitor, event: 'identify', person, domain }));
    expect(ids(await logOf(domain))).toEqual([]);
  });

  it('two visitors of one person are one person at the company', async () => {
    const { person, domain } = await somebody();
    const reads = ['a', 'b'].map((v) => event({ visitor: v + domain }));
    for (const r of reads) await resolve(r, event({ visitor: r.visitor, event: 'identify', person, domain }));
    const people = (await logOf(domain)).flatMap((e) => (e.type === 'interaction' ? [e.interaction.person] : []));
    expect(people).toEqual([person, person]);
  });

  it('facts: the seller beats a claim, a claim fills only what nobody told, and never the relation', async () => {
    const { person, domain } = await somebody();
    const visitor = randomUUID();
    await resolve(
      event({ visitor, event: 'identify', person, domain }),
      event({ visitor, event: 'company', domain, country: 'SE', relation: 'customer' }),
      event({
        event: 'company',
        domain,
        country: 'NO',
        employees: 400,
        verified: true,
        company: `crm-${domain.slice(0, 8)}`,
        name: 'Fjordbank',
      }),
      event({ visitor, event: 'company', domain, country: 'DK', industry: 'banking' }),
    );
    const facts = (await logOf(domain)).filter((e) => e.type === 'facts').map((e) => [e.by, e.facts]);
    expect(facts).toEqual(
      expect.arrayContaining([
        ['seller', { country: 'NO', employees: 400 }],
        ['claim', { industry: 'banking' }],
      ]),
    );
    const row = await store()
      .db.selectFrom('company')
      .selectAll()
      .where('domain', '=', domain)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'Fjordbank', facts: { country: 'NO', employees: 400, industry: 'banking' } });
    expect(row.ids).toEqual({ main: `crm-${domain.slice(0, 8)}` });
  });

  it('a stranger cannot tell facts of a company that is not theirs', async () => {
    const [own, other] = [await somebody(), await somebody()];
    const visitor = randomUUID();
    await resolve(
      event({ event: 'company', domain: other.domain, employees: 10, verified: true }),
      event({ visitor, event: 'identify', person: own.person, domain: own.domain }),
      event({ visitor, event: 'company', domain: other.domain, industry: 'piracy' }),
    );
    const row = await store()
      .db.selectFrom('company')
      .select('facts')
      .where('domain', '=', other.domain)
      .executeTakeFirstOrThrow();
    expect(row.facts).toEqual({ employees: 10 });
  });

  it('a role told by sales beats the title, and what the person says', async () => {
    const { person, domain } = await somebody('CFO');
    const identify = { event: 'identify', person, domain };
    await resolve(event({ ...identify, visitor: `r1${domain}` }));
    await resolve(event({ ...identify, role: 'it', verified: true }));
    await resolve(event({ ...identify, role: 'finance', visitor: `r1${domain}` }));
    const roles = (await logOf(domain)).flatMap((e) => (e.type === 'role' ? [[e.roles['crm-suite'], e.by]] : []));
    expect(roles).toEqual([
      ['finance', 'title'],
      ['it', 'sales'],
    ]);
  });

  it('a top-level domain of a country gives a guessed country', async () => {
    const domain = `byg-${randomUUID().slice(0, 8)}.dk`;
    const [person] = await openVault(store().db, master).keep([{ name: `email:x@${domain}`, identity: {} }], 'claim');
    await resolve(event({ event: 'identify', visitor: `v${domain}`, person, domain }));
    expect((await logOf(domain)).find((e) => e.type === 'facts')).toMatchObject({
      facts: { country: 'DK' },
      by: 'guess',
    });
  });

  it('nothing of a batch stays when its transaction fails', async () => {
    const { person, domain } = await somebody();
    await store().inbox.append([event({ event: 'identify', visitor: `f${domain}`, person, domain })]);
    const failing = resolveAll(store(), {
      vault: openVault(store().db, master),
      roleBooks: () => {
        throw new Error('pulled the plug');
      },
    });
    await expect(failing).rejects.toThrow('pulled the plug');
    expect(await logOf(domain)).toEqual([]);
    await resolve();
    expect((await logOf(domain)).length).toBeGreaterThan(0);
  });
});
