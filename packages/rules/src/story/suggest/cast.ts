import { roleOfTitle } from '../../rulebook/role-of-title.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { nowhere } from '../../source/span.ts';
import type { Entry } from '../../syntax/grammar/map-of.ts';
import { say } from '../../syntax/say.ts';
import type { PersonNode } from '../notation/person.ts';
import type { Character } from './scene.ts';

const names = [
  ...['kari', 'ola', 'eva', 'per', 'mette', 'bo', 'åse', 'jørgen', 'sölve', 'pirjo', 'nils', 'ingrid', 'lars', 'sofie'],
  ...[
    'henrik',
    'astrid',
    'magnus',
    'liv',
    'aino',
    'jens',
    'märta',
    'eino',
    'signe',
    'tor',
    'ylva',
    'björn',
    'kaisa',
    'ulf',
  ],
];

/** A title that gives somebody a role; null where none does. */
function titleOf(rulebook: Rulebook, role: string): string | null {
  const patterns = rulebook.roleLines.filter((l) => l.role === role).flatMap((l) => l.patterns);
  const whole = patterns.filter((p) => !p.includes('*'));
  const words = [...whole, ...patterns].map((p) => p.replaceAll('*', ''));
  return words.find((t) => t !== '' && roleOfTitle(rulebook, t) === role) ?? null;
}

/** The people of the stories: the same one for the same character, by name. */
export class Cast {
  private readonly people = new Map<string, { readonly name: string; readonly role: string }>();
  private readonly rulebook: Rulebook;

  constructor(rulebook: Rulebook) {
    this.rulebook = rulebook;
  }

  /** What somebody is called. */
  nameOf({ role, nth }: Character): string {
    const key = `${role} ${nth}`;
    let person = this.people.get(key);
    if (!person) {
      person = { name: names[this.people.size] ?? `person-${this.people.size + 1}`, role };
      this.people.set(key, person);
    }
    return person.name;
  }

  /** Everybody met so far, as the head of a stories file names them. */
  entries(): Entry<PersonNode>[] {
    return [...this.people.values()].map(({ name, role }) => {
      const title = role === 'unknown' ? null : titleOf(this.rulebook, role);
      const told = role === 'unknown' || title !== null ? null : say(role);
      const value = {
        kind: 'person' as const,
        span: nowhere,
        unread: [],
        title: title === null ? null : say(title),
        role: told,
      };
      return { kind: 'entry' as const, key: say(name), value };
    });
  }
}
