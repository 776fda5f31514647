import { useEffect, useRef, useState } from 'react';
import type { Card } from '../../answer/card.ts';

/** Who came to another stage (or to the board) with the last change, for a few seconds. Nobody at first sight. */
export function useArrivals(cards: readonly Card[]): ReadonlyMap<string, Card> {
  const before = useRef<Map<string, string>>(undefined);
  const [arrived, setArrived] = useState<ReadonlyMap<string, Card>>(new Map());
  useEffect(() => {
    const last = before.current;
    before.current = new Map(cards.map((card) => [card.id, card.stage]));
    const moved = last ? cards.filter((card) => last.get(card.id) !== card.stage) : [];
    if (moved.length > 0) setArrived(new Map(moved.map((card) => [card.id, card])));
  }, [cards]);
  useEffect(() => {
    if (arrived.size === 0) return;
    const over = setTimeout(() => setArrived(new Map()), 4000);
    return () => clearTimeout(over);
  }, [arrived]);
  return arrived;
}
