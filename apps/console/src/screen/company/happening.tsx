import type { Transition } from '@waystage/events';
import { Mark } from '../show/mark.tsx';
import { When } from '../show/when.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import { describeTransition } from './describe-transition.ts';
import { Evidence } from './evidence.tsx';
import styles from './time-line.module.css';

/** One transition: what happened, the rule's own sentence, and the evidence. */
export function Happening({ transition, names }: { transition: Transition; names: Record<string, string> }) {
  const { data } = transition;
  const { tone, mark, kind, about, isMove } = describeTransition(transition, (person) => names[person] ?? person);
  const { rule, evidence, from } = data;
  return (
    <li className={styles.happening} data-tone={tone} data-move={isMove} data-type={transition.type}>
      <span className={styles.mark}>
        <Mark name={mark} />
      </span>
      <div className={styles.head}>
        <p>
          <span className={styles.kind}>{kind}</span>
          {about && <span className={styles.about}>{about}</span>}
        </p>
        <span className={styles.when}>
          <When at={transition.timestamp} />
        </span>
      </div>
      {isMove && from?.days != null && from.stage !== 'outside' && (
        <p className={styles.stayed}>{text.company.stayed(words(from.stage), from.days)}</p>
      )}
      {rule && (
        <blockquote className={styles.rule} title={`${rule.id} · ${rule.source}`}>
          <p>{rule.says}</p>
          {rule.proves && <p className={styles.proves}>{rule.proves}</p>}
        </blockquote>
      )}
      {typeof data.about?.author === 'string' && (
        <blockquote className={styles.rule}>
          {typeof data.about.reason === 'string' && <p>{data.about.reason}</p>}
          <p className={styles.proves}>{text.company.byHand(data.about.author)}</p>
        </blockquote>
      )}
      {evidence && evidence.interactions.length > 0 && <Evidence evidence={evidence} names={names} open={isMove} />}
    </li>
  );
}
