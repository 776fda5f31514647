import type { Decision } from '@waystage/events';
import type { Clause, Rule, Rulebook } from '../../../src/index.ts';
import type { Done, Said, Somebody } from './done.ts';
import { fits } from './fits.ts';

/** What the reference knows, and which companies and interactions count. */
export class Remembering {
  readonly rb: Rulebook;
  done: Done[] = [];
  people = new Map<string, Somebody>();
  alias = new Map<string, string>();
  facts = new Map<string, { value: unknown; rank: number }>();
  place = 'outside';
  number = 0;
  startedAt: number | null = null;
  closedAt: number | null = null;
  enteredAt = 0;
  enteredApplied = 0;
  phaseAt = 0;
  lateSince: number | null = null;
  time = 0;
  stalled = false;
  act: { at: number; applied: number } | null = null;
  groupAct: { at: number; applied: number } | null = null;
  silentFired = new Set<string>();
  notices = new Map<string, number>();
  obstacles = new Map<string, string | null>();
  jobs = new Map<string, 'active' | 'done'>();
  nextJobs = new Set<string>();
  orders = new Map<string, { done: Done; verified: boolean }>();
  timers = new Map<string, { at: number; applied: number; evidence: Done[] }>();
  pending = new Set<Done>();
  said: Said[] = [];
  /** what the engine said of this entry: where several sets of evidence are right, its choice is followed */
  protected engine: Decision[] = [];

  constructor(rb: Rulebook) {
    this.rb = rb;
  }

  protected say(s: Said): void {
    this.said.push(s);
  }

  get open(): boolean {
    return this.rb.stages.some((s) => s.name === this.place);
  }

  protected mayBegin(at: number): boolean {
    if (this.place === 'outside') return true;
    const quiet = this.rb.again.after.get(this.place as 'won');
    return !this.open && quiet !== undefined && at >= (this.closedAt as number) + quiet;
  }

  // --- which company, who

  protected inAudience(rule: Rule | null): boolean {
    if (rule?.kind === 'close' && rule.audience === null && this.open) return true;
    return [this.rb.audience, rule?.audience ?? null].every((a) => {
      if (!a) return true;
      let waits = false;
      for (const [fact, c] of a.must) {
        const known = this.facts.get(fact);
        if (!known) waits = true;
        else if (!fits(c, known.value)) return false;
      }
      for (const [fact, c] of a.never) {
        const known = this.facts.get(fact);
        if (!known) waits = true;
        else if (fits(c, known.value)) return false;
      }
      return !waits || a.unknown === 'let_in';
    });
  }

  protected eligible(rule: Rule, clause: Clause, d: Done): boolean {
    if (this.pending.has(d)) return false;
    if (this.closedAt !== null && d.at <= this.closedAt) return false;
    if (clause.does === null ? !d.customer : ![...clause.does].some((b) => d.does.has(b))) return false;
    if (rule.moving ? d.moved : d.used.has(rule.name)) return false;
    if (rule.moving && d.used.has(rule.name)) return false;
    if (!clause.who.anyone && !(d.role !== null && clause.who.roles.has(d.role))) return false;
    if (rule.trust === 'verified' && !d.verified) return false;
    if (clause.onePerson && d.who === null) return false;
    if (clause.sinceEntering !== null && (d.at < this.enteredAt || d.at > this.enteredAt + clause.sinceEntering))
      return false;
    if (clause.newcomer) {
      const first = d.who === null ? null : (this.people.get(d.who)?.first ?? null);
      if (first === null || first <= this.phaseAt) return false;
    }
    return true;
  }
}
