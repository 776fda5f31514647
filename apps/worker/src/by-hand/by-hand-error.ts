/** What somebody asked for by hand, and why it cannot be. */
export class ByHandError extends Error {
  readonly code:
    | 'UNKNOWN_COMPANY'
    | 'SAME_COMPANY'
    | 'MERGED'
    | 'UNKNOWN_JOURNEY'
    | 'UNKNOWN_PLACE'
    | 'UNKNOWN_OBSTACLE';
  readonly statusCode: number;
  constructor(code: ByHandError['code'], message: string) {
    super(message);
    this.name = 'ByHandError';
    this.code = code;
    this.statusCode = code === 'UNKNOWN_COMPANY' ? 404 : 422;
  }
}
