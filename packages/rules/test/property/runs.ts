const env = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env ?? {};

/**
 * How many random journeys each property tries, and the seed: the one place. `WAYSTAGE_RUNS=full` tries many more,
 * `WAYSTAGE_SEED=n` starts elsewhere.
 */
export const seed = Number(env.WAYSTAGE_SEED ?? 20260311);
export const full = env.WAYSTAGE_RUNS === 'full';
/** random journeys, each with several logs */
export const runs = full ? 10_000 : 25;
export const logsEach = 10;
/** milliseconds one property may take */
export const timeout = full ? 7_200_000 : 60_000;
