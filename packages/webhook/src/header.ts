/** Headers as frameworks give them: a `Headers`, or Node's record with lower-case names. */
export type IncomingHeaders =
  | Pick<Headers, 'get'>
  | { readonly [name: string]: string | readonly string[] | undefined };

/** One header's value; '' where it is missing or came more than once. */
export function header(headers: IncomingHeaders, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
