import type { CompanyStanding } from '@waystage/storage';
import type { CompanyAnswer, PersonAnswer } from '../answer/company-answer.ts';
import type { ConsoleJourney } from '../answer/console-journey.ts';
import { journeyView } from './journey-view.ts';
import { showCard } from './show-card.ts';

/** A company's page at a moment; `names` of the people whose names the reader may see. */
export function showCompany(
  company: CompanyStanding,
  journey: ConsoleJourney,
  names: ReadonlyMap<string, string>,
  now: Date,
): CompanyAnswer {
  const view = journeyView.parse(company.views[journey.id] ?? {});
  const { obstacles: _, ...standing } = showCard(company, view, now);
  const jobs = [...new Set([...journey.jobs, ...Object.keys(view.jobs)])];
  return {
    journey,
    company: { ...standing, ids: company.ids, facts: company.facts },
    elsewhere: Object.keys(company.views).filter((id) => id !== journey.id),
    started_at: view.journey.started_at,
    last_activity_at: view.last_activity_at,
    obstacles: view.obstacles,
    people: view.people.map((p): PersonAnswer => ({ ...p, name: names.get(p.id) ?? null })),
    roles_missing: view.group.roles_missing,
    jobs: jobs.map((job) => {
      const now = view.jobs[job];
      return { job, state: now?.state ?? 'waiting', revisits: now?.revisits ?? 0 };
    }),
    next: view.next.map((n) => ({ ...n, says: journey.rules[n.rule] ?? null })),
    recommend: view.recommend,
  };
}
