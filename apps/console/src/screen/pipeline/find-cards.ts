import type { Card } from '../../answer/card.ts';
import type { BoardSearch } from './board-search.ts';

/** The cards that fit: every word found in the name, the domain or the owner; who is quiet is not (any more) reconsidering. */
export function findCards(cards: readonly Card[], { find = '', only }: BoardSearch): Card[] {
  const asked = fold(find).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    if (only === 'reconsidering' && (!card.reconsidering || card.stalled)) return false;
    if (only === 'quiet' && !card.stalled) return false;
    if (asked.length === 0) return true;
    const said = fold(`${card.name} ${card.domain ?? ''} ${card.owner ?? ''}`);
    return asked.every((word) => said.includes(word));
  });
}

/** Without case and accents; `ø` and `æ` have no decomposition, so people who type `o` and `ae` are helped by hand. */
function fold(said: string): string {
  return said.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'ae');
}
