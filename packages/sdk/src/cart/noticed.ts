import type { Cart, Shared } from '../identity/visitor.ts';
import type { Recorder } from '../recorder.ts';
import { successor } from './successor.ts';

const LEFT_AFTER = 30 * 60_000;

/**
 * To be called with every event: half an hour of nothing means that a filled cart was left, and now returned to.
 * @param visitor reads or writes what is known
 */
export function noticed(record: Recorder, visitor: (next?: Shared) => Shared): () => void {
  return () => {
    const [who, cart] = visitor();
    if (!cart) return;
    const [id, active, holds] = cart;
    const now = Date.now();
    const left = successor(id);
    const returned = successor(left);
    const idle = now - active > LEFT_AFTER;
    const seen: Cart = [idle ? returned : id, now, holds];
    visitor([who, seen]);
    if (idle) {
      record('cart', { ...holds, id: left, at: active, action: 'left' });
      record('cart', { ...holds, id: returned, action: 'returned' });
    }
  };
}
