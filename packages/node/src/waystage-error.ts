import type { ServerEvent } from '@waystage/events';
import type { Receipt } from './receipt.ts';

/** Why a call failed as a whole. */
export type WaystageErrorCode = 'bad_settings' | 'refused' | 'unavailable' | 'bad_answer';

const says: Record<WaystageErrorCode, string> = {
  bad_settings: 'The client needs `url` (http or https, the collector’s origin) and `secretKey` (sk_...)',
  refused: 'The collector refused the request, and would do so again: check the secret key and the events',
  unavailable:
    'The collector could not be reached or is overloaded, and all tries are used up: send `unsent` again later',
  bad_answer: 'What answered is no collector: check `url`',
};

/**
 * A call that failed. `unsent` are the events nobody has confirmed, with their ids: told again, even in a week, they
 * count once. `receipt` is what was stored before.
 */
export class WaystageError extends Error {
  override readonly name = 'WaystageError';
  readonly code: WaystageErrorCode;
  /** of the last answer; undefined where there was none */
  readonly status: number | undefined;
  readonly unsent: readonly ServerEvent[];
  readonly receipt: Receipt;

  constructor(
    code: WaystageErrorCode,
    {
      status,
      detail,
      cause,
      unsent = [],
      receipt = { accepted: 0, duplicate: 0, rejected: [] },
    }: {
      status?: number | undefined;
      detail?: string | undefined;
      cause?: unknown;
      unsent?: readonly ServerEvent[];
      receipt?: Receipt;
    } = {},
  ) {
    super([says[code], status, detail].filter(Boolean).join('. '), cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.unsent = unsent;
    this.receipt = receipt;
  }
}
