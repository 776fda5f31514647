-- What the pipeline could not digest: kept with its error in the transaction that moved the cursor past it. `body` is the
-- event (resolve) or the company-log entry (evaluate) as it was read; the place is never worked on again.
create table set_aside (
  id bigint generated always as identity primary key,
  hop text not null,
  partition int not null,
  "offset" bigint not null,
  company text,
  error text not null,
  body json not null,
  at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'retried', 'dropped')),
  unique (hop, partition, "offset")
);
create index set_aside_waiting on set_aside (hop) where state = 'waiting';
