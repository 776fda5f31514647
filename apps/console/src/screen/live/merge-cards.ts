import type { Card } from '../../answer/card.ts';

/** The board's cards after some were asked for again: changed, added, or gone (asked for, but not answered). */
export function mergeCards(cards: readonly Card[], asked: readonly string[], fresh: readonly Card[]): Card[] {
  const gone = new Set(asked);
  const now = new Map(cards.filter((card) => !gone.has(card.id)).map((card) => [card.id, card]));
  for (const card of fresh) now.set(card.id, card);
  return [...now.values()];
}
