export type WebhookErrorCode =
  | 'missing_header'
  | 'bad_id'
  | 'bad_timestamp'
  | 'too_old'
  | 'too_new'
  | 'no_match'
  | 'body_too_large'
  | 'bad_body'
  | 'body_parsed'
  | 'bad_secret';

/** Every reason a webhook can be refused, with the HTTP status that says so to the sender. */
export const webhookErrors: Record<WebhookErrorCode, { status: number; message: string }> = {
  missing_header: { status: 400, message: 'webhook-id, webhook-timestamp or webhook-signature is missing or empty' },
  bad_id: { status: 400, message: 'the id is 1 to 256 visible characters without a full stop' },
  bad_timestamp: { status: 400, message: 'the timestamp is whole seconds since 1970' },
  too_old: {
    status: 401,
    message: 'it was sent too long ago: check the clock of this machine, and that nothing replays',
  },
  too_new: { status: 401, message: 'it was sent in the future: check the clock of this machine' },
  no_match: { status: 401, message: 'no signature fits: check the secret, and that the raw body is what arrived' },
  body_too_large: { status: 413, message: 'the body is larger than 64 KB' },
  bad_body: {
    status: 400,
    message: 'the body is signed well and is no transition: JSON with type, timestamp and data',
  },
  body_parsed: { status: 500, message: 'somebody has parsed the body before: put the webhook before the JSON parser' },
  bad_secret: { status: 500, message: 'a secret is whsec_ and the base64 of 24 to 64 bytes; at least one is needed' },
};

/** Why a webhook was refused (or could not be signed): `code` is of a closed list, `status` the HTTP answer it deserves. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookErrorCode;
  readonly status: number;

  constructor(code: WebhookErrorCode) {
    super(webhookErrors[code].message);
    this.code = code;
    this.status = webhookErrors[code].status;
  }
}
