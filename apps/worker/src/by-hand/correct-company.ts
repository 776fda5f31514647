import { randomUUID } from 'node:crypto';
import type { Rulebook } from '@waystage/rules';
import { appendEntries, partitionOf, type Store } from '@waystage/storage';
import { ruleShelf } from '../rules/rule-shelf.ts';
import { ByHandError } from './by-hand-error.ts';
import { needCompany } from './need-company.ts';

/** What people know and no rule could see: where the company belongs, or what is (no longer) in its way. */
export interface Correction {
  /** may be left out where only one journey is deployed */
  journey?: string;
  author: string;
  /** a stage, `outside`, `won`, `lost` or `cancelled`, and why */
  to?: { place: string; reason: string };
  obstacle?: { name: string; state: 'raised' | 'cleared' };
}

const elsewhere = ['outside', 'won', 'lost', 'cancelled'];

/**
 * Correct a company by hand: an entry in its log like any other, so that a replay knows of it too. Where it stands so
 * already, nothing follows.
 * @param name its domain, its id, or an id of the seller's
 * @throws ByHandError when company, journey, place or obstacle are not known
 */
export async function correctCompany(
  store: Store,
  name: string,
  { journey, author, to, obstacle }: Correction,
): Promise<{ company: string; journey: string }> {
  const company = await needCompany(store.db, name);
  const rulebook = await deployed(store, journey);
  if (to && !rulebook.stage.has(to.place) && !elsewhere.includes(to.place))
    throw new ByHandError(
      'UNKNOWN_PLACE',
      `${rulebook.id} has no stage ${to.place}. It has ${[...rulebook.stage.keys(), ...elsewhere].join(', ')}.`,
    );
  const obstacles = [...rulebook.obstacles.values()].flatMap((o) => [...o.keys()]);
  if (obstacle && !obstacles.includes(obstacle.name))
    throw new ByHandError(
      'UNKNOWN_OBSTACLE',
      `${rulebook.id} has no obstacle ${obstacle.name}. It has ${obstacles.join(', ') || 'none'}.`,
    );
  const entries = [
    ...(to ? [{ type: 'corrected' as const, journey: rulebook.id, to: to.place, author, reason: to.reason }] : []),
    ...(obstacle
      ? [{ type: 'obstacle' as const, journey: rulebook.id, obstacle: obstacle.name, state: obstacle.state, author }]
      : []),
  ];
  const partition = partitionOf(company.id, store.inbox.partitions);
  await store.db.transaction().execute((tx) =>
    appendEntries(
      tx,
      entries.map((entry) => ({ id: randomUUID(), partition, company: company.id, entry })),
      new Date(),
    ),
  );
  return { company: company.domain ?? company.id, journey: rulebook.id };
}

async function deployed(store: Store, journey: string | undefined): Promise<Rulebook> {
  const all = (await ruleShelf(store.db).newest()).map((d) => d.rulebook);
  const names = all.map((r) => r.id).join(', ');
  if (journey === undefined && all.length > 1)
    throw new ByHandError('UNKNOWN_JOURNEY', `Say in which journey: ${names} are deployed.`);
  const found = journey === undefined ? all[0] : all.find((r) => r.id === journey);
  if (!found)
    throw new ByHandError(
      'UNKNOWN_JOURNEY',
      names === '' ? 'No rules are deployed yet.' : `No journey ${journey} is deployed; there is ${names}.`,
    );
  return found;
}
