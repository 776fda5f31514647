import { uuid } from '../browser/uuid.ts';
import { readShared, type Shared, writeShared } from './shared.ts';

/** Who is here, and what is known of them beyond this page. Never nobody: where nothing can be stored, memory will do. */
export interface Visitor {
  _read(): Shared;
  _write(shared: Shared): void;
  _forget(): void;
}

/** @param mayStore asked before every access */
export function openVisitor(mayStore: () => boolean): Visitor {
  let memory: Shared | undefined;
  const visitor: Visitor = {
    _read() {
      memory = (mayStore() && readShared()) || memory || [uuid(), 0, ''];
      return memory;
    },
    _write(shared) {
      memory = shared;
      if (mayStore()) writeShared(shared);
    },
    _forget() {
      memory = undefined;
      writeShared(null);
    },
  };
  return visitor;
}
