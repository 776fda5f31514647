import type { InteractionEntry } from '@waystage/events';
import { contentOf, thingOf } from '../match/content-of.ts';
import { catchUp } from '../move/catch-up.ts';
import { offer } from '../move/offer.ts';
import { tellGroup } from '../move/tell-group.ts';
import { actsForGroup } from '../report/buying-group.ts';
import { decide, type Occasion } from '../report/decide.ts';
import { isOpen } from '../report/standing.ts';
import { type Draft, most } from '../state/draft.ts';
import { keptOf } from '../state/kept-of.ts';
import { own } from '../state/own.ts';
import type { Meaning } from '../state/program.ts';
import { type Person, somebody, type Timer } from '../state/state.ts';
import { without } from '../state/without.ts';

function seen(draft: Draft, id: string, at: number): Person {
  const { role, by, first, next, last, told, late } = draft.person(id) ?? somebody(id);
  // between two journeys the last one's people stay as they were; the next one's begin
  const waits = draft.state.closedAt !== null && !isOpen(draft.rulebook, draft.state);
  const person = {
    id,
    role,
    by,
    first: waits ? first : earlier(first, at),
    next: waits ? earlier(next, at) : next,
    last: last === null || at > last ? at : last,
    told,
    late,
  };
  draft.setPerson(person);
  return person;
}

function earlier(known: number | null, at: number): number {
  return known === null || at < known ? at : known;
}

/** A claim turned out to be true: it may count for rules that ask for a verified one. */
function upgrade(draft: Draft, meaning: Meaning, o: number): void {
  draft.change(meaning, o, { verified: true });
  const kept = draft.find(meaning, o);
  const rules = new Set(meaning.triggers.map((t) => t.rule).filter((r) => r.trust === 'verified'));
  if (kept) catchUp(draft, [{ meaning, kept, rules }], null);
}

/**
 * The same order, or the same id from a browser and from a server, is one interaction: a copy is nothing new, but a
 * verified one makes a claim true. A claim that said something else under this id is another one's, and stays out of it.
 */
function isCopy(draft: Draft, entry: InteractionEntry, meaning: Meaning): boolean {
  const { interaction } = entry;
  if (interaction.event !== 'order') {
    const before = draft.withId(meaning, interaction);
    if (before && interaction.verified) upgrade(draft, meaning, before.o);
    return before !== undefined;
  }
  const { state } = draft;
  const key = `${interaction.site} ${interaction.order}`;
  const before = state.orders.find((o) => o.key === key);
  if (!before) {
    const order = { key, o: entry.offset, verified: interaction.verified };
    state.orders = [...state.orders.slice(-most.orders + 1), order];
    return false;
  }
  if (!interaction.verified || before.verified) return true;
  state.orders = state.orders.map((o) => (o === before ? { ...o, verified: true } : o));
  upgrade(draft, meaning, before.o);
  return true;
}

/** A job is active from the first thing that belongs to it; done and touched again, it is revisited. */
function touchJobs(draft: Draft, meaning: Meaning, entry: InteractionEntry, occasion: Occasion): void {
  const { rulebook, state } = draft;
  const thing = thingOf(entry.interaction);
  const told = thing === null ? null : (contentOf(rulebook, thing)?.job ?? null);
  if (told === null && meaning.jobs.length === 0) return;
  const jobs = told === null || meaning.jobs.includes(told) ? meaning.jobs : [...meaning.jobs, told];
  for (const job of jobs) {
    if (!isOpen(rulebook, state)) {
      if (!state.nextJobs.includes(job)) state.nextJobs = [...state.nextJobs, job];
      continue;
    }
    const before = own(state.jobs, job);
    if (before?.state === 'active' || !draft.inAudience(null)) continue;
    state.jobs = { ...state.jobs, [job]: { state: 'active', revisits: before ? before.revisits + 1 : 0 } };
    decide(draft, before ? 'job.revisited' : 'job.started', occasion, { about: { job } });
  }
}

function endSilence(draft: Draft, meaning: Meaning, at: number): void {
  const { state, rulebook } = draft;
  for (const name of Object.keys(state.timers)) {
    const timer = state.timers[name] as Timer;
    const of = rulebook.rule.get(name)?.thenNothing?.of;
    if (at >= timer.at && (!of || meaning.behaviours.some((b) => of.has(b))))
      state.timers = without(state.timers, name);
  }
}

function rememberAct(draft: Draft, meaning: Meaning, at: number, role: string | null): void {
  const { state, rulebook, program } = draft;
  const act = { at, applied: state.time };
  if (state.act === null || at >= state.act.at) {
    state.act = act;
    if (state.silentFired.length > 0) state.silentFired = [];
  }
  if ((state.groupAct === null || at >= state.groupAct.at) && actsForGroup(rulebook, role)) state.groupAct = act;
  if (program.endsSilence.size === 0) return;
  for (const b of meaning.behaviours)
    if (program.endsSilence.has(b) && (own(state.lastOf, b) ?? Number.NEGATIVE_INFINITY) < at)
      state.lastOf = { ...state.lastOf, [b]: at };
}

/** Somebody (or nobody) did something. */
export function applyInteraction(draft: Draft, entry: InteractionEntry): void {
  const { interaction: event } = entry;
  const { rulebook, state, program } = draft;
  const actor = program.actorFor(event);
  if (actor === null || state.place === 'merged') return;
  if (event.event === 'deal' && event.at >= (state.deal?.at ?? 0))
    state.deal = { stage: event.deal_stage, at: event.at };
  if (state.closedAt !== null && event.at <= state.closedAt) return;

  const customer = actor === 'customer';
  state.history = event.historical === true;
  const meaning = program.meaningOf(event, customer);
  const batch = entry.late ? String(entry.received) : null;
  if (isCopy(draft, entry, meaning)) return;
  const who = customer ? draft.doer(event) : null;
  const person = who === null ? null : seen(draft, who, event.at);
  const occasion: Occasion = { at: event.at, batch, historical: event.historical === true };
  const role = person === null ? null : person.role;
  if (customer) {
    if (state.stalledSince !== null && actsForGroup(rulebook, role)) {
      state.stalledSince = null;
      decide(draft, 'journey.resumed', occasion);
    }
    if (person !== null && !person.told) tellGroup(draft, person.id, occasion);
    endSilence(draft, meaning, event.at);
    touchJobs(draft, meaning, entry, occasion);
  }
  if (meaning.triggers.length > 0) {
    const kept = keptOf(entry, rulebook.id, { id: who, role }, state.time);
    draft.keep(meaning, kept);
    offer(draft, meaning, kept, occasion);
  }
  if (customer) rememberAct(draft, meaning, event.at, role);
}
