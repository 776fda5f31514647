import type { Decision, Entry, InteractionEntry, StoredEvent } from '@waystage/events';
import { actorOf } from '@waystage/events';
import type { Clause, Condition, Rule, Rulebook } from '../../src/index.ts';

/**
 * The semantics once more, slowly: nothing is forgotten, nothing is indexed, every rule is asked every time, and whether a
 * rule holds is found by trying every choice of interactions. It predicts what the engine says, entry by entry.
 */

interface Done {
  id: string;
  o: number;
  at: number;
  applied: number;
  does: Set<string>;
  customer: boolean;
  who: string | null;
  role: string | null;
  thing: string | null;
  verified: boolean;
  moved: boolean;
  used: Set<string>;
}

interface Somebody {
  role: string;
  rank: number;
  first: number | null;
  next: number | null;
  last: number | null;
  told: boolean;
}

interface Said {
  type: string;
  to?: string;
  rule?: string;
  about?: string;
  evidence?: string[];
}

type Way = 'exact' | 'any';

const day = 86_400_000;
const keptAtLeast = 30 * day;
const lateness = 7 * day;

function fitsGlob(glob: string, path: string): boolean {
  if (glob === '') return path === '';
  if (glob.startsWith('**')) return [...path, ''].some((_, i) => fitsGlob(glob.slice(2), path.slice(i)));
  if (glob.startsWith('*')) {
    const segment = path.split('/')[0] as string;
    return [...segment, ''].some((_, i) => fitsGlob(glob.slice(1), path.slice(i)));
  }
  return path !== '' && glob[0] === path[0] && fitsGlob(glob.slice(1), path.slice(1));
}

function fits(c: Condition, v: unknown): boolean {
  if (c.kind === 'values') return (c.values as unknown[]).includes(v);
  if (c.kind === 'range') return typeof v === 'number' && v >= c.atLeast && v <= c.atMost;
  return typeof v === 'string' && c.globs.some((g) => fitsGlob(g, v));
}

/** Every subset of at most `most` of `items`. */
function* subsets<T>(items: readonly T[], most: number, from = 0, chosen: readonly T[] = []): Generator<readonly T[]> {
  yield chosen;
  if (chosen.length === most) return;
  for (let i = from; i < items.length; i++) yield* subsets(items, most, i + 1, [...chosen, items[i] as T]);
}

const latestFirst = (a: Done, b: Done) => b.at - a.at || b.o - a.o;

export class Reference {
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
  private engine: Decision[] = [];

  constructor(rb: Rulebook) {
    this.rb = rb;
  }

  /** What is said of one entry. Throws where the engine's evidence is wrong. */
  apply(entry: Entry, engine: Decision[]): Said[] {
    this.said = [];
    this.engine = engine;
    this.time = Math.max(this.time, entry.received);
    if (entry.type === 'interaction') this.interaction(entry);
    if (entry.type === 'tick') this.tick(entry.upto);
    if (entry.type === 'role')
      this.role(entry.person, entry.roles[this.rb.id], { title: 0, person: 1, sales: 2 }[entry.by], entry.received);
    if (entry.type === 'identified') this.identified(`~${entry.visitor}`, entry.person);
    if (entry.type === 'facts') this.told(entry.facts, { guess: 0, claim: 1, seller: 2 }[entry.by]);
    if (entry.type === 'corrected' && entry.to !== this.place) this.move(entry.to, entry.received, { by: 'hand' });
    if (entry.type === 'obstacle' && this.open && this.obstacles.has(entry.obstacle) === (entry.state === 'cleared')) {
      if (entry.state === 'raised') this.obstacles.set(entry.obstacle, null);
      else this.obstacles.delete(entry.obstacle);
      this.say({ type: `obstacle.${entry.state}`, about: entry.obstacle });
    }
    return this.said;
  }

  private say(s: Said): void {
    this.said.push(s);
  }

  get open(): boolean {
    return this.rb.stages.some((s) => s.name === this.place);
  }

