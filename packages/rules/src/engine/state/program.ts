import { type Actor, actorOf, limits, type StoredEvent } from '@waystage/events';
import type { Audience } from '../../rulebook/audience.ts';
import { audienceStatus } from '../../rulebook/audience-status.ts';
import type { Behaviour } from '../../rulebook/behaviour.ts';
import type { Clause } from '../../rulebook/clause.ts';
import type { Place } from '../../rulebook/place.ts';
import type { Rule } from '../../rulebook/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { BehaviourIndex } from '../match/behaviour-index.ts';
import { type Offered, recommendedAt } from '../report/recommended.ts';
import type { State } from './state.ts';

const day = 86_400_000;
/** How long an interaction is kept for knowledge that may come, where no rule looks back further. */
const keepAtLeast = 30 * day;

/** How many interactions of one meaning a state remembers, where no rule asks for that many. */
const keepMost = 200;

/** A rule an interaction may complete, and which of its clauses it may fill. */
export interface Trigger {
  readonly rule: Rule;
  readonly clauses: readonly number[];
}

/** All interactions that are the same behaviours mean the same to rules; what that is, is worked out once. */
export class Meaning {
  readonly key: string;
  readonly behaviours: readonly string[];
  readonly customer: boolean;
  readonly triggers: readonly Trigger[];
  readonly jobs: readonly string[];
  /** how long rules may need it after it arrived, milliseconds */
  readonly keptFor: number;
  /** how many of them are remembered; the oldest go first */
  readonly most: number;
  private readonly at = new Map<Place, readonly Trigger[]>();

  constructor(rulebook: Rulebook, key: string) {
    this.key = key;
    this.customer = !key.startsWith('-');
    const names = this.customer ? key : key.slice(1);
    this.behaviours = names === '' ? [] : names.split('|');
    this.jobs = this.behaviours.map((b) => rulebook.behaviours.get(b)?.job ?? null).filter((j) => j !== null);
    this.triggers = rulebook.rules
      .map((rule) => ({ rule, clauses: rule.clauses.flatMap((c, i) => (this.fills(c) ? [i] : [])) }))
      .filter((t) => t.clauses.length > 0);
    const looksBack = this.triggers.map(({ rule }) => {
      const windows = rule.clauses.map((c) => c.within ?? c.sinceEntering ?? 0);
      return Math.max(...windows) + (rule.thenNothing?.for ?? 0);
    });
    this.keptFor = Math.max(keepAtLeast, ...looksBack) + limits.publicAge;
    const asked = this.triggers.flatMap((t) => t.rule.clauses.map((c) => 2 * c.times));
    this.most = Math.max(keepMost, ...asked);
  }

  fills(clause: Clause): boolean {
    if (clause.does === null) return this.customer;
    const { does } = clause;
    return this.behaviours.some((b) => does.has(b));
  }

  /** The triggers of rules that hold in this place. */
  triggersAt(place: Place): readonly Trigger[] {
    let found = this.at.get(place);
    if (!found) {
      found = this.triggers.filter((t) => t.rule.from.has(place));
      this.at.set(place, found);
    }
    return found;
  }
}

const forward = ['enter', 'advance', 'fast_track'];

/** What the engine works out once for a rulebook. */
export class Program {
  readonly rulebook: Rulebook;
  private readonly index: BehaviourIndex;
  private readonly meanings = new Map<string, Meaning>();
  private readonly single = new Map<Behaviour, { customer: Meaning; other: Meaning }>();
  private readonly byClause = new Map<Clause, Meaning[]>();
  private readonly metIn = new WeakSet<object>();
  /** behaviours that end a silence, so that the last time of each is remembered */
  readonly endsSilence: ReadonlySet<string>;
  readonly silentRules: readonly Rule[];
  /** the rules of each narrower audience; null: of none */
  readonly byAudience: ReadonlyMap<Audience | null, readonly Rule[]>;
  /** done by the customer, and no behaviour; and the same, not done by the customer */
  private readonly nothing: Meaning;
  private readonly nothingElse: Meaning;

