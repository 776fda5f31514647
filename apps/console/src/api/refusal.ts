/** What the API refuses, by code. */
const refusals = {
  BAD_REQUEST: { status: 400, message: 'This address asks for something the console does not understand.' },
  OTHER_ORIGIN: { status: 403, message: 'This is for the console’s own page, and the request came from another one.' },
  UNKNOWN_JOURNEY: { status: 404, message: 'No such journey is deployed. Deploy one: waystage deploy DIR' },
  UNKNOWN_COMPANY: {
    status: 404,
    message: 'There is no such company. It may have been merged into another, or erased.',
  },
  UNKNOWN_ADDRESS: { status: 404, message: 'The console has no such address.' },
  TOO_MANY_STREAMS: { status: 503, message: 'Too many screens are open. Close some, then reload.' },
} as const;

/** A request the API refuses: a code, a sentence for people and the HTTP status. */
export class Refusal extends Error {
  readonly code: keyof typeof refusals;
  readonly statusCode: number;
  constructor(code: keyof typeof refusals) {
    super(refusals[code].message);
    this.name = 'Refusal';
    this.code = code;
    this.statusCode = refusals[code].status;
  }
}
