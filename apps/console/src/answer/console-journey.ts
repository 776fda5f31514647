/** What the screens need to know of a rulebook. */
export interface ConsoleJourney {
  id: string;
  says: string;
  /** in the order customers go through them */
  phases: { phase: string; stages: { stage: string; readiness: number; says: string }[] }[];
  /** the buying jobs, in the order of the rules */
  jobs: string[];
  /** rule > its sentence */
  rules: Record<string, string>;
}
