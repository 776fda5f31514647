import type { Clause } from '../rulebook/clause.ts';
import { durationText } from '../syntax/grammar/duration.ts';
import { listOf } from './list-of.ts';

/** A name as words: `visits-pricing` is `visits pricing`. */
export const words = (name: string) => name.replace(/[-_]/g, ' ');

/** `visits pricing or compares`, `does anything`. */
export function sayDoing(does: ReadonlySet<string> | null): string {
  return does === null ? 'does anything' : listOf([...does].map(words), 'or');
}

/** A clause of a rule: `somebody in buying group visits pricing at least 3 times, by at least 2 people, within 14 days`. */
export function sayClause(clause: Clause): string {
  const { who, times, people, content, roles } = clause;
  const somebody = who.anyone ? 'anybody' : `somebody in ${words(who.name)}`;
  const several = Math.max(times, people, content, roles) > 1;
  const parts = [
    `${somebody} ${sayDoing(clause.does)}${times > 1 ? ` at least ${times} times` : ''}`,
    people > 1 ? `by at least ${people} people` : '',
    roles > 1 ? `in at least ${roles} roles` : '',
    content > 1 ? `with at least ${content} different pages or files` : '',
    clause.onePerson ? 'all by one person' : '',
    clause.newcomer ? (several ? 'all by newcomers' : 'as a newcomer') : '',
    clause.oncePerDay ? 'counted once per person and day' : '',
    clause.within !== null && several ? `within ${durationText(clause.within)}` : '',
    clause.sinceEntering === null ? '' : `no later than ${durationText(clause.sinceEntering)} after getting there`,
  ];
  return parts.filter((p) => p !== '').join(', ');
}
