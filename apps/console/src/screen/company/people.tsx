import type { CompanyAnswer, PersonAnswer } from '../../answer/company-answer.ts';
import { When } from '../show/when.tsx';
import { words } from '../show/words.ts';
import { text } from '../text.ts';
import styles from './company.module.css';
import { Person } from './person.tsx';

/** Who takes part, by role; who is missing; who came late. */
export function People({ people, missing }: { people: PersonAnswer[]; missing: CompanyAnswer['roles_missing'] }) {
  const byRole = Map.groupBy(people, (person) => person.role);
  const wanted = Object.keys(missing).filter((role) => (missing[role] ?? 0) > 0);
  const roles = [...new Set([...byRole.keys(), ...wanted])].sort(
    (a, b) => Number(a === 'unknown') - Number(b === 'unknown') || a.localeCompare(b),
  );
  return (
    <section className={styles.part}>
      <h2>
        {text.company.people} <span className={styles.count}>{people.length}</span>
      </h2>
      {roles.length === 0 && <p className={styles.faint}>{text.company.nobody}</p>}
      <ul className={styles.roles}>
        {roles.map((role) => (
          <li key={role}>
            <h3>
              {words(role)}
              {(missing[role] ?? 0) > 0 && (
                <span className={styles.gap}>{gap(byRole.get(role) ?? [], missing[role] ?? 0)}</span>
              )}
            </h3>
            <ul>
              {byRole.get(role)?.map((person) => (
                <li key={person.id} className={styles.person}>
                  <Person id={person.id} name={person.name} />
                  {person.late && <span className={styles.late}>{text.company.late}</span>}
                  <span className={styles.lastSeen}>
                    {person.last_seen ? (
                      <>
                        {text.company.lastSeenPerson} <When at={person.last_seen} day />
                      </>
                    ) : (
                      text.company.notHeard
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is missing in a role: somebody known who has done nothing yet is not the same as nobody. */
function gap(known: PersonAnswer[], missing: number): string {
  if (known.length === 0) return text.company.nobodyYet;
  return known.some((person) => person.last_seen) ? text.company.missing(missing) : text.company.notHeard;
}
