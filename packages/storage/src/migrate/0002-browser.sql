-- What the browser script needs of the server: a mode the collector enforces, ids for those who are not to be known
-- again, files of earlier builds, how much of what browsers sent came, and carts that were left.

-- `cookieless`: whatever the tag says, nobody is known by more than a daily id. The others are the tag's own doing.
alter table site add column mode text not null default 'full' check (mode in ('full', 'cookieless', 'consent'));

-- What makes today's ids of cookieless visitors. Once it is gone nobody can tell whose they were.
create table day_salt (
  day  date primary key,
  salt bytea not null
);

-- Every build of the browser script that was ever served: pages that pin one go on working after an upgrade.
create table script_file (
  name text primary key,
  body text not null
);

-- ---------------------------------------------------------------- how much of what was sent came
-- Which numbers of a tab's sequence came. `day` is when the first of them did; the rest is what the last note of it
-- changed, for the sums.
create table tab_delivery (
  site     text not null,
  tab      text not null,
  day      date not null,
  last_day date not null,
  seen     int4multirange not null,
  is_new   boolean not null,
  expected int not null,
  received int not null,
  primary key (site, tab)
);
create index tab_delivery_last_day on tab_delivery (last_day);

-- Their sums. `declared`: what browsers said that day they had given up.
create table site_delivery (
  site     text not null,
  day      date not null,
  tabs     bigint not null default 0,
  expected bigint not null default 0,
  received bigint not null default 0,
  declared bigint not null default 0,
  primary key (site, day)
);

create function numbers_in(ranges int4multirange) returns bigint
language sql immutable as $$
  select coalesce(sum(upper(r) - lower(r)), 0) from unnest(ranges) r
$$;

-- How many a tab must have sent for these to exist. It counts from 0; one with a daily id from where the day found it.
create function numbers_up_to(tab text, ranges int4multirange) returns bigint
language sql immutable as $$
  select coalesce(upper(ranges) - case when tab like 'day\_%' then lower(ranges) else 0 end, 0)
$$;

-- Note that these numbers (of each tab, as a multirange) came, and keep the sums; a number counts once, however often it
-- comes.
-- Rows are locked in one order: tabs, then days.
create function note_delivery(sites text[], tabs text[], numbers text[], days date[]) returns void
language sql as $$
  with came as (
    select c.site, c.tab, c.numbers::int4multirange as seen, c.day
    from unnest(sites, tabs, numbers, days) c(site, tab, numbers, day)
  ), noted as (
    insert into tab_delivery as t (site, tab, day, last_day, seen, is_new, expected, received)
    select c.site, c.tab, c.day, c.day, c.seen, true, numbers_up_to(c.tab, c.seen), numbers_in(c.seen)
    from came c order by c.site, c.tab
    on conflict (site, tab) do update set
      seen = t.seen + excluded.seen,
      last_day = greatest(t.last_day, excluded.last_day),
      is_new = false,
      expected = numbers_up_to(t.tab, t.seen + excluded.seen) - numbers_up_to(t.tab, t.seen),
      received = numbers_in(t.seen + excluded.seen) - numbers_in(t.seen)
    where not t.seen @> excluded.seen
    returning t.site, t.day, t.is_new, t.expected, t.received
  )
  insert into site_delivery as d (site, day, tabs, expected, received)
  select site, day, count(*) filter (where is_new), sum(expected), sum(received)
  from noted group by site, day order by site, day
  on conflict (site, day) do update set tabs = d.tabs + excluded.tabs,
    expected = d.expected + excluded.expected, received = d.received + excluded.received
$$;

-- ---------------------------------------------------------------- carts
-- The last that is known of a visitor's cart. `id` is the event that made it what it is: what follows from it by itself
-- (left, returned to) takes its id from there, as the browser does. A closed one stays for what arrives late.
create table cart (
  site        text not null,
  visitor     text not null,
  state       text not null check (state in ('open', 'left', 'closed')),
  id          text not null,
  changed_at  timestamptz not null,
  last_at     timestamptz not null,
  holds       jsonb not null,
  verified    boolean not null,
  -- a return that nobody has told yet
  returned_id text,
  returned_at timestamptz,
  primary key (site, visitor)
);
create index cart_idle on cart (last_at) where state = 'open';
create index cart_returned on cart (returned_at) where returned_id is not null;
create index cart_last_at on cart (last_at);
create index visitor_person on visitor (person) where person is not null;
