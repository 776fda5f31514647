import type { Card } from '../../answer/card.ts';
import type { ConsoleJourney } from '../../answer/console-journey.ts';
import { words } from '../show/words.ts';
import { text } from '../text.ts';

/** A column of the board. */
export interface Column {
  stage: string;
  label: string;
  says: string | null;
  readiness: number | null;
  cards: Card[];
}
/** Columns that belong together: a phase, or those who are not on the way. */
export interface ColumnGroup {
  id: string;
  label: string;
  /** which phase by order (0, 1, 2), or none */
  tone: 'outside' | 'awareness' | 'evaluation' | 'decision' | 'ended';
  columns: Column[];
}

const tones = ['awareness', 'evaluation', 'decision'] as const;

/** The board: the phases with all their stages, and beside them whoever stands outside, has ended, or is elsewhere. */
export function columnsOf(journey: ConsoleJourney, cards: readonly Card[]): ColumnGroup[] {
  const byStage = Map.groupBy(cards, (card) => card.stage);
  const take = (stage: string) => {
    const here = byStage.get(stage) ?? [];
    byStage.delete(stage);
    return here.sort(newestFirst);
  };
  const beside = (stage: string, label: string, says: string | null = null): Column[] => {
    const here = take(stage);
    return here.length > 0 ? [{ stage, label, says, readiness: null, cards: here }] : [];
  };
  const outside = beside('outside', text.board.outside);
  const phases = journey.phases.map(
    ({ phase, stages }, n): ColumnGroup => ({
      id: phase,
      label: words(phase),
      tone: tones[Math.min(n, 2)] ?? 'decision',
      columns: stages.map((s) => ({ ...s, label: words(s.stage), cards: take(s.stage) })),
    }),
  );
  const ended = [
    ...beside('won', text.board.won),
    ...beside('lost', text.board.lost),
    ...beside('cancelled', text.board.cancelled),
  ];
  const elsewhere = [...byStage.keys()].flatMap((stage) => beside(stage, words(stage)));
  const groups: ColumnGroup[] = [
    { id: 'outside', label: text.board.before, tone: 'outside', columns: outside },
    ...phases,
    { id: 'ended', label: text.board.ended, tone: 'ended', columns: ended },
    { id: 'elsewhere', label: text.board.elsewhere, tone: 'outside', columns: elsewhere },
  ];
  return groups.filter((group) => group.columns.length > 0);
}

/** Who came last stands on top; who came nobody knows when, at the bottom. */
function newestFirst(a: Card, b: Card): number {
  const [x, y] = [a.entered_at ?? '', b.entered_at ?? ''];
  return x === y ? a.name.localeCompare(b.name) : x < y ? 1 : -1;
}
