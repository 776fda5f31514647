-- The whole path: what is accepted (inbox), whose it is (identity), what the rules see (company log),
-- what they made of it (state, transitions) and where it goes (endpoints, deliveries).

create table installation (
  name  text primary key,
  value jsonb not null
);

create table site (
  id           text primary key,
  name         text not null,
  public_key   text not null unique,
  secret_hash  bytea not null unique,
  origins      text[] not null default '{}',
  disabled_at  timestamptz,
  created_at   timestamptz not null default now()
);

-- ---------------------------------------------------------------- accept
create table inbox_head (
  partition int primary key,
  last      bigint not null default 0
);

create table inbox (
  partition int not null,
  "offset"  bigint not null,
  received  timestamptz not null,
  body      json not null,
  primary key (partition, "offset")
);

-- Which events are here already: the store decides, not the log engine.
create table seen (
  site     text not null,
  id       text not null,
  received timestamptz not null,
  primary key (site, id)
);
create index seen_received on seen (received);

-- Append events; answers the ordinal (from 1), partition and offset of those that were new.
-- Heads are locked in one order and last, so that offsets are commit-ordered without deadlock and the lock is short.
create function append_inbox(sites text[], ids text[], partitions int[], bodies text[], received_at timestamptz)
returns table (ordinal bigint, part int, position_ bigint)
language plpgsql as $$
declare
  fresh bigint[];
begin
  with incoming as (
    select distinct on (i.site, i.id) i.ordinal, i.site, i.id
    from unnest(sites, ids) with ordinality as i(site, id, ordinal)
    order by i.site, i.id, i.ordinal
  ), won as (
    insert into seen (site, id, received)
    select i.site, i.id, received_at from incoming i order by i.site, i.id
    on conflict do nothing
    returning seen.site, seen.id
  )
  select array_agg(i.ordinal) into fresh from incoming i join won using (site, id);
  if fresh is null then return; end if;

  perform 1 from inbox_head h
  where h.partition in (select partitions[f] from unnest(fresh) f)
  order by h.partition for update;

  return query
  with f as (
    select o.ordinal, partitions[o.ordinal] as part, row_number() over (partition by partitions[o.ordinal] order by o.ordinal) as n
    from unnest(fresh) as o(ordinal)
  ), placed as (
    select f.ordinal, f.part, h.last + f.n as position_ from f join inbox_head h on h.partition = f.part
  ), stored as (
    insert into inbox (partition, "offset", received, body)
    select p.part, p.position_, received_at, bodies[p.ordinal]::json from placed p
  ), moved as (
    update inbox_head h set last = c.last
    from (select p.part, max(p.position_) as last from placed p group by p.part) c
    where h.partition = c.part
  )
  select p.ordinal, p.part, p.position_ from placed p order by p.ordinal;
  perform pg_notify('inbox', '');
end $$;

-- ---------------------------------------------------------------- who
-- What identifies people stands here, sealed, and nowhere else. `lookup` is a keyed hash of what they are called.
create table vault (
  id         text primary key,
  lookup     bytea not null unique,
  sealed     bytea not null,
  updated_at timestamptz not null default now()
);

create table company (
  id         text primary key,
  domain     text,
  name       text,
  owner      text,
  ids        jsonb not null default '{}',
  facts      jsonb not null default '{}',
  facts_by   jsonb not null default '{}',
  created_at timestamptz not null default now()
);

-- What a company is called: its domains and the seller's ids.
create table company_key (
  kind    text not null check (kind in ('domain', 'id')),
  value   text not null,
  company text not null references company (id),
  primary key (kind, value)
);

