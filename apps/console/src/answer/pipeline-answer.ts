import type { Card } from './card.ts';
import type { ConsoleJourney } from './console-journey.ts';

/** The board of a journey. `events`: how many were ever accepted, so that an empty board can say what it waits for. */
export interface PipelineAnswer {
  journey: ConsoleJourney;
  cards: Card[];
  events: number;
}
