import type { Transition } from '@waystage/webhook';

type Data = Transition['data'];

const move = ({ from, to }: Data) => `${from?.stage ?? '?'} -> ${to?.stage ?? '?'}`;
const about = ({ about: all }: Data, what: string) => String(all?.[what] ?? what);
const number = ({ journey }: Data) => journey?.number ?? '?';

/** What each type of transition says of a company. */
const words: Record<Transition['type'], (data: Data) => string> = {
  'journey.started': (d) => `began journey ${number(d)}: ${move(d)}`,
  'journey.won': (d) => `bought: ${move(d)}`,
  'journey.lost': () => 'chose somebody else',
  'journey.cancelled': () => 'called it off',
  'journey.stalled': (d) => `has gone quiet in ${d.to?.stage ?? d.from?.stage ?? 'its stage'}`,
  'journey.resumed': (d) => `is back after a silence in ${d.to?.stage ?? d.from?.stage ?? 'its stage'}`,
  'journey.rebased': (d) => `stands elsewhere by the new rules: ${move(d)}`,
  'stage.advanced': (d) => `moved one stage further: ${move(d)}`,
  'stage.fast_tracked': (d) => `took a short cut: ${move(d)}`,
  'stage.reconsidered': (d) => `is reconsidering: ${move(d)}`,
  'job.started': (d) => `began the job ${about(d, 'job')}`,
  'job.done': (d) => `finished the job ${about(d, 'job')}`,
  'job.revisited': (d) => `took up the job ${about(d, 'job')} again`,
  'group.joined': (d) => `has one more in the buying group: ${about(d, 'person')} (${about(d, 'role')})`,
  'group.late': (d) => `has a late one in the buying group: ${about(d, 'person')} (${about(d, 'role')})`,
  'group.role_missing': (d) => `has nobody yet from: ${about(d, 'role')}`,
  'obstacle.raised': (d) => `has an obstacle: ${about(d, 'obstacle')}`,
  'obstacle.cleared': (d) => `has got over an obstacle: ${about(d, 'obstacle')}`,
  'notice.given': (d) => `should be looked at: ${about(d, 'notice')}`,
  'company.merged': (d) => `is now one with ${about(d, 'into')}`,
  'company.erased': () => 'was erased',
  'person.erased': (d) => `lost a person by erasure: ${about(d, 'person')}`,
  'endpoint.test': () => 'was sent as a test',
  'endpoint.disabled': () => 'belongs to an endpoint that was disabled',
};

const counted = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

function evidence({ evidence: found }: Data): string {
  if (!found || found.interactions.length === 0) return '';
  const people = new Set(found.interactions.map(({ person }) => person).filter((person) => person !== null));
  const by = people.size > 0 ? ` by ${counted(people.size, 'person', 'people')}` : '';
  return ` (${counted(found.interactions.length, 'interaction', 'interactions')}${by})`;
}

/** A transition as one sentence: who, what, and because of which rule. A type it does not know keeps its name. */
export function sentence({ type, data }: Transition): string {
  const who = data.company?.domain ?? data.company?.name ?? data.company?.id ?? 'Somebody';
  const what = words[type]?.(data) ?? type;
  return `${who} ${what}${data.rule ? `, because ${data.rule.says}` : ''}${evidence(data)}`;
}
