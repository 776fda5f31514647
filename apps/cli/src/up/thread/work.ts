import type { SharedEngine, Store, Vault } from '@waystage/storage';
import {
  backtestRules,
  type Correction,
  correctCompany,
  deployRules,
  explainCompany,
  type GuardOptions,
  mergeCompanies,
  type Period,
  type RuleFile,
  reapplyRules,
  ruleShelf,
  unsentBehaviours,
  verifyReplay,
} from '@waystage/worker';
import { consoleJourney } from '../journeys.ts';

export type Progress = (done: number, all: number) => void;

/** What is done away from the thread that accepts, because rules are read, proved or folded in it. */
export function work(store: Store, vault: Vault) {
  return {
    deploy: (_: Progress, files: RuleFile[], author: string, shadow: boolean) =>
      deployRules(store, files, author, { shadow }),
    backtest: (progress: Progress, files: RuleFile[], period: Period) => backtestRules(store, files, period, progress),
    replay: (progress: Progress) => verifyReplay(store, progress),
    reapply: (progress: Progress, which: { journey?: string; author: string }) => reapplyRules(store, which, progress),
    unsent: (progress: Progress, files: RuleFile[]) => unsentBehaviours(store, files, Date.now(), progress),
    explain: (_: Progress, company: string, whyNot: boolean) =>
      explainCompany(store, vault, company, { whyNot, now: Date.now() }),
    correct: (_: Progress, company: string, correction: Correction) => correctCompany(store, company, correction),
    merge: (_: Progress, company: string, into: string, by: { author: string; reason: string }) =>
      mergeCompanies(store, company, into, by),
    journeys: async (_: Progress) =>
      (await ruleShelf(store.db).newest()).map(({ rulebook }) => consoleJourney(rulebook)),
  };
}

export type Work = ReturnType<typeof work>;
/** What a piece of work is told, besides whom to tell how far it is. */
export type Told<N extends keyof Work> = Parameters<Work[N]> extends [Progress, ...infer Rest] ? Rest : never;
/** Have a piece of work done in another thread. */
export type Ask = <N extends keyof Work>(
  name: N,
  progress: Progress,
  ...told: Told<N>
) => Promise<Awaited<ReturnType<Work[N]>>>;

/** What a thread is started with. */
export interface ThreadSettings {
  engine: SharedEngine;
  /** the vault's key */
  master: Uint8Array;
  /** the pipeline runs in it, delivering so; null: it only works when asked */
  pipeline: { guard: GuardOptions } | null;
}

/** An error on its way between threads, with what tells it from others. */
export interface SaidError {
  message: string;
  stack?: string;
  code?: string;
  statusCode?: number;
  findings?: unknown;
  cause?: SaidError;
}

/** To the thread. */
export type ToThread = { kind: 'ask'; id: number; name: keyof Work; told: unknown[] } | { kind: 'stop' };

/** From the thread: it is ready; it is alive (every second); something went wrong that will be tried again; of what was asked. */
export type FromThread =
  | { kind: 'ready' | 'alive' }
  | { kind: 'problem'; error: SaidError }
  | { kind: 'progress'; id: number; done: number; all: number }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'failed'; id: number; error: SaidError };

/** What of an error others have to know. */
export function saidError(error: unknown): SaidError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack, code, statusCode, findings, cause } = error as Error & SaidError;
  return {
    message,
    ...(stack !== undefined && { stack }),
    ...(typeof code === 'string' && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(findings !== undefined && { findings }),
    ...(cause !== undefined && { cause: saidError(cause) }),
  };
}

/** The error again. */
export function errorOf({ message, cause, ...rest }: SaidError): Error {
  return Object.assign(new Error(message, cause && { cause: errorOf(cause) }), rest);
}
