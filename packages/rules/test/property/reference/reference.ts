import { actorOf, type Decision, type Entry, type InteractionEntry, type StoredEvent } from '@waystage/events';
import type { Rule } from '../../../src/index.ts';
import { CatchingUp } from './catching-up.ts';
import type { Done, Said } from './done.ts';
import { fits } from './fits.ts';

/**
 * The semantics once more, slowly: nothing is forgotten, nothing is indexed, every rule is asked every time, and whether a
 * rule holds is found by trying every choice of interactions. It predicts what the engine says, entry by entry.
 */

export class Reference extends CatchingUp {
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

  protected interaction(entry: InteractionEntry): void {
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

  protected touch(job: string): void {
    if (!this.open) {
      this.nextJobs.add(job);
      return;
    }
    const before = this.jobs.get(job);
    if (before === 'active' || !this.inAudience(null)) return;
    this.jobs.set(job, 'active');
    this.say({ type: before ? 'job.revisited' : 'job.started', about: job });
  }

  protected tick(upto: number): void {
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
