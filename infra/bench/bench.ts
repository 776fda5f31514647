/** How long and how often to measure, and where the figures go. */
export interface BenchOptions {
  runs: number;
  seconds: number;
  log: (line: string) => void;
}
/** Measures one thing and prints its figures. */
export type Bench = (options: BenchOptions) => Promise<void>;
