import type { Clause, Rule } from '../../../src/index.ts';
import { type Done, latestFirst, type Way } from './done.ts';
import { Remembering } from './remembering.ts';

const day = 86_400_000;

/** Every subset of at most `most` of `items`. */
function* subsets<T>(items: readonly T[], most: number, from = 0, chosen: readonly T[] = []): Generator<readonly T[]> {
  yield chosen;
  if (chosen.length === most) return;
  for (let i = from; i < items.length; i++) yield* subsets(items, most, i + 1, [...chosen, items[i] as T]);
}

/** Whether a rule holds, found by trying. */
export class Counting extends Remembering {
  protected counted(clause: Clause, set: readonly Done[], trigger: Done | null): Done[] {
    if (!clause.oncePerDay) return [...set];
    const groups = new Map<string, Done[]>();
    for (const d of set) {
      const key = `${Math.floor(d.at / day)} ${d.who}`;
      groups.set(key, [...(groups.get(key) ?? []), d]);
    }
    return [...groups.values()].map((g) =>
      trigger && g.includes(trigger) ? trigger : (g.sort(latestFirst)[0] as Done),
    );
  }

  protected enough(clause: Clause, set: readonly Done[]): boolean {
    const distinct = (of: (d: Done) => string | null) => new Set(set.map(of).filter((v) => v !== null)).size;
    return (
      set.length >= clause.times &&
      (clause.people === 1 || distinct((d) => d.who) >= clause.people) &&
      (clause.content === 1 || distinct((d) => d.thing) >= clause.content) &&
      (clause.roles === 1 || distinct((d) => d.role) >= clause.roles)
    );
  }

  protected spread(set: readonly Done[]): number {
    return set.length === 0 ? 0 : Math.max(...set.map((d) => d.at)) - Math.min(...set.map((d) => d.at));
  }

  /** The evidence of a rule with one clause: the latest span, the smallest set, step by step as it is written. */
  protected single(rule: Rule, trigger: Done): Done[] | null {
    const clause = rule.clauses[0] as Clause;
    if (!this.eligible(rule, clause, trigger)) return null;
    const within = clause.within ?? Number.POSITIVE_INFINITY;
    const all = this.done.filter((d) => this.eligible(rule, clause, d) && (!clause.onePerson || d.who === trigger.who));
    const starts = within === Number.POSITIVE_INFINITY ? [0] : [...new Set(all.map((d) => d.at))].sort((a, b) => b - a);
    for (const start of starts) {
      if (start > trigger.at || start + within < trigger.at) continue;
      const span = this.counted(
        clause,
        all.filter((d) => d.at >= start && d.at <= start + within),
        trigger,
      );
      if (!this.enough(clause, span)) continue;
      const left = span.filter((d) => d !== trigger).sort(latestFirst);
      const chosen = [trigger];
      while (!this.enough(clause, chosen)) {
        const has = (of: (d: Done) => string | null) => new Set(chosen.map(of).filter((v) => v !== null));
        const brings = (d: Done) => {
          const more = (of: (d: Done) => string | null, need: number) =>
            has(of).size < need && of(d) !== null && !has(of).has(of(d) as string);
          return (
            (more((x) => x.who, clause.people) ? 4 : 0) +
            (more((x) => x.thing, clause.content) ? 2 : 0) +
            (more((x) => x.role, clause.roles) ? 1 : 0)
          );
        };
        const best = left.reduce((a, b) => (brings(b) > brings(a) ? b : a));
        left.splice(left.indexOf(best), 1);
        chosen.push(best);
      }
      return chosen;
    }
    return null;
  }

  /** Whether any choice of interactions, each for one clause, makes a rule with several clauses hold. */
  protected several(rule: Rule, trigger: Done): boolean {
    const longest = Math.max(...rule.clauses.map((c) => c.within ?? Number.POSITIVE_INFINITY));
    const sets = rule.clauses.map((c) => this.done.filter((d) => this.eligible(rule, c, d)));
    const clauseHolds = (c: Clause, set: readonly Done[]) =>
      this.enough(c, set) &&
      this.spread(set) <= (c.within ?? Number.POSITIVE_INFINITY) &&
      this.counted(c, set, null).length === set.length &&
      (!c.onePerson || new Set(set.map((d) => d.who)).size === 1);
    const need = (c: Clause) => c.times + c.people + c.content + c.roles - 3;
    const search = (i: number, taken: readonly Done[]): boolean => {
      const clause = rule.clauses[i];
      if (!clause) return taken.includes(trigger) && this.spread(taken) <= longest;
      const free = (sets[i] as Done[]).filter((d) => !taken.includes(d));
      for (const set of subsets(free, need(clause)))
        if (set.length > 0 && clauseHolds(clause, set) && search(i + 1, [...taken, ...set])) return true;
      return false;
    };
    return search(0, []);
  }

  /** The evidence with which a rule holds; for several clauses what the engine has chosen, once that is found to be right. */
  protected holds(rule: Rule, trigger: Done): { evidence: Done[]; way: Way } | null {
    if (rule.clauses.length === 0) return null;
    if (rule.clauses.length === 1) {
      const evidence = this.single(rule, trigger);
      return evidence && { evidence, way: 'exact' };
    }
    if (!rule.clauses.some((c) => this.eligible(rule, c, trigger)) || !this.several(rule, trigger)) return null;
    const told = this.engine.find((d) => d.rule?.id === rule.name && d.evidence?.trigger === trigger.id);
    const ids = told?.evidence?.interactions.map((x) => x.event) ?? [];
    const evidence = this.done.filter((d) => ids.includes(d.id));
    if (told) {
      const longest = Math.max(...rule.clauses.map((c) => c.within ?? Number.POSITIVE_INFINITY));
      if (!evidence.includes(trigger)) throw new Error(`${rule.name}: the trigger is no evidence`);
      if (this.spread(evidence) > longest) throw new Error(`${rule.name}: evidence too far apart`);
      if (evidence.some((d) => !rule.clauses.some((c) => this.eligible(rule, c, d))))
        throw new Error(`${rule.name}: evidence that does not count`);
    }
    return { evidence, way: 'any' };
  }
}
