/** Every answer that is not a success: code, status, sentence. Docs list the same codes; a test holds them together. */
export const collectorErrors = {
  not_json: [400, 'The body is not JSON. Send one JSON object.'],
  bad_batch: [400, 'The batch is not of the documented form'],
  bad_request: [400, 'This is no request that can be answered'],
  bad_text: [400, 'The request holds what is no text'],
  bad_cursor: [400, 'This is not a cursor of this installation. Leave `after` out to start from the beginning.'],
  bad_limit: [400, '`limit` is a whole number from 1 to 1000.'],
  bad_mode: [400, 'Send `{ "mode": "full" }`, or `cookieless`, or `consent`.'],
  no_key: [401, 'This key is not known here. Look it up with `waystage sites`, or in the console under Sites.'],
  disabled_key: [401, 'This site is switched off. Its administrator can switch it on again.'],
  no_token: [401, 'Send an API token: `Authorization: Bearer wst_...`.'],
  wrong_origin: [403, 'This site does not take events from this origin. Add the origin to the site.'],
  no_right: [403, "This takes an administrator's API token."],
  not_found: [404, 'There is nothing here.'],
  too_large: [413, 'A batch holds at most 500 events and 512 KB. Send it in parts.'],
  wrong_type: [415, 'Send `text/plain` or `application/json`.'],
  too_fast: [429, 'Too many requests with this key from this network. Try again after `Retry-After` seconds.'],
  over_quota: [
    429,
    'This site has sent all it may send with its public key today. Try again after `Retry-After` seconds, or have its daily limit raised.',
  ],
  overloaded: [
    503,
    'Too much is waiting to be stored. Try again after `Retry-After` seconds; nothing of this request was stored.',
  ],
  too_slow: [
    503,
    'The database did not answer in time. Try again after `Retry-After` seconds with the same ids: what was stored meanwhile is not stored twice.',
  ],
  unavailable: [
    503,
    'The database cannot take events now. Try again after `Retry-After` seconds; nothing of this request was stored.',
  ],
} as const satisfies Record<string, readonly [number, string]>;
export type CollectorErrorCode = keyof typeof collectorErrors;

/** A request that cannot be answered with success; `detail` is added to the code's sentence. */
export class CollectorError extends Error {
  readonly code: CollectorErrorCode;
  readonly statusCode: number;
  /** seconds after which it may be tried again */
  readonly retryAfter: number | undefined;
  constructor(code: CollectorErrorCode, detail?: string, retryAfter?: number) {
    const [status, message] = collectorErrors[code];
    super(detail ? `${message}: ${detail}` : message);
    this.name = 'CollectorError';
    this.code = code;
    this.statusCode = status;
    this.retryAfter = retryAfter ?? (status === 503 ? 2 : undefined);
  }
}
