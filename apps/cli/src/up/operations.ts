import { createLoginLink, type Operations } from '@waystage/console';
import { listSetAside, type Store, settleSetAside, type Vault } from '@waystage/storage';
import {
  backtestRules,
  correctCompany,
  createEndpoint,
  deployedRules,
  deployRules,
  explainCompany,
  type Guard,
  listEndpoints,
  mergeCompanies,
  reapplyRules,
  rotateSecret,
  switchEndpoint,
  testEndpoint,
  unsentBehaviours,
  verifyReplay,
} from '@waystage/worker';

const day = 24 * 3_600_000;

/** How what administrators ask for is done in this process. */
export function operations({
  store,
  vault,
  guard,
  url,
}: {
  store: Store;
  vault: Vault;
  guard: Guard;
  url: string;
}): Operations {
  return {
    deploy: (files, author, shadow) => deployRules(store, files, author, { shadow }),
    deployed: () => deployedRules(store.db),
    explain: (company, whyNot) => explainCompany(store, vault, company, { whyNot, now: Date.now() }),
    backtest: (files, period, progress) => backtestRules(store, files, period, progress),
    replay: (progress) => verifyReplay(store, progress),
    correct: (company, correction) => correctCompany(store, company, correction),
    merge: (company, into, by) => mergeCompanies(store, company, into, by),
    reapply: (which, progress) => reapplyRules(store, which, progress),
    unsent: (files, progress) => unsentBehaviours(store, files, Date.now(), progress),
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
