export type StorageErrorCode =
  | 'SCHEMA_TOO_NEW'
  | 'PARTITIONS_DIFFER'
  | 'LEASE_LOST'
  | 'CURSOR_MOVED'
  | 'VAULT_KEY_WRONG';

/** Something storage cannot do, with a code and what to do about it. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string) {
    super(message);
    this.name = 'StorageError';
    this.code = code;
  }
}
