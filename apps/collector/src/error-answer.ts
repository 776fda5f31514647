import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { CollectorError, type CollectorErrorCode } from './collector-error.ts';

const fromFastify: Record<string, CollectorErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not_json',
  FST_ERR_HANDLER_TIMEOUT: 'too_slow',
};

/** Answer `{ error: { code, message } }`. What nobody foresaw is 503 with Retry-After: it may pass, and nothing was stored. */
export function errorAnswer(error: FastifyError | CollectorError, request: FastifyRequest, reply: FastifyReply): void {
  const known =
    error instanceof CollectorError
      ? error
      : error instanceof SyntaxError
        ? new CollectorError('not_json')
        : fromFastify[error.code]
          ? new CollectorError(fromFastify[error.code]!)
          : error.statusCode !== undefined && error.statusCode < 500
            ? new CollectorError('bad_request', error.message)
            : null;
  const answer = known ?? new CollectorError('unavailable');
  if (!known) request.log.error({ err: error }, 'unexpected error');
  if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter);
  const status = answer.code === 'bad_request' ? (error.statusCode ?? 400) : answer.statusCode;
  reply.code(status).send({ error: { code: answer.code, message: answer.message } });
}
