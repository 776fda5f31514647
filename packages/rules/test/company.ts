import type { Decision, Entry, StoredEvent } from '@waystage/events';
import { emptyState, type Rulebook, type State, step, type View, view } from '../src/index.ts';
import { anEvent } from './an-event.ts';

export const day = 86_400_000;
/** Thursday, 1 January 2026 */
export const start = Date.UTC(2026, 0, 1);

type Told<T extends Entry['type']> = Omit<Extract<Entry, { type: T }>, 'offset' | 'received' | 'type'>;

/** A company whose log is written by hand, for tests: days instead of milliseconds, behaviours instead of events. */
export class Company {
  state: State;
  decisions: Decision[] = [];
  /** decisions of the last entry */
  last: Decision[] = [];
  readonly log: Entry[] = [];
  readonly rulebook: Rulebook;
  private offset = 0;

  constructor(rulebook: Rulebook, people: Record<string, string> = {}) {
    this.rulebook = rulebook;
    this.state = emptyState(rulebook);
    for (const [person, role] of Object.entries(people)) this.role(0, person, role);
  }

  /** Append an entry on a day. */
  tell<T extends Entry['type']>(type: T, on: number, entry: Told<T>): this {
    const whole = { ...entry, type, offset: this.offset++, received: start + on * day } as unknown as Entry;
    this.log.push(whole);
    // the state goes through JSON between entries, as it does in a store
    const [state, decisions] = step(this.rulebook, JSON.parse(JSON.stringify(this.state)), whole);
    this.state = state;
    this.last = decisions;
    this.decisions.push(...decisions);
    return this;
  }

  /** `who` does something on a day (`~v` is a visitor, '' nobody); `arrives` makes it late. */
  does(
    on: number,
    who: string,
    behaviour: string,
    more: { arrives?: number; thing?: string; late?: boolean } & Partial<StoredEvent> = {},
  ): this {
    const { arrives = on, thing, late, ...stamp } = more;
    const interaction = {
      ...anEvent(this.rulebook, behaviour, thing),
      id: `evt_${this.offset}`,
      site: 'site',
      at: start + on * day,
      received: start + arrives * day,
      verified: true,
      ...(who === '' ? {} : who.startsWith('~') ? { visitor: who.slice(1) } : { person: who }),
      ...stamp,
    } as StoredEvent;
    return this.tell('interaction', arrives, { interaction, ...(late ? { late } : {}) });
  }

  role(on: number, person: string, role: string, by: 'sales' | 'person' | 'title' = 'title'): this {
    return this.tell('role', on, { person, roles: { [this.rulebook.id]: role }, by });
  }

  facts(
    on: number,
    facts: Record<string, string | number | boolean>,
    by: 'seller' | 'claim' | 'guess' = 'claim',
  ): this {
    return this.tell('facts', on, { facts, by });
  }

  identified(on: number, visitor: string, person: string): this {
    return this.tell('identified', on, { visitor, person });
  }

  tick(on: number): this {
    return this.tell('tick', on, { upto: start + on * day });
  }

  put(on: number, to: string): this {
    return this.tell('corrected', on, { journey: this.rulebook.id, to, author: 'astrid', reason: 'a test' });
  }

  get view(): View {
    return view(this.rulebook, this.state);
  }

  /** `stage.advanced > searching by starts-searching`, one line for each decision so far; `only` some types. */
  story(only = /^(journey|stage|obstacle|notice|job\.done)/): string[] {
    return this.decisions
      .filter((d) => only.test(d.type))
      .map((d) => {
        const about = Object.values(d.about ?? {})[0];
        const to = d.to ? ` > ${d.to.stage}` : about ? ` ${about}` : '';
        return `${d.type}${to}${d.rule ? ` by ${d.rule.id}` : ''}`;
      });
  }
}
