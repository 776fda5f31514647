import { queryOptions } from '@tanstack/react-query';
import type { CompanyAnswer } from '../../answer/company-answer.ts';
import { getJson } from './get-json.ts';

/** A company in a journey. */
export const companyQuery = (company: string, journey: string) =>
  queryOptions({
    queryKey: ['company', company, journey, 'standing'],
    queryFn: () => getJson<CompanyAnswer>(`companies/${encodeURIComponent(company)}`, { journey }),
  });
