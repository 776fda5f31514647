import type { Transition, TransitionType } from '@waystage/events';
import type { MarkName } from '../show/mark.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';

type Tone = 'forward' | 'back' | 'quiet' | 'won' | 'ended' | 'alert' | 'plain';

/** How a transition looks on the time line. */
export interface Described {
  tone: Tone;
  mark: MarkName;
  /** what kind of thing happened */
  kind: string;
  /** what it was about: the stages, the job, the obstacle, the role... */
  about: string;
  /** moves stand out, the rest is told in passing */
  isMove: boolean;
}

const looks: Partial<Record<TransitionType, [Tone, MarkName]>> = {
  'journey.started': ['forward', 'start'],
  'journey.won': ['won', 'done'],
  'journey.lost': ['ended', 'end'],
  'journey.cancelled': ['ended', 'end'],
  'journey.stalled': ['quiet', 'quiet'],
  'journey.resumed': ['plain', 'on'],
  'stage.advanced': ['forward', 'on'],
  'stage.fast_tracked': ['forward', 'fast'],
  'stage.reconsidered': ['back', 'back'],
  'job.started': ['plain', 'job'],
  'job.done': ['plain', 'done'],
  'job.revisited': ['plain', 'job'],
  'group.joined': ['plain', 'person'],
  'group.late': ['alert', 'person'],
  'group.role_missing': ['alert', 'person'],
  'obstacle.raised': ['alert', 'flag'],
  'obstacle.cleared': ['plain', 'flag'],
};

/** Put a transition into words; `nameOf` says what a person may be called here. */
export function describeTransition({ type, data }: Transition, nameOf: (person: string) => string): Described {
  const [tone, mark] = looks[type] ?? ['plain', 'notice'];
  const { job, obstacle, notice, person, role, into } = data.about ?? {};
  const about = [
    data.movement && moved(data.from?.stage, data.to?.stage),
    typeof person === 'string' && nameOf(person),
    ...[role, job, obstacle, notice].map((name) => typeof name === 'string' && words(name)),
    into,
  ].filter((part) => typeof part === 'string' && part !== '');
  return { tone, mark, kind: text.transition[type], about: about.join(', '), isMove: data.movement !== undefined };
}

function moved(from: string | undefined, to: string | undefined): string {
  return [from, to]
    .filter((stage) => stage !== undefined)
    .map(words)
    .join(' → ');
}
