import type { TransitionData } from '@waystage/events';
import { When } from '../show/when.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import { Person } from './person.tsx';
import styles from './time-line.module.css';

type Evidence = NonNullable<TransitionData['evidence']>;

/** What made the rule true: how much was needed and found, and who did what when. */
export function Evidence({
  evidence,
  names,
  open,
}: {
  evidence: Evidence;
  names: Record<string, string>;
  open: boolean;
}) {
  const { interactions, truncated } = evidence;
  const flags = (['verified', 'arrived_late', 'catching_up'] as const).filter((flag) => evidence[flag]);
  const notes = [...enough(evidence), ...flags.map((flag) => text.company.flags[flag])];
  return (
    <details className={styles.evidence} open={open}>
      <summary>
        {text.company.evidence}
        {notes.length > 0 && <span> · {notes.join(' · ')}</span>}
      </summary>
      <table>
        <thead className="unseen">
          <tr>
            <th>{text.company.who}</th>
            <th>{text.company.what}</th>
            <th>{text.company.when}</th>
          </tr>
        </thead>
        <tbody>
          {interactions.map(({ event, at, behaviour, person, role, channel, content }) => (
            <tr key={event} data-trigger={event === evidence.trigger}>
              <td>
                {person ? <Person id={person} name={names[person]} /> : text.company.nobodyPerson}
                {role && <small>{words(role)}</small>}
              </td>
              <td>
                {words(behaviour)}
                {channel === 'sales' && <small>{text.company.sales}</small>}
                {content && <small className={styles.content}>{content}</small>}
              </td>
              <td>
                <When at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {truncated && <p className={styles.faint}>{text.company.truncated}</p>}
    </details>
  );
}

/** "3 of 3 times", "2 of 2 people", "within 14 days": the parts of the rule that are plain numbers. */
function enough({ needed: asked, found }: Evidence): string[] {
  const more = Array.isArray(asked.and_also) ? (asked.and_also as { times?: number }[]) : [];
  const times = Number(asked.times) + more.reduce((sum, clause) => sum + (clause.times ?? 1), 0);
  const needed: Record<string, unknown> = { ...asked, ...(Number.isNaN(times) ? {} : { times }) };
  const counts = Object.entries(text.company.needed).flatMap(([key, what]) => {
    const [is, must] = [found[key], needed[key]];
    return is === undefined || typeof must !== 'number' ? [] : [text.company.ofNeeded(is, must, what)];
  });
  return typeof needed.within === 'string' ? [...counts, text.company.within(needed.within)] : counts;
}
