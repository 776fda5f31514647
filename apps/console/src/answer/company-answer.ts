import type { Card } from './card.ts';
import type { ConsoleJourney } from './console-journey.ts';

/** Somebody at the company; `name` only for those who may see names. */
export interface PersonAnswer {
  id: string;
  name: string | null;
  role: string;
  first_seen: string | null;
  last_seen: string | null;
  late: boolean;
}

/** One company in one journey: why it is here and what comes next. */
export interface CompanyAnswer {
  journey: ConsoleJourney;
  company: Omit<Card, 'obstacles'> & { ids: Record<string, string>; facts: Record<string, string | number | boolean> };
  /** other journeys this company has a state in */
  elsewhere: string[];
  started_at: string | null;
  last_activity_at: string | null;
  obstacles: { obstacle: string; says: string; since: string | null }[];
  people: PersonAnswer[];
  roles_missing: Record<string, number>;
  jobs: { job: string; state: 'waiting' | 'active' | 'done'; revisits: number }[];
  next: { rule: string; says: string | null; to: string; missing: string }[];
  recommend: { content?: string | undefined; do?: string | undefined; says?: string | undefined }[];
}
