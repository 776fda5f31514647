import { text } from '../text.ts';
import type { ColumnGroup } from './columns-of.ts';
import styles from './road.module.css';

/** The whole way at a glance: each stage a milestone with how many stand there; one press brings its column into view. */
export function Road({ groups }: { groups: ColumnGroup[] }) {
  const most = Math.max(1, ...groups.flatMap((group) => group.columns.map((column) => column.cards.length)));
  return (
    <nav className={styles.road} aria-label={text.board.road}>
      {groups.map((group) => (
        <ol
          key={group.id}
          className={styles.phase}
          data-tone={group.tone}
          aria-label={group.label}
          style={{ flexGrow: group.columns.length }}
        >
          {group.columns.map(({ stage, label, cards }) => (
            <li key={stage}>
              <button
                type="button"
                title={label}
                onClick={() =>
                  document.getElementById(`stage-${stage}`)?.scrollIntoView({ inline: 'center', block: 'nearest' })
                }
              >
                <b>{text.short(cards.length)}</b>
                <progress aria-hidden="true" max={most} value={cards.length} />
                <span>{label}</span>
              </button>
            </li>
          ))}
        </ol>
      ))}
    </nav>
  );
}