create table person (
  id         text primary key,
  company    text references company (id),
  user_id    text,
  told_role  text,
  told_by    text,
  roles      jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table visitor (
  id         text primary key,
  person     text references person (id),
  company    text references company (id),
  created_at timestamptz not null default now()
);

-- Events nobody's company is known for yet; a join reads only this.
create table unjoined (
  partition int not null,
  "offset"  bigint not null,
  visitor   text,
  person    text,
  at        timestamptz not null,
  body      json not null,
  primary key (partition, "offset")
);
create index unjoined_visitor on unjoined (visitor, at) where visitor is not null;
create index unjoined_person on unjoined (person, at) where person is not null;

-- ---------------------------------------------------------------- what the rules see
create table company_log_head (
  partition int primary key,
  last      bigint not null default 0
);

create table company_log (
  partition int not null,
  "offset"  bigint not null,
  id        text not null unique,
  company   text,
  received  timestamptz not null,
  body      json not null,
  primary key (partition, "offset")
);
create index company_log_company on company_log (company, "offset");

-- Append entries (company null: for every company of the partition); those whose id is there already are left out.
create function append_company_log(ids text[], partitions int[], companies text[], bodies text[], received_at timestamptz)
returns void
language plpgsql as $$
begin
  perform 1 from company_log_head h where h.partition = any(partitions) order by h.partition for update;
  with incoming as (
    select i.* from unnest(ids, partitions, companies, bodies) with ordinality as i(id, part, company, body, ordinal)
    where not exists (select 1 from company_log l where l.id = i.id)
  ), placed as (
    select i.*, h.last + row_number() over (partition by i.part order by i.ordinal) as position_
    from incoming i join company_log_head h on h.partition = i.part
  ), stored as (
    insert into company_log (partition, "offset", id, company, received, body)
    select p.part, p.position_, p.id, p.company, received_at, p.body::json from placed p
  )
  update company_log_head h set last = c.last
  from (select p.part, max(p.position_) as last from placed p group by p.part) c
  where h.partition = c.part;
  perform pg_notify('company_log', '');
end $$;

-- ---------------------------------------------------------------- the pipeline
-- One row a hop and partition: who may work on it (lease, fenced by epoch) and how far it has come (cursor).
create table progress (
  hop        text not null check (hop in ('resolve', 'evaluate')),
  partition  int not null,
  "offset"   bigint not null default 0,
  owner      text,
  epoch      bigint not null default 0,
  expires_at timestamptz not null default '-infinity',
  primary key (hop, partition)
);

create table rules_version (
  version     text primary key,
  journey     text not null,
  files       jsonb not null,
  author      text not null,
  deployed_at timestamptz not null default now()
);

-- Which rules decide in a partition; changed by the deploy entry in its log and in the same transaction.
create table active_rules (
  partition int not null,
  journey   text not null,
  version   text not null references rules_version (version),
  primary key (partition, journey)
);

create table journey_state (
  company    text not null references company (id),
  journey    text not null,
  partition  int not null,
  body       json not null,
  view       jsonb not null,
  due        timestamptz,
  updated_at timestamptz not null,
  primary key (company, journey)
);
create index journey_state_partition on journey_state (partition);
-- whose silence will have lasted long enough, and when
create index journey_state_due on journey_state (due) where due is not null;

create table transition (
  id        text primary key,
  partition int not null,
  number    bigint not null,
  company   text not null references company (id),
  journey   text not null,
  sequence  bigint not null,
  type      text not null,
  at        timestamptz not null,
  written   timestamptz not null,
  body      json not null,
  unique (partition, number),
  unique (company, journey, sequence)
);

-- ---------------------------------------------------------------- deliver
create table endpoint (
  id             text primary key,
  url            text not null,
  description    text not null default '',
  secrets        text[] not null,
  types          text[] not null default '{}',
  journeys       text[] not null default '{}',
  failing_since  timestamptz,
  disabled_at    timestamptz,
  disabled_why   text,
  owner          text,
  expires_at     timestamptz not null default '-infinity',
  created_at     timestamptz not null default now()
);

create table delivery (
  number     bigint generated always as identity primary key,
  id         text not null unique,
  endpoint   text not null references endpoint (id),
  transition text not null references transition (id),
  company    text not null,
  status     text not null default 'pending' check (status in ('pending', 'delivered', 'given_up')),
  attempts   int not null default 0,
  next_at    timestamptz not null,
  ended_at   timestamptz
);
create index delivery_due on delivery (endpoint, next_at) where status = 'pending';

create table attempt (
  delivery    text not null references delivery (id),
  number      int not null,
  started_at  timestamptz not null,
  duration_ms int not null,
  status      int,
  error       text,
  answer      text,
  primary key (delivery, number)
);

-- ---------------------------------------------------------------- who may look
create table api_token (
  hash       bytea primary key,
  name       text not null,
  role       text not null check (role in ('administrator', 'editor', 'viewer')),
  created_at timestamptz not null default now()
);

create table login_link (
  hash       bytea primary key,
  role       text not null check (role in ('administrator', 'editor', 'viewer')),
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table session (
  hash       bytea primary key,
  role       text not null check (role in ('administrator', 'editor', 'viewer')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
