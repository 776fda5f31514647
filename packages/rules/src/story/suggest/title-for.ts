import type { Rule } from '../../rulebook/rule.ts';
import { durationText } from '../../syntax/grammar/duration.ts';
import type { Mutation } from '../mutate/mutation.ts';

/** What is not enough, or too late, for a rule. */
function tooLittle(rule: Rule, { changed, says, clause }: Mutation): string {
  const now = /: (.+?) instead of/.exec(says)?.[1] ?? '';
  switch (changed) {
    case 'times':
      return now === '1' ? 'once is not enough' : `${now} times are not enough`;
    case 'different_people':
      return now === '1' ? 'one person is not enough' : `${now} people are not enough`;
    case 'different_content':
      return now === '1' ? 'the same thing again is not enough' : `${now} different things are not enough`;
    case 'different_roles':
      return now === '1' ? 'one role is not enough' : `${now} roles are not enough`;
    case 'within':
      return `${now} are too long`;
    case 'since_entering':
      return `${now} after entering is too late`;
    case 'then_nothing':
    case 'silent_for':
      return `${now} of silence are not enough`;
    case 'who':
      return `not by somebody outside ${(rule.clauses[clause ?? 0]?.who ?? { name: 'the group' }).name}`;
    default:
      return 'a claim is not enough';
  }
}

/** A name for a story at the edge of a rule, unlike all that are taken. */
export function titleFor(rule: Rule, mutation: Mutation, taken: ReadonlySet<string>): string {
  const lasts = rule.silentFor ?? rule.thenNothing?.for;
  const enough = lasts === undefined ? 'just enough' : `${durationText(lasts)} of silence are enough`;
  const title = `${rule.name}: ${mutation.looser ? tooLittle(rule, mutation) : enough}`;
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? title : `${title} (${n})`;
    if (!taken.has(numbered)) return numbered;
  }
}
