-- Shadow rules run beside the deciding ones: their own states, no sequence, and messages only to endpoints that ask.
alter table rules_version add column shadow boolean not null default false;

create table shadow_rules (
  partition int not null,
  journey   text not null,
  version   text not null references rules_version (version),
  primary key (partition, journey)
);

create table shadow_state (
  company   text not null references company (id),
  journey   text not null,
  partition int not null,
  body      json not null,
  due       timestamptz,
  primary key (company, journey)
);
create index shadow_state_partition on shadow_state (partition);
create index shadow_state_due on shadow_state (due) where due is not null;

alter table endpoint add column shadow boolean not null default false;

-- A message that is no transition carries its own body.
alter table delivery alter column transition drop not null;
alter table delivery add column message json;
