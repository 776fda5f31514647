/** The engine's own failures. What the database says itself stays a `DatabaseError` of pg with its SQLSTATE. */
export type EngineErrorCode =
  | 'DATA_DIRECTORY_IN_USE'
  | 'DATA_DIRECTORY_UNUSABLE'
  | 'DATA_DIRECTORY_VERSION'
  | 'POOLER_SETTINGS'
  | 'ENGINE_CLOSED'
  | 'ENGINE_NOT_OPENED'
  | 'ENGINE_RESTARTED'
  | 'CONNECTION_LOST'
  | 'DATABASE_BUSY'
  | 'DATABASE_ENCODING'
  | 'DATABASE_SILENT';

/** An error with a code to act upon and a sentence for people. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EngineError';
    this.code = code;
  }
}
