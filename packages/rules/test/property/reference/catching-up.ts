import type { Clause, Rule } from '../../../src/index.ts';
import { type Done, latestFirst, type Somebody } from './done.ts';
import { Moving } from './moving.ts';

const keptAtLeast = 30 * 86_400_000;
const lateness = 7 * 86_400_000;

/** What follows when something becomes known late. */
export class CatchingUp extends Moving {
  protected somebody(id: string): Somebody {
    const p = this.people.get(id) ?? { role: 'unknown', rank: -1, first: null, next: null, last: null, told: false };
    this.people.set(id, p);
    return p;
  }

  protected keptFor(d: Done): number {
    const looksBack = this.rb.rules
      .filter((r) => r.clauses.some((c) => (c.does === null ? d.customer : [...c.does].some((b) => d.does.has(b)))))
      .map((r) => Math.max(...r.clauses.map((c) => c.within ?? c.sinceEntering ?? 0)) + (r.thenNothing?.for ?? 0));
    return looksBack.length === 0 ? -1 : Math.max(keptAtLeast, ...looksBack) + lateness;
  }

  protected stored(): Done[] {
    return this.done.filter(
      (d) =>
        (this.closedAt === null || d.at > this.closedAt) &&
        Math.max(d.at, d.applied) >= this.time - this.keptFor(d) &&
        this.keptFor(d) > 0,
    );
  }

  protected catchUp(eligible: ReadonlyMap<Done, readonly Rule[]>): void {
    let queue = [...eligible].sort((a, b) => -latestFirst(a[0], b[0]));
    while (queue.length > 0) {
      this.pending = new Set(queue.slice(1).map(([d]) => d));
      const [d, rules] = queue.shift() as [Done, readonly Rule[]];
      if (this.closedAt !== null && d.at <= this.closedAt) continue;
      if (!this.offer(d, rules)) continue;
      const since = this.stored().filter((x) => latestFirst(x, d) < 0);
      queue = since.sort((a, b) => -latestFirst(a, b)).map((x) => [x, this.rb.rules]);
    }
    this.pending = new Set();
  }

  protected fills(rule: Rule, d: Done): Clause[] {
    return rule.clauses.filter((c) => (c.does === null ? d.customer : [...c.does].some((b) => d.does.has(b))));
  }

  protected attribute(from: string, to: string, role: string): Map<Done, Rule[]> {
    const eligible = new Map<Done, Rule[]>();
    const stored = this.stored();
    for (const d of this.done.filter((x) => x.who === from)) {
      const gains = (c: Clause) =>
        (c.onePerson && from !== to) || (!c.who.anyone && c.who.roles.has(role) && !c.who.roles.has(d.role ?? ''));
      const rules = this.rb.rules.filter((r) => this.fills(r, d).some(gains));
      if (stored.includes(d) && rules.length > 0) eligible.set(d, rules);
      d.who = to;
      d.role = role;
    }
    return eligible;
  }

  protected role(id: string, role: string | undefined, rank: number, received: number): void {
    void received;
    if (role === undefined) return;
    const known = this.people.get(id);
    if (known && known.rank > rank) return;
    const before = known?.role;
    const p = this.somebody(id);
    p.role = role;
    p.rank = rank;
    if (before === role) return;
    const eligible = this.attribute(id, id, role);
    this.tellGroup(id);
    this.catchUp(eligible);
  }

  protected identified(visitor: string, id: string): void {
    if (this.alias.get(visitor) === id) return;
    this.alias.set(visitor, id);
    const v = this.people.get(visitor);
    if (!v) return;
    const p = this.somebody(id);
    const least = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
    p.first = least(p.first, v.first);
    p.next = least(p.next, v.next);
    p.last = Math.max(p.last ?? Number.NEGATIVE_INFINITY, v.last ?? Number.NEGATIVE_INFINITY);
    this.people.delete(visitor);
    const eligible = this.attribute(visitor, id, p.role);
    this.tellGroup(id);
    this.catchUp(eligible);
  }

  protected told(facts: Record<string, unknown>, rank: number): void {
    const counted = this.rb.rules.filter((r) => this.inAudience(r));
    for (const [fact, value] of Object.entries(facts)) {
      const before = this.facts.get(fact);
      if (!before || before.rank <= rank) this.facts.set(fact, { value, rank });
    }
    const gained = this.rb.rules.filter((r) => this.inAudience(r) && !counted.includes(r));
    this.catchUp(
      new Map(
        this.stored()
          .filter((d) => gained.some((r) => this.fills(r, d).length > 0))
          .map((d) => [d, gained]),
      ),
    );
  }
}
