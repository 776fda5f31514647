import { type Person, people } from '../people.ts';

/** One request: who asks (by the host name), for which path. */
export interface Visit {
  person: Person | null;
  path: string;
  /** as in the Host header: `:4701`, or '' */
  port: string;
}

/** @param host the Host header @param url the request's path and query */
export function visitOf(host: string, url: string): Visit {
  const [, name, port] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  return {
    person: people.find(({ id }) => name === `${id}.localhost`) ?? null,
    path: url.replace(/\?.*$/s, ''),
    port: port ?? '',
  };
}
