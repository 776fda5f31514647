import { CollectorError } from '../collector-error.ts';

/** `?after=&limit=` of a list. @throws CollectorError `bad_limit` */
export function pageQuery(query: unknown): { after: string | undefined; limit: number } {
  const { after, limit } = query as { after?: string; limit?: string };
  const most = limit === undefined ? 100 : Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 1000) throw new CollectorError('bad_limit');
  return { after, limit: most };
}
