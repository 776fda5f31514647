import type { ColumnType, GeneratedAlways } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** JSON in: text; out: parsed. */
type Json<T> = ColumnType<T, string, string>;
type DefaultedJson<T> = ColumnType<T, string | undefined, string>;
/** How much a site may know of its visitors; the collector enforces `cookieless`. */
export type SiteMode = 'full' | 'cookieless' | 'consent';
export type AccessRole = 'administrator' | 'editor' | 'viewer';

/** The tables as they are after the last migration; a test holds this against the database. */
export interface Tables {
  installation: { name: string; value: Json<unknown> };
  site: {
    id: string;
    name: string;
    public_key: string;
    secret_hash: Buffer;
    origins: string[];
    mode: Defaulted<SiteMode>;
    disabled_at: Date | null;
    created_at: Defaulted<Date>;
  };
  day_salt: { day: string; salt: Buffer };
  script_file: { name: string; body: string };
  /** `seen` is an int4multirange as text */
  tab_delivery: {
    site: string;
    tab: string;
    day: string;
    last_day: string;
    seen: string;
    is_new: boolean;
    expected: number;
    received: number;
  };
  site_delivery: {
    site: string;
    day: string;
    tabs: Defaulted<number>;
    expected: Defaulted<number>;
    received: Defaulted<number>;
    declared: Defaulted<number>;
  };
  cart: {
    site: string;
    visitor: string;
    state: 'open' | 'left' | 'closed';
    id: string;
    changed_at: Date;
    last_at: Date;
    holds: Json<Record<string, string | number>>;
    verified: boolean;
    returned_id: string | null;
    returned_at: Date | null;
  };
  inbox_head: { partition: number; last: number };
  inbox: { partition: number; offset: number; received: Date; body: Json<unknown> };
  seen: { site: string; id: string; received: Date; verified: Defaulted<boolean>; sender: number | null };
  vault: { id: string; lookup: Buffer; sealed: Buffer; updated_at: Defaulted<Date> };
  company: {
    id: string;
    domain: string | null;
    name: string | null;
    owner: string | null;
    ids: DefaultedJson<Record<string, string>>;
    facts: DefaultedJson<Record<string, string | number | boolean>>;
    facts_by: DefaultedJson<Record<string, string>>;
    created_at: Defaulted<Date>;
    merged_into: string | null;
  };
  company_key: { kind: 'domain' | 'id'; value: string; company: string };
  person: {
    id: string;
    company: string | null;
    user_id: string | null;
    told_role: string | null;
    told_by: string | null;
    roles: DefaultedJson<Record<string, string>>;
    created_at: Defaulted<Date>;
  };
  visitor: { id: string; person: string | null; company: string | null; created_at: Defaulted<Date> };
  unjoined: {
    partition: number;
    offset: number;
    visitor: string | null;
    person: string | null;
    at: Date;
    body: Json<unknown>;
  };
  company_log_head: { partition: number; last: number };
  company_log: {
    partition: number;
    offset: number;
    id: string;
    company: string | null;
    received: Date;
    body: Json<unknown>;
  };
  /** a view: the company log but for what was set aside */
  company_past: {
    partition: number;
    offset: number;
    id: string;
    company: string | null;
    received: Date;
    body: Json<unknown>;
  };
  progress: {
    hop: Hop;
    partition: number;
    offset: number;
    owner: string | null;
    epoch: number;
    expires_at: Date;
  };
  set_aside: {
    id: GeneratedAlways<number>;
    hop: Hop;
    partition: number;
    offset: number;
    company: string | null;
    error: string;
    body: Json<unknown>;
    at: Defaulted<Date>;
    state: Defaulted<'waiting' | 'retried' | 'dropped'>;
  };
  rules_version: {
    version: string;
    journey: string;
    files: Json<{ path: string; text: string }[]>;
    author: string;
    shadow: Defaulted<boolean>;
    deployed_at: Defaulted<Date>;
    roles_up_to: Defaulted<string | null>;
  };
  active_rules: { partition: number; journey: string; version: string };
  shadow_rules: { partition: number; journey: string; version: string };
  shadow_state: { company: string; journey: string; partition: number; body: Json<unknown>; due: Date | null };
  journey_state: {
    company: string;
    journey: string;
    partition: number;
    body: Json<unknown>;
    view: Json<unknown>;
    due: Date | null;
    updated_at: Date;
  };
  transition: {
    id: string;
    partition: number;
    number: number;
    company: string;
    journey: string;
    sequence: number;
    type: string;
    at: Date;
    written: Date;
    body: Json<unknown>;
  };
  endpoint: {
    id: string;
    url: string;
    description: Defaulted<string>;
    /** the newest first */
    secrets: string[];
    old_secrets_until: Defaulted<Date>;
    types: Defaulted<string[]>;
    journeys: Defaulted<string[]>;
    shadow: Defaulted<boolean>;
    failing_since: Date | null;
    disabled_at: Date | null;
    disabled_why: string | null;
    owner: string | null;
    expires_at: Defaulted<Date>;
    created_at: Defaulted<Date>;
  };
  delivery: {
    number: GeneratedAlways<number>;
    id: string;
    endpoint: string;
    transition: string | null;
    message: ColumnType<unknown, string | null | undefined, string | null>;
    company: string;
    status: Defaulted<'pending' | 'delivered' | 'given_up'>;
    attempts: Defaulted<number>;
    next_at: Date;
    ended_at: Date | null;
  };
  attempt: {
    delivery: string;
    number: number;
    started_at: Date;
    duration_ms: number;
    status: number | null;
    error: string | null;
    answer: string | null;
  };
  api_token: { hash: Buffer; name: string; role: AccessRole; created_at: Defaulted<Date> };
  login_link: { hash: Buffer; role: AccessRole; expires_at: Date; used_at: Date | null };
  session: { hash: Buffer; role: AccessRole; expires_at: Date; created_at: Defaulted<Date> };
}

/** The two hops from an accepted event to a transition. */
export type Hop = 'resolve' | 'evaluate';
