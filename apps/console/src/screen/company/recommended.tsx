import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { text } from '../text.ts';
import styles from './company.module.css';

/** What would help them now: content to give, things to do. */
export function Recommended({ recommend }: { recommend: CompanyAnswer['recommend'] }) {
  if (recommend.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{text.company.recommended}</h2>
      <ul className={styles.plainList}>
        {recommend.map(({ content, do: action, says }) => (
          <li key={`${content} ${action}`}>
            {(action ?? says) && <p>{action ?? says}</p>}
            {content && <code>{content}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
