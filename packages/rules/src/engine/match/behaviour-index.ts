import type { StoredEvent } from '@waystage/events';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { contentOf } from './content-of.ts';
import { type FieldTest, type FieldValue, fieldTest } from './field-test.ts';

interface Candidate {
  readonly behaviour: Behaviour;
  readonly sites: ReadonlySet<string> | null;
  readonly tests: readonly { readonly field: string; readonly test: FieldTest }[];
}

function pathKey(glob: string): { exact: string } | { prefix: string } {
  const star = glob.indexOf('*');
  if (star < 0) return { exact: glob };
  // whole segments before the first star: `/a/b*` can be found under `/a`, and `/a/**` under `/a`
  return { prefix: glob.slice(0, Math.max(0, glob.lastIndexOf('/', star))) };
}

/** How many values of a field a shelf remembers the answer for. */
const mostRemembered = 5000;

/** Behaviours of one event kind, found by the value of one field, so that the cost does not grow with the number of behaviours. */
class Shelf {
  private readonly exact = new Map<string, Map<FieldValue, Candidate[]>>();
  private readonly prefix = new Map<string, Map<string, Candidate[]>>();
  private readonly rest: Candidate[] = [];
  /** the one field every behaviour here is about: then its value decides, and the answer can be remembered */
  private only: string | null | undefined;
  private readonly remembered = new Map<FieldValue, Behaviour[]>();

  add(rulebook: Rulebook, behaviour: Behaviour): void {
    const conditions = [...behaviour.fields];
    const tests = conditions.map(([field, c]) => ({ field, test: fieldTest(rulebook, behaviour, field, c) }));
    const candidate = { behaviour, sites: behaviour.sites && new Set(behaviour.sites), tests };
    for (const { field } of tests.length > 0 && !behaviour.sites ? tests : [{ field: null }])
      this.only = this.only === undefined || this.only === field ? field : null;
    const key =
      conditions.find(([, c]) => c.kind === 'paths') ??
      conditions.find(([, c]) => c.kind === 'values' && !c.values.includes('other'));
    if (!key) {
      this.rest.push(candidate);
      return;
    }
    const [field, condition] = key;
    if (condition.kind === 'values') for (const v of condition.values) this.put(this.exact, field, v, candidate);
    if (condition.kind !== 'paths') return;
    for (const glob of condition.globs) {
      const at = pathKey(glob);
      if ('exact' in at) this.put(this.exact, field, at.exact, candidate);
      else this.put(this.prefix, field, at.prefix, candidate);
    }
  }

  private put<K>(into: Map<string, Map<K, Candidate[]>>, field: string, key: K, candidate: Candidate): void {
    let byKey = into.get(field);
    if (!byKey) {
      byKey = new Map();
      into.set(field, byKey);
    }
    const at = byKey.get(key);
    if (!at) byKey.set(key, [candidate]);
    else if (!at.includes(candidate)) at.push(candidate);
  }

  match(read: (field: string) => FieldValue, site: string): readonly Behaviour[] {
    if (typeof this.only !== 'string') return this.search(read, site);
    const value = read(this.only);
    let found = this.remembered.get(value);
    if (!found) {
      found = this.search(read, site);
      if (this.remembered.size >= mostRemembered) this.remembered.clear();
      this.remembered.set(value, found);
    }
    return found;
  }

  private search(read: (field: string) => FieldValue, site: string): Behaviour[] {
    const found: Behaviour[] = [];
    const consider = (candidates: readonly Candidate[] | undefined) => {
      for (const c of candidates ?? []) {
        if (c.sites && !c.sites.has(site)) continue;
        if (!c.tests.every((t) => t.test(read(t.field)))) continue;
        if (!found.includes(c.behaviour)) found.push(c.behaviour);
      }
    };
    for (const [field, byValue] of this.exact) consider(byValue.get(read(field)));
    for (const [field, byPrefix] of this.prefix) {
      const value = read(field);
      if (typeof value !== 'string') continue;
      for (let end = value.length; end >= 0; end = end > 0 ? value.lastIndexOf('/', end - 1) : -1)
        consider(byPrefix.get(value.slice(0, end)));
      if (!value.startsWith('/')) consider(byPrefix.get(''));
    }
    consider(this.rest);
    return found.length > 1 ? found.sort((a, b) => a.index - b.index) : found;
  }
}

const none: readonly Behaviour[] = [];

/** Finds the behaviours an event is. */
export class BehaviourIndex {
  private readonly shelves = new Map<string, Shelf>();
  private readonly rulebook: Rulebook;

  constructor(rulebook: Rulebook) {
    this.rulebook = rulebook;
    for (const b of rulebook.behaviours.values()) {
      const key = b.custom ? `custom ${b.custom}` : b.event;
      let shelf = this.shelves.get(key);
      if (!shelf) {
        shelf = new Shelf();
        this.shelves.set(key, shelf);
      }
      shelf.add(rulebook, b);
    }
  }

  /** In the order they are declared; empty where the event is none of them. */
  match(event: StoredEvent): readonly Behaviour[] {
    const custom = event.event === 'custom';
    const shelf = this.shelves.get(custom ? `custom ${event.name}` : event.event);
    if (!shelf) return none;
    const source = (custom ? event.props : event) as Record<string, FieldValue>;
    // a download that nobody tagged is what content.yaml says it is
    const kind =
      event.event === 'download' && event.kind === 'other'
        ? (contentOf(this.rulebook, event.content)?.kind ?? 'other')
        : null;
    return shelf.match((field) => (kind !== null && field === 'kind' ? kind : source[field]), event.site);
  }
}