  constructor(rulebook: Rulebook) {
    this.rulebook = rulebook;
    this.index = new BehaviourIndex(rulebook);
    this.endsSilence = new Set(rulebook.rules.flatMap((r) => [...(r.thenNothing?.of ?? [])]));
    this.byAudience = Map.groupBy(rulebook.rules, (r) => r.audience);
    this.silentRules = rulebook.rules.filter((r) => r.silentFor !== null);
    for (const r of rulebook.rules) for (const c of r.clauses) this.byClause.set(c, []);
    this.nothing = this.meaning('');
    this.nothingElse = this.meaning('-');
  }

  /** What an event means; done by the customer or not. */
  meaningOf(event: StoredEvent, customer: boolean): Meaning {
    const behaviours = this.index.match(event);
    if (behaviours.length === 0) return customer ? this.nothing : this.nothingElse;
    const [only] = behaviours;
    if (only && behaviours.length === 1) {
      let pair = this.single.get(only);
      if (!pair) {
        pair = { customer: this.meaning(only.name), other: this.meaning(`-${only.name}`) };
        this.single.set(only, pair);
      }
      return customer ? pair.customer : pair.other;
    }
    return this.meaning((customer ? '' : '-') + behaviours.map((b) => b.name).join('|'));
  }

  private readonly forward = new Map<Place, readonly Rule[]>();

  /** The rules that lead further from a place, the shortest way first, then by name. */
  forwardFrom(place: Place): readonly Rule[] {
    let rules = this.forward.get(place);
    if (!rules) {
      const distance = (r: Rule) => this.rulebook.stage.get(r.moves.get(place) ?? '')?.index ?? 0;
      rules = this.rulebook.rules
        .filter((r) => forward.includes(r.kind) && r.moves.has(place))
        .sort((a, b) => distance(a) - distance(b));
      this.forward.set(place, rules);
    }
    return rules;
  }

  private readonly offered = new Map<Place, readonly Offered[]>();

  /** What is recommended in a place, whatever else is asked. */
  recommendedAt(place: Place): readonly Offered[] {
    let offered = this.offered.get(place);
    if (!offered) {
      offered = recommendedAt(this.rulebook, place);
      this.offered.set(place, offered);
    }
    return offered;
  }

  /** Whose doing an event is; null where it says nothing to these rules (a machine's, another product's, not an act at all). */
  actorFor(event: StoredEvent): Actor | null {
    if (event.bot !== undefined) return null;
    const { products } = this.rulebook;
    if (event.product !== undefined && products && !products.includes(event.product)) return null;
    return this.doneBy(event) ?? actorOf(event);
  }

  /** Whose doing an event of one's own is, as declared. */
  doneBy(event: StoredEvent): Actor | null {
    return event.event === 'custom' ? (this.index.match(event)[0]?.doneBy ?? null) : null;
  }

  private readonly statuses = new WeakMap<State['facts'], Map<Audience, boolean>>();

  /** Whether a company of which this is known is in an audience; worked out once for each set of facts. */
  isIn(audience: Audience, known: State['facts']): boolean {
    let statuses = this.statuses.get(known);
    if (!statuses) {
      statuses = new Map();
      this.statuses.set(known, statuses);
    }
    let is = statuses.get(audience);
    if (is === undefined) {
      const facts = Object.fromEntries(Object.entries(known).map(([fact, k]) => [fact, k.value]));
      is = audienceStatus(audience, facts, this.rulebook.facts) === 'in';
      statuses.set(audience, is);
    }
    return is;
  }

  meaning(key: string): Meaning {
    let meaning = this.meanings.get(key);
    if (!meaning) {
      meaning = new Meaning(this.rulebook, key);
      this.meanings.set(key, meaning);
      for (const [clause, list] of this.byClause) if (meaning.fills(clause)) list.push(meaning);
    }
    return meaning;
  }

  /** Learn the meanings in a state that comes from elsewhere. */
  meet(kept: Readonly<Record<string, unknown>>): void {
    if (this.metIn.has(kept)) return;
    for (const key of Object.keys(kept)) this.meaning(key);
    this.metIn.add(kept);
  }

  /** What has been seen so far that fills a clause. */
  fillers(clause: Clause): readonly Meaning[] {
    return this.byClause.get(clause) ?? [];
  }
}

const programs = new WeakMap<Rulebook, Program>();

/** The program of a rulebook, made at its first use. */
export function programOf(rulebook: Rulebook): Program {
  let program = programs.get(rulebook);
  if (!program) {
    program = new Program(rulebook);
    programs.set(rulebook, program);
  }
  return program;
}
