import type { Rule } from '../../../src/index.ts';
import { Counting } from './counting.ts';
import type { Done, Way } from './done.ts';

/** What follows when rules hold. */
export class Moving extends Counting {
  protected hasSomethingToSay(rule: Rule, at: number): boolean {
    const about = rule.about as string;
    if (rule.kind === 'job') return this.jobs.get(about) !== 'done';
    if (rule.kind === 'obstacle') return this.obstacles.has(about) === (rule.obstacle === 'clear');
    const given = this.notices.get(about);
    return given === undefined || (rule.repeatAfter !== null && at >= given + rule.repeatAfter);
  }

  protected target(rule: Rule, at: number): string | null {
    if (rule.moves.has(this.place)) return rule.moves.get(this.place) as string;
    if (!rule.moves.has('outside') || !this.mayBegin(at)) return null;
    if (rule.kind === 'enter' && this.number > 0 && this.rb.again.startAt) return this.rb.again.startAt;
    return rule.moves.get('outside') as string;
  }

  protected applies(rule: Rule, at: number): boolean {
    const here = rule.from.has(this.place) || (rule.moving && rule.from.has('outside') && this.mayBegin(at));
    if (!here || !this.inAudience(rule)) return false;
    return rule.moving ? this.target(rule, at) !== null : this.hasSomethingToSay(rule, at);
  }

  protected fire(rule: Rule, evidence: Done[], at: number, way: Way): void {
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

  protected move(to: string, trigger: number, why: { rule?: Rule; evidence?: string[]; by?: 'hand' }): void {
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

  protected tellGroup(id: string): void {
    const p = this.people.get(id);
    if (!p || p.told || p.first === null || !this.open || id.startsWith('~')) return;
    if (!this.rb.group.who.anyone && !this.rb.group.who.roles.has(p.role)) return;
    p.told = true;
    this.say({ type: this.lateSince !== null && p.first > this.lateSince ? 'group.late' : 'group.joined', about: id });
  }

  /** Gives whether it moved. */
  protected offer(d: Done, only: readonly Rule[]): boolean {
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
}
