import { day } from '../../engine/time/zone.ts';
import type { Compiling } from '../../rulebook/compile/compiling.ts';
import { endings } from '../../rulebook/place.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Span } from '../../source/span.ts';
import { type StepNode, stepKinds } from '../notation/step.ts';
import type { StoriesFileNode } from '../notation/stories-file.ts';
import type { StoryNode } from '../notation/story.ts';
import { dayZero } from './day-zero.ts';
import { knownNames } from './known-names.ts';
import type { Act, Actor, Step, Story } from './story.ts';
import { tellEvent } from './tell-event.ts';
import { tellFacts } from './tell-facts.ts';
import { tellPeople } from './tell-people.ts';

/** How many events one story may tell of. */
export const mostActs = 10_000;

/** The telling of one story: how far its clock is, and what has been done so far. */
class Telling {
  readonly steps: Step[] = [];
  private now = 0;
  private acts = 0;
  private readonly done = new Map<string, number>();
  private readonly rulebook: Rulebook;
  private readonly people: ReadonlyMap<string, Actor>;
  private readonly begins: number;
  private readonly c: Compiling;

  constructor(rulebook: Rulebook, people: ReadonlyMap<string, Actor>, begins: number, c: Compiling) {
    this.rulebook = rulebook;
    this.people = people;
    this.begins = begins;
    this.c = c;
  }

  /** Reads a step; what cannot be told is reported and left out. */
  tell(node: StepNode): void {
    const [kind, second] = stepKinds.filter((k) => node[k] !== null);
    if (kind === undefined) {
      const hint = 'Say what somebody `does:`, `nothing: true`, or what to `expect:`.';
      if (node.unread.length === 0) this.c.report('J4', node.span, 'Nothing happens here.', hint);
    } else if (second !== undefined)
      this.c.report('J8', node.span, `\`${kind}\` and \`${second}\` in one line.`, 'Make it two lines.');
    else if (kind === 'expect') this.expect(node);
    else if (node.day === null) {
      if (!node.unread.includes('day')) this.c.report('J4', node.span, 'When does this happen?', 'Add `day:`.');
    } else if (kind === 'nothing') this.pass(node, node.day.value);
    else if (kind === 'corrected') this.correct(node, node.day.value);
    else this.act(node, node.day.value);
  }

  private moment(days: number): number {
    return this.begins + Math.round(days * day);
  }

  /** Moves the clock; false where that would be back. */
  private until(days: number, at: Span, late: boolean): boolean {
    if (days < this.now) {
      const hint = late ? 'Tell it earlier.' : 'Tell it earlier, or add `arrives:` if it reached us late.';
      this.c.report('J8', at, `The story has come to day ${this.now} already.`, hint);
      return false;
    }
    this.now = days;
    return true;
  }

  /** Keys that mean nothing in a step of this kind. */
  private nothingMore(node: StepNode, allowed: readonly string[]): void {
    for (const key of ['day', 'arrives', 'who', 'times', 'claimed', 'site', 'product'] as const) {
      const said = node[key];
      if (said && !allowed.includes(key))
        this.c.report('J8', said.span, `\`${key}\` means nothing in this line: nobody does anything.`, 'Remove it.');
    }
    for (const { key } of node.fields)
      this.c.report('J2', key.span, `\`${key.value}\` means nothing here.`, 'Remove it.');
  }

  private expect(node: StepNode): void {
    this.nothingMore(node, []);
    const expected = node.expect as NonNullable<StepNode['expect']>;
    knownNames(this.rulebook, expected, this.c);
    this.steps.push({ kind: 'expect', expected, span: expected.span });
  }

  private pass(node: StepNode, days: number): void {
    this.nothingMore(node, ['day']);
    if (node.nothing?.value === false)
      this.c.report('J8', node.nothing.span, 'Then what happens?', 'Say `nothing: true`, or what somebody `does:`.');
    else if (this.until(days, node.span, true))
      this.steps.push({ kind: 'pause', until: this.moment(days), span: node.span });
  }

  private correct(node: StepNode, days: number): void {
    this.nothingMore(node, ['day']);
    const to = node.corrected && placeOf(this.rulebook, node.corrected, this.c);
    if (to && this.until(days, node.span, true))
      this.steps.push({ kind: 'correction', at: this.moment(days), to, span: node.span });
  }

  private act(node: StepNode, days: number): void {
    const { who, arrives } = node;
    const person = who && this.c.find(this.people, who, 'person', 'so nobody can do it');
    if (arrives && arrives.value < days) {
      this.c.report('J8', arrives.span, 'It reaches us before it happens.', '`arrives:` is a later day.');
      return;
    }
    const told = arrives?.value ?? days;
    if (!this.until(told, node.span, arrives !== null)) return;
    const times = node.times?.value ?? 1;
    if (this.acts + times > mostActs) {
      this.c.report('J3', node.span, `A story tells of at most ${mostActs} events.`, 'Make it shorter.');
      return;
    }
    const name = node.does?.value ?? node.event?.value ?? '';
    for (let i = 0; i < times; i++) {
      const before = { ofBehaviour: this.done.get(name) ?? 0, all: this.acts };
      const event = tellEvent(this.rulebook, node, before, this.c);
      if (!event) return;
      this.done.set(name, before.ofBehaviour + 1);
      this.acts++;
      const act: Act = {
        kind: 'act',
        at: this.moment(days),
        arrives: this.moment(told),
        who: person?.id ?? null,
        ...event,
        product: node.product?.value ?? null,
        verified: node.claimed?.value !== true,
        span: node.span,
      };
      this.steps.push(act);
    }
  }
}

function placeOf(rulebook: Rulebook, said: NonNullable<StepNode['corrected']>, c: Compiling): string | null {
  const places = ['outside', ...rulebook.stages.map((s) => s.name), ...endings];
  return c.find(new Map(places.map((p) => [p, p])), said, 'stage', 'so no company is ever there');
}

/** A story with every name resolved; what is wrong with it is reported. */
export function tellStory(rulebook: Rulebook, node: StoryNode, file: StoriesFileNode, c: Compiling): Story {
  const people = tellPeople(rulebook, [...(file.people ?? []), ...(node.people ?? [])], c);
  const begins = dayZero(rulebook);
  const telling = new Telling(rulebook, people, begins, c);
  for (const step of node.tell) telling.tell(step);
  return {
    name: node.story.value,
    span: node.story.span,
    begins,
    startAt: (node.start_at && placeOf(rulebook, node.start_at, c)) ?? 'outside',
    people: [...people.values()],
    facts: tellFacts(rulebook, node.company ?? file.company, c),
    steps: telling.steps,
  };
}
