import type { AudienceNode } from '../../syntax/audience/audience.ts';
import type { AudienceFileNode } from '../../syntax/audience/audience-file.ts';
import type { FactTypeNode } from '../../syntax/audience/fact-type.ts';
import type { Audience } from '../audience.ts';
import type { Condition } from '../condition.ts';
import type { FactType } from '../fact-type.ts';
import type { WhoGroup } from '../who-group.ts';
import type { Compiling } from './compiling.ts';
import { compileCondition, type Sayable } from './condition.ts';

/** What nobody has told yet about a person. */
export const unknownRole = 'unknown';

/** A type of fact as the language declares it. */
export function compileFactType(node: FactTypeNode): FactType {
  if ('kind' in node) return Object.freeze({ kind: node.value });
  return Object.freeze({ kind: 'list', values: Object.freeze(node.map((n) => n.value)) });
}

/** What may be said of something of this type. */
export function sayable(type: FactType): Sayable {
  if (type.kind === 'number') return { kind: 'number' };
  return { kind: 'words', values: type.kind === 'boolean' ? [true, false] : [...type.values, 'other'] };
}

function conditions(entries: AudienceNode['must'], facts: ReadonlyMap<string, FactType>, c: Compiling) {
  const out = new Map<string, Condition>();
  for (const e of entries ?? []) {
    const type = c.find(facts, e.key, 'fact', 'so nobody will ever say it about a company');
    const condition = type && compileCondition(e.value, sayable(type), e.key.value, c);
    if (condition) out.set(e.key.value, condition);
  }
  return out;
}

/** Facts, audiences, roles and who-groups, of all audience files together. */
export function compileAudiences(files: readonly AudienceFileNode[], c: Compiling) {
  const facts = new Map<string, FactType>();
  for (const e of files.flatMap((f) => f.facts ?? [])) c.declare(facts, e.key, compileFactType(e.value), 'facts');
  const audiences = new Map<string, Audience>();
  for (const { key, value } of files.flatMap((f) => f.audiences ?? []))
    c.declare(
      audiences,
      key,
      Object.freeze({
        name: key.value,
        says: value.says?.value ?? '',
        must: conditions(value.must, facts, c),
        never: conditions(value.never, facts, c),
        unknown: value.unknown?.value ?? 'wait',
      }),
      'audiences',
    );
  const lines = files.flatMap((f) => f.roles ?? []);
  const roleLines = lines.map((l) =>
    Object.freeze({ role: l.role.value, patterns: Object.freeze(l.title.map((t) => t.value)) }),
  );
  const roles = new Set([...roleLines.map((l) => l.role), unknownRole]);
  const known = new Map([...roles].map((r) => [r, r]));
  const who = new Map<string, WhoGroup>();
  for (const { key, value } of files.flatMap((f) => f.who ?? [])) {
    const members = value.map((r) => c.find(known, r, 'role', 'so nobody has it')).filter((r) => r !== null);
    const left = [...roles].filter((r) => r !== unknownRole && !members.includes(r));
    if (key.value === 'anyone' && left.length > 0)
      c.report(
        'T2',
        key.span,
        `anyone always means everybody, ${left.join(' and ')} too.`,
        'Give a smaller group a name of its own.',
        'warning',
      );
    c.declare(
      who,
      key,
      Object.freeze({ name: key.value, anyone: key.value === 'anyone', roles: new Set(members) }),
      'groups',
    );
  }
  if (!who.has('anyone')) who.set('anyone', Object.freeze({ name: 'anyone', anyone: true, roles }));
  return { facts, audiences, roleLines, roles, who };
}
