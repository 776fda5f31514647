import { createLoginLink, type Operations } from '@waystage/console';
import { listSetAside, type Store, settleSetAside } from '@waystage/storage';
import {
  createEndpoint,
  deployedRules,
  type Guard,
  listEndpoints,
  rotateSecret,
  switchEndpoint,
  testEndpoint,
} from '@waystage/worker';
import type { Ask } from './thread/work.ts';

const day = 24 * 3_600_000;

const nobody = () => {};

/** How what administrators ask for is done in this process: what reads, proves or folds rules in another thread. */
export function operations({
  store,
  pipeline,
  rules,
  guard,
  url,
}: {
  store: Store;
  /** asks the pipeline's thread: what is short */
  pipeline: Ask;
  /** asks a thread of its own: what may be long */
  rules: Ask;
  guard: Guard;
  url: string;
}): Operations {
  return {
    deploy: (files, author, shadow) => rules('deploy', nobody, files, author, shadow),
    deployed: () => deployedRules(store.db),
    explain: (company, whyNot) => pipeline('explain', nobody, company, whyNot),
    backtest: (files, period, progress) => rules('backtest', progress, files, period),
    replay: (progress) => rules('replay', progress),
    correct: (company, correction) => pipeline('correct', nobody, company, correction),
    merge: (company, into, by) => pipeline('merge', nobody, company, into, by),
    reapply: (which, progress) => rules('reapply', progress, which),
    unsent: (files, progress) => rules('unsent', progress, files),
    setAside: (id) => listSetAside(store.db, id === undefined ? {} : { id }),
    settleSetAside: (id, state) => settleSetAside(store.db, id, state),
    invite: async (role) => `${url}/console/login?token=${await createLoginLink(store.db, { role, ttl: day })}`,
    addEndpoint: (endpoint) => createEndpoint(store.db, guard, endpoint),
    endpoints: () => listEndpoints(store.db),
    rotateSecret: (endpoint, grace) => rotateSecret(store.db, endpoint, grace),
    switchEndpoint: (endpoint, off) => switchEndpoint(store.db, endpoint, off),
    testEndpoint: (endpoint) => testEndpoint(store.db, guard, endpoint),
  };
}
