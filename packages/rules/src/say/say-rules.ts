import type { Rule } from '../rulebook/rule.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { durationText } from '../syntax/grammar/duration.ts';
import { listOf } from './list-of.ts';
import { sayClause, sayDoing, words } from './say-clause.ts';

function sayWhen(rule: Rule): string {
  if (rule.silentFor !== null) return `nobody at the customer does anything for ${durationText(rule.silentFor)}`;
  const [first, ...more] = rule.clauses.map(sayClause);
  const longest = Math.max(...rule.clauses.map((c) => c.within ?? 0));
  const together = more.length > 0 && longest > 0 ? `, all within ${durationText(longest)}` : '';
  const also = more.map((clause) => `, and also ${clause}`).join('');
  const then = rule.thenNothing;
  const nothing = then ? `, and then nobody ${sayDoing(then.of)} for ${durationText(then.for)}` : '';
  return `${first}${also}${together}${nothing}`;
}

function places(rulebook: Rulebook, from: Iterable<string>): string {
  const all = [...from];
  const stages = all.filter((p) => rulebook.stage.has(p));
  const others = all.filter((p) => !rulebook.stage.has(p));
  const inStages = stages.length === rulebook.stages.length ? ['any stage'] : stages;
  return listOf([...others, ...inStages], 'or');
}

function sayWhat(rulebook: Rulebook, rule: Rule): string {
  const { target } = rule.node;
  const customer = `a customer in ${places(rulebook, rule.moving ? rule.moves.keys() : rule.from)}`;
  switch (target.kind) {
    case 'enter': {
      const { startAt } = rulebook.again;
      const first = rulebook.stages[0]?.name;
      const repeat = startAt !== null && startAt !== first ? ` (at ${startAt}, if it is not the first time)` : '';
      return `a company outside begins its journey at ${first}${repeat}`;
    }
    case 'advance':
      return `${customer} goes one stage further${rule.moves.size === 1 ? `, to ${[...rule.moves.values()][0]}` : ''}`;
    case 'fast_track':
      return `${customer} goes straight to ${target.to.value}`;
    case 'reconsider':
      return `${customer} goes back to ${target.back_to.value}`;
    case 'close':
      return `${customer} is ${target.as.value}`;
    case 'job':
      return `${customer} is done with ${words(target.name.value)}`;
    case 'obstacle':
      return rule.obstacle === 'raise'
        ? `${customer} has something in the way: ${words(rule.about ?? '')}`
        : `${customer} no longer has this in the way: ${words(rule.about ?? '')}`;
    default:
      return `people are told about ${customer}: ${words(rule.about ?? '')}`;
  }
}

function sentence(rulebook: Rulebook, rule: Rule): string {
  const audience = rule.audience ? `, if it is in ${words(rule.audience.name)}` : '';
  const trust = rule.trust === 'verified' ? ' (told by a server or by people, not by a browser)' : '';
  const way = rule.givesWayTo.length > 0 ? `, unless ${listOf(rule.givesWayTo, 'or')} holds as well` : '';
  return `When ${sayWhen(rule)}${trust}, ${sayWhat(rulebook, rule)}${audience}${way}.`;
}

/**
 * Every rule as an English sentence made from its parts, not from its `says`: what it really does, in order of the files.
 * @example
 * sayRules(rulebook)[0]; // { rule: 'bought', sentence: 'When anybody orders ..., a customer in outside or any stage is won.' }
 */
export function sayRules(rulebook: Rulebook): { rule: string; sentence: string }[] {
  const inFile = new Map(rulebook.folder.rules.map((node, i) => [node.rule.value, i]));
  const place = (r: Rule) => inFile.get(r.name) ?? 0;
  return [...rulebook.rules]
    .sort((a, b) => place(a) - place(b))
    .map((rule) => ({ rule: rule.name, sentence: sentence(rulebook, rule) }));
}
