/** What the screens need to know of a rulebook. */
export interface ConsoleJourney {
  id: string;
  says: string;
  /** in the order customers go through them */
  phases: { phase: string; stages: { stage: string; readiness: number; says: string }[] }[];
  /** the buying jobs, in the order of the rules */
  jobs: string[];
  /** obstacle > what it means */
  obstacles: Record<string, string>;
  /** the seller's deal stage > the buyer's stages in which it would be true */
  dealStages: Record<string, string[]>;
  /** rule > its sentence */
  rules: Record<string, string>;
}
