export { createApiToken } from './access/create-api-token.ts';
export { findApiToken } from './access/find-api-token.ts';
export { countEvents } from './board/count-events.ts';
export { type BoardRow, readBoard } from './board/read-board.ts';
export { type CompanyStanding, readCompany } from './board/read-company.ts';
export { readTransitions } from './board/read-transitions.ts';
export { appendEntries, type NewEntry } from './company-log/append-entries.ts';
export { companyHeads } from './company-log/company-heads.ts';
export { type LoggedEntry, readEntries } from './company-log/read-entries.ts';
export { daySalt } from './cookieless/day-salt.ts';
export { type Arrival, noteArrivals } from './delivery-rate/note-arrivals.ts';
export { noteDeclared } from './delivery-rate/note-declared.ts';
export { type DeliveryDay, readDeliveryRate } from './delivery-rate/read-delivery-rate.ts';
export { makeDirectory } from './engine/embedded/make-directory.ts';
export type { SharedEngine } from './engine/engine.ts';
export type { AppendResult, Durability, EventLog, LoggedEvent } from './inbox/event-log.ts';
export { missingIds } from './inbox/missing-ids.ts';
export { partitionOf } from './inbox/partition-of.ts';
export { openStore, type Store } from './open-store.ts';
export { cursors } from './pipeline/cursors.ts';
export type { Effects } from './pipeline/effects.ts';
export type { Lease } from './pipeline/lease.ts';
export { farAway, type Leases } from './pipeline/leases.ts';
export { type CompanyRow, listCompanies } from './read/list-companies.ts';
export { listEvents } from './read/list-events.ts';
export { listTransitions } from './read/list-transitions.ts';
export { pageCursor } from './read/page-cursor.ts';
export { forgetExpired } from './retention/forget-expired.ts';
export { findScriptFile } from './script-file/find-script-file.ts';
export { keepScriptFiles } from './script-file/keep-script-files.ts';
export {
  countSetAside,
  listSetAside,
  passedOver,
  type SetAside,
  setAside,
  settleSetAside,
} from './set-aside/set-aside.ts';
export { createSite } from './site/create-site.ts';
export { listSites } from './site/list-sites.ts';
export { secretHash } from './site/secret-hash.ts';
export type { Site } from './site/site.ts';
export { rotateSecretKey, updateSite } from './site/update-site.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
export type { AccessRole, Hop, SiteMode, Tables } from './tables/tables.ts';
export { hostName, mailAddress, registrableDomain } from './vault/host-name.ts';
export { type Identity, openVault, proveVaultKey, type Vault, vaultIsUsed } from './vault/vault.ts';
