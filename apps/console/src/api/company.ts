import { readCompany } from '@waystage/storage';
import type { FastifyInstance } from 'fastify';
import { maySeeNames } from '../access/may-see-names.ts';
import type { CompanyAnswer } from '../answer/company-answer.ts';
import type { ConsoleOptions } from '../console-options.ts';
import { journeyView } from '../show/journey-view.ts';
import { showCompany } from '../show/show-company.ts';
import { askFor } from './ask-for.ts';
import { findJourney } from './find-journey.ts';
import { Refusal } from './refusal.ts';

/** Why a company is where it is, and what comes next. */
export async function company(app: FastifyInstance, options: Required<ConsoleOptions>): Promise<void> {
  const { db, rulebooks, namesOf, now } = options;
  app.get('/companies/:id', async (request): Promise<CompanyAnswer> => {
    const { id } = askFor.company.parse(request.params);
    const journey = findJourney(rulebooks(), askFor.journey.parse(request.query).journey);
    const found = await readCompany(db, id);
    if (!found) throw new Refusal('UNKNOWN_COMPANY');
    const people = journeyView.parse(found.views[journey.id] ?? {}).people.map((p) => p.id);
    const names = maySeeNames(request.consoleRole) ? await namesOf(people) : new Map<string, string>();
    return showCompany(found, journey, names, now());
  });
}