  private mayBegin(at: number): boolean {
    if (this.place === 'outside') return true;
    const quiet = this.rb.again.after.get(this.place as 'won');
    return !this.open && quiet !== undefined && at >= (this.closedAt as number) + quiet;
  }

  // --- which company, who

  private inAudience(rule: Rule | null): boolean {
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

  private eligible(rule: Rule, clause: Clause, d: Done): boolean {
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

  // --- does a rule hold

  private counted(clause: Clause, set: readonly Done[], trigger: Done | null): Done[] {
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

  private enough(clause: Clause, set: readonly Done[]): boolean {
    const distinct = (of: (d: Done) => string | null) => new Set(set.map(of).filter((v) => v !== null)).size;
    return (
      set.length >= clause.times &&
      (clause.people === 1 || distinct((d) => d.who) >= clause.people) &&
      (clause.content === 1 || distinct((d) => d.thing) >= clause.content) &&
      (clause.roles === 1 || distinct((d) => d.role) >= clause.roles)
    );
  }

  private spread(set: readonly Done[]): number {
    return set.length === 0 ? 0 : Math.max(...set.map((d) => d.at)) - Math.min(...set.map((d) => d.at));
  }

  /** The evidence of a rule with one clause: the latest span, the smallest set, step by step as it is written. */
  private single(rule: Rule, trigger: Done): Done[] | null {
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
  private several(rule: Rule, trigger: Done): boolean {
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
  private holds(rule: Rule, trigger: Done): { evidence: Done[]; way: Way } | null {
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

  // --- what follows

  private hasSomethingToSay(rule: Rule, at: number): boolean {
    const about = rule.about as string;
    if (rule.kind === 'job') return this.jobs.get(about) !== 'done';
    if (rule.kind === 'obstacle') return this.obstacles.has(about) === (rule.obstacle === 'clear');
    const given = this.notices.get(about);
    return given === undefined || (rule.repeatAfter !== null && at >= given + rule.repeatAfter);
  }

  private target(rule: Rule, at: number): string | null {
    if (rule.moves.has(this.place)) return rule.moves.get(this.place) as string;
    if (!rule.moves.has('outside') || !this.mayBegin(at)) return null;
    if (rule.kind === 'enter' && this.number > 0 && this.rb.again.startAt) return this.rb.again.startAt;
    return rule.moves.get('outside') as string;
  }

  private applies(rule: Rule, at: number): boolean {
    const here = rule.from.has(this.place) || (rule.moving && rule.from.has('outside') && this.mayBegin(at));
    if (!here || !this.inAudience(rule)) return false;
    return rule.moving ? this.target(rule, at) !== null : this.hasSomethingToSay(rule, at);
  }

  private fire(rule: Rule, evidence: Done[], at: number, way: Way): void {
    for (const d of evidence) {
      if (rule.moving) d.moved = true;
      else d.used.add(rule.name);
    }
    const told = way === 'exact' ? { evidence: evidence.map((d) => d.id) } : {};
    const about = rule.about as string;
    if (rule.moving) {
      this.move(this.target(rule, at) as string, at, { rule, ...told });
      return;
    }
    if (rule.kind === 'job') this.jobs.set(about, 'done');
    if (rule.kind === 'notice') this.notices.set(about, at);
    if (rule.obstacle === 'raise') this.obstacles.set(about, rule.name);
    if (rule.obstacle === 'clear') this.obstacles.delete(about);
    const type = {
      job: 'job.done',
      notice: 'notice.given',
      obstacle: rule.obstacle === 'raise' ? 'obstacle.raised' : 'obstacle.cleared',
    }[rule.kind as 'job'];
    this.say({ type, rule: rule.name, about, ...told });
  }

  private move(to: string, trigger: number, why: { rule?: Rule; evidence?: string[]; by?: 'hand' }): void {
    const from = this.rb.stages.find((s) => s.name === this.place);
    const next = this.rb.stages.find((s) => s.name === to);
    const at = from ? Math.max(trigger, this.enteredAt) : trigger;
    if (!from && to !== 'outside') {
      this.number++;
      this.startedAt = at;
      this.silentFired.clear();
      this.lateSince = null;
      this.jobs = new Map([...this.nextJobs].map((j) => [j, 'active']));
      this.nextJobs.clear();
      if (this.closedAt !== null)
        for (const p of this.people.values()) {
          p.first = p.next;
          p.next = null;
          p.told = false;
        }
    }
    this.place = to;
    this.enteredAt = at;
    this.enteredApplied = this.time;
    if (from?.phase !== next?.phase) this.phaseAt = at;
    this.stalled = false;
    this.notices.clear();
    const ended = ['won', 'lost', 'cancelled'].includes(to);
    const step = (next?.index ?? 0) - (from?.index ?? 0);
    const type = ended
      ? `journey.${to}`
      : !next
        ? 'journey.rebased'
        : !from
          ? 'journey.started'
          : step < 0
            ? 'stage.reconsidered'
            : step === 1 && why.rule?.kind !== 'fast_track'
              ? 'stage.advanced'
              : 'stage.fast_tracked';
    this.say({
      type,
      to,
      ...(why.rule ? { rule: why.rule.name } : {}),
      ...(why.evidence ? { evidence: why.evidence } : {}),
    });
    for (const [obstacle, by] of [...this.obstacles]) {
      const rule = by === null ? null : this.rb.rules.find((r) => r.name === by);
      if (next && (rule === null || rule?.from.has(to))) continue;
      this.obstacles.delete(obstacle);
      this.say({ type: 'obstacle.cleared', about: obstacle });
    }
    if (!next) {
      this.closedAt = at;
      this.timers.clear();
      for (const p of this.people.values())
        if (p.last !== null && p.last > at) p.next = p.first !== null && p.first > at ? p.first : p.last;
      return;
    }
    if (!from) {
      for (const job of this.jobs.keys()) this.say({ type: 'job.started', about: job });
      for (const id of [...this.people.keys()]) this.tellGroup(id);
    }
    const { lateAfter, expects } = this.rb.group;
    if (lateAfter !== null && next.phaseIndex > lateAfter && this.lateSince === null) {
      this.lateSince = this.enteredAt;
      for (const role of expects.keys())
        if (
          ![...this.people].some(
            ([id, p]) =>
              !id.startsWith('~') && p.first !== null && p.role === role && this.rb.group.who.roles.has(role),
          )
        )
          this.say({ type: 'group.role_missing', about: role });
    }
  }

  private tellGroup(id: string): void {
    const p = this.people.get(id);
    if (!p || p.told || p.first === null || !this.open || id.startsWith('~')) return;
    if (!this.rb.group.who.anyone && !this.rb.group.who.roles.has(p.role)) return;
    p.told = true;
    this.say({ type: this.lateSince !== null && p.first > this.lateSince ? 'group.late' : 'group.joined', about: id });
  }

  /** Gives whether it moved. */
  private offer(d: Done, only: readonly Rule[]): boolean {
    const enabled: { rule: Rule; evidence: Done[]; way: Way }[] = [];
    for (const rule of only) {
      if (!this.applies(rule, d.at)) continue;
      const held = this.holds(rule, d);
      if (!held) continue;
      if (!rule.thenNothing) {
        enabled.push({ rule, ...held });
        continue;
      }
      const { of } = rule.thenNothing;
      const since = this.done.some(
        (x) =>
          x !== d &&
          x.at > d.at &&
          x.customer &&
          !(this.closedAt !== null && x.at <= this.closedAt) &&
          (of === null || [...of].some((b) => x.does.has(b))),
      );
      if (!since && !((this.timers.get(rule.name)?.at ?? Number.NEGATIVE_INFINITY) > d.at))
        this.timers.set(rule.name, { at: d.at, applied: this.time, evidence: held.evidence });
    }
    const first = enabled.filter((e) => !enabled.some((x) => e.rule.givesWayTo.includes(x.rule.name)));
    const speaking = first.length > 0 ? first : enabled;
    for (const e of speaking)
      if (!e.rule.moving && this.hasSomethingToSay(e.rule, d.at)) this.fire(e.rule, e.evidence, d.at, e.way);
    const mover = speaking.filter((e) => e.rule.moving).sort((a, b) => (a.rule.name < b.rule.name ? -1 : 1))[0];
    if (mover) this.fire(mover.rule, mover.evidence, d.at, mover.way);
    return mover !== undefined;
  }

  // --- entries

  private interaction(entry: InteractionEntry): void {
    const event: StoredEvent = entry.interaction;
    if (event.bot !== undefined) return;
    const actor = actorOf(event);
    if (actor === null) return;
    if (this.closedAt !== null && event.at <= this.closedAt) return;
    const customer = actor === 'customer';
    const does = new Set<string>();
    for (const b of this.rb.behaviours.values())
      if (
        b.event === event.event &&
        [...b.fields].every(([f, c]) => fits(c, (event as unknown as Record<string, unknown>)[f]))
      )
        does.add(b.name);
    if (event.event === 'order') {
      const key = `${event.site} ${event.order}`;
      const before = this.orders.get(key);
      if (before) {
        if (event.verified && !before.verified) {
          before.verified = true;
          before.done.verified = true;
          if (this.done.includes(before.done))
            this.catchUp(new Map([[before.done, this.rb.rules.filter((r) => r.trust === 'verified')]]));
        }
        return;
      }
    }
    let who: string | null = null;
    if (customer && event.person) who = event.person;
    else if (customer && event.visitor) who = this.alias.get(`~${event.visitor}`) ?? `~${event.visitor}`;
    if (who !== null) {
      const p = this.somebody(who);
      const which = this.closedAt === null || this.open ? 'first' : 'next';
      p[which] = Math.min(p[which] ?? event.at, event.at);
      p.last = Math.max(p.last ?? event.at, event.at);
    }
    const role = who === null ? null : (this.people.get(who)?.role ?? null);
    const x = event as { content?: string; path?: string; name?: string };
    const d: Done = {
      id: event.id,
      o: entry.offset,
      at: event.at,
      applied: this.time,
      does,
      customer,
      who,
      role,
      thing: x.content ?? x.path ?? x.name ?? null,
      verified: event.verified,
      moved: false,
      used: new Set(),
    };
    if (event.event === 'order') this.orders.set(`${event.site} ${event.order}`, { done: d, verified: event.verified });
    const acts = this.rb.group.who.anyone || (role !== null && this.rb.group.who.roles.has(role));
    if (customer) {
      if (this.stalled && acts) {
        this.stalled = false;
        this.say({ type: 'journey.resumed' });
      }
      if (who !== null) this.tellGroup(who);
      for (const [name, t] of [...this.timers]) {
        const of = this.rb.rules.find((r) => r.name === name)?.thenNothing?.of;
        if (d.at >= t.at && (!of || [...of].some((b) => does.has(b)))) this.timers.delete(name);
      }
      for (const b of this.rb.behaviours.values()) if (b.job && does.has(b.name)) this.touch(b.job);
    }
    this.done.push(d);
    this.offer(d, this.rb.rules);
    if (!customer) return;
    if (this.act === null || d.at >= this.act.at) {
      this.act = { at: d.at, applied: this.time };
      this.silentFired.clear();
    }
    if (acts && (this.groupAct === null || d.at >= this.groupAct.at)) this.groupAct = { at: d.at, applied: this.time };
  }

  private touch(job: string): void {
    if (!this.open) {
      this.nextJobs.add(job);
      return;
    }
    const before = this.jobs.get(job);
    if (before === 'active' || !this.inAudience(null)) return;
    this.jobs.set(job, 'active');
    this.say({ type: before ? 'job.revisited' : 'job.started', about: job });
  }

  private somebody(id: string): Somebody {
    const p = this.people.get(id) ?? { role: 'unknown', rank: -1, first: null, next: null, last: null, told: false };
    this.people.set(id, p);
    return p;
  }

  private keptFor(d: Done): number {
    const looksBack = this.rb.rules
      .filter((r) => r.clauses.some((c) => (c.does === null ? d.customer : [...c.does].some((b) => d.does.has(b)))))
      .map((r) => Math.max(...r.clauses.map((c) => c.within ?? c.sinceEntering ?? 0)) + (r.thenNothing?.for ?? 0));
    return looksBack.length === 0 ? -1 : Math.max(keptAtLeast, ...looksBack) + lateness;
  }

  private stored(): Done[] {
    return this.done.filter(
      (d) =>
        (this.closedAt === null || d.at > this.closedAt) &&
        Math.max(d.at, d.applied) >= this.time - this.keptFor(d) &&
        this.keptFor(d) > 0,
    );
  }

  private catchUp(eligible: ReadonlyMap<Done, readonly Rule[]>): void {
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

  private fills(rule: Rule, d: Done): Clause[] {
    return rule.clauses.filter((c) => (c.does === null ? d.customer : [...c.does].some((b) => d.does.has(b))));
  }

  private attribute(from: string, to: string, role: string): Map<Done, Rule[]> {
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

  private role(id: string, role: string | undefined, rank: number, received: number): void {
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

  private identified(visitor: string, id: string): void {
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

  private told(facts: Record<string, unknown>, rank: number): void {
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

  private tick(upto: number): void {
    const settle = this.rb.settle;
    for (;;) {
      const due: { at: number; meant: number; rule: Rule | null }[] = [];
      const stage = this.rb.stages.find((s) => s.name === this.place);
      const after = (since: { at: number; applied: number }, length: number) => ({
        at: Math.max(since.at + length, since.applied) + settle,
        meant: since.at + length,
      });
      if (stage?.quietFor && !this.stalled) {
        const since =
          this.groupAct && this.groupAct.at > this.enteredAt
            ? this.groupAct
            : { at: this.enteredAt, applied: this.enteredApplied };
        due.push({ ...after(since, stage.quietFor), rule: null });
      }
      for (const [name, t] of this.timers) {
        const rule = this.rb.rules.find((r) => r.name === name) as Rule;
        due.push({ ...after(t, rule.thenNothing?.for as number), rule });
      }
      const begun = this.startedAt !== null && !(this.act && this.act.at >= this.startedAt);
      const since = begun ? { at: this.startedAt as number, applied: this.startedAt as number } : this.act;
      for (const rule of this.rb.rules)
        if (rule.silentFor && stage && rule.from.has(this.place) && since && !this.silentFired.has(rule.name))
          due.push({ ...after(since, rule.silentFor), rule });
      const order = (d: (typeof due)[number]) => (d.rule ? d.rule.name : '');
      due.sort((a, b) => {
        if (a.at !== b.at || a.meant !== b.meant) return a.at - b.at || a.meant - b.meant;
        if (a.rule && b.rule && a.rule.givesWayTo.includes(b.rule.name) !== b.rule.givesWayTo.includes(a.rule.name))
          return a.rule.givesWayTo.includes(b.rule.name) ? 1 : -1;
        return order(a) < order(b) ? -1 : 1;
      });
      const next = due[0];
      if (!next || next.at > upto) return;
      const { rule } = next;
      if (!rule) {
        this.stalled = true;
        this.say({ type: 'journey.stalled' });
        continue;
      }
      const timer = this.timers.get(rule.name);
      if (rule.thenNothing) this.timers.delete(rule.name);
      else this.silentFired.add(rule.name);
      if (!rule.from.has(this.place) || !this.applies(rule, next.at)) continue;
      const evidence = timer?.evidence ?? [];
      if (evidence.some((d) => (rule.moving ? d.moved : d.used.has(rule.name)))) continue;
      this.fire(rule, evidence, next.at, 'exact');
    }
  }
}

/** What the engine said, as the reference says it. */
export function saidBy(decisions: readonly Decision[]): Said[] {
  return decisions.map((d) => ({
    type: d.type,
    ...(d.to ? { to: d.to.stage } : {}),
    ...(d.rule ? { rule: d.rule.id } : {}),
    ...(d.about && !('author' in d.about && 'reason' in d.about) ? { about: String(Object.values(d.about)[0]) } : {}),
    ...(d.evidence ? { evidence: d.evidence.interactions.map((i) => i.event) } : {}),
  }));
}
