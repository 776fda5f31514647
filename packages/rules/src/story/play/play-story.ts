import type { Decision, Entry, StoredEvent } from '@waystage/events';
import { emptyState, type State } from '../../engine/state/state.ts';
import { nextDue } from '../../next-due.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { fold } from '../../step.ts';
import type { Act, Step, Story } from '../tell/story.ts';

/** How a story stands after one of its steps. */
export interface Moment {
  readonly step: Step;
  readonly state: State;
  /** everything decided so far, but for how the company came to where the story starts */
  readonly decisions: readonly Decision[];
}

/** How many ticks one step may take; a story of a hundred years needs fewer. */
const mostTicks = 10_000;

type Draft = Entry extends infer E ? (E extends Entry ? Omit<E, 'offset'> : never) : never;

/** A company log while a story is told. */
class Log {
  state: State;
  decisions: Decision[] = [];
  private offset = 0;
  private readonly rulebook: Rulebook;

  constructor(rulebook: Rulebook) {
    this.rulebook = rulebook;
    this.state = emptyState(rulebook);
  }

  append(...entries: Draft[]): void {
    const numbered = entries.map((e) => ({ ...e, offset: this.offset++ }) as Entry);
    const [state, decisions] = fold(this.rulebook, this.state, numbered);
    this.state = state;
    this.decisions.push(...decisions);
  }

  /** Time passes: the scheduler appends a tick for whatever is due before `until`, or at it if `andThen`. */
  wait(until: number, andThen: boolean): void {
    for (let ticks = 0; ticks < mostTicks; ticks++) {
      const due = nextDue(this.rulebook, this.state);
      if (due === null || due > until || (due === until && !andThen)) return;
      this.append({ type: 'tick', received: due, upto: due });
    }
  }

  put(to: string, received: number): void {
    const by = { author: 'story', reason: 'the story says so' };
    this.append({ type: 'corrected', received, journey: this.rulebook.id, to, ...by });
  }

  act(act: Act): void {
    const interaction = {
      ...act.event,
      id: `evt_${this.offset}`,
      site: act.site,
      at: act.at,
      received: act.arrives,
      verified: act.verified,
      ...(act.who === null ? {} : { person: act.who }),
      ...(act.product === null ? {} : { product: act.product }),
    } as StoredEvent;
    this.append({ type: 'interaction', received: act.arrives, interaction });
  }
}

function begin(rulebook: Rulebook, story: Story): Log {
  const log = new Log(rulebook);
  const received = story.begins;
  for (const { id, role, by } of story.people)
    if (by !== null) log.append({ type: 'role', received, person: id, roles: { [rulebook.id]: role }, by });
  if (Object.keys(story.facts).length > 0)
    log.append({ type: 'facts', received, facts: { ...story.facts }, by: 'seller' });
  if (story.startAt !== 'outside') log.put(story.startAt, received);
  log.decisions = [];
  return log;
}

/**
 * Play a story on the real engine, step by step, in virtual time: what is late arrives when it says, and ticks come as the
 * scheduler would append them (as soon as something is due and has settled). Pure.
 */
export function* playStory(rulebook: Rulebook, story: Story): Generator<Moment> {
  const log = begin(rulebook, story);
  for (const step of story.steps) {
    switch (step.kind) {
      case 'act':
        log.wait(step.arrives, false);
        log.act(step);
        break;
      case 'pause':
        log.wait(step.until, true);
        break;
      case 'correction':
        log.wait(step.at, false);
        log.put(step.to, step.at);
        break;
    }
    yield { step, state: log.state, decisions: [...log.decisions] };
  }
}
