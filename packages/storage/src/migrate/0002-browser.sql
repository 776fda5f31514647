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
-- Which numbers of a tab's sequence came. `day` is when the first of them did.
create table tab_delivery (
  site     text not null,
  tab      text not null,
  day      date not null,
  last_day date not null,
  seen     int4multirange not null,
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

-- Note that these numbers came, and keep the sums; a number counts once, however often it comes.
-- Rows are locked in one order: tabs, then days.
create function note_delivery(sites text[], tabs text[], seqs int[], days date[]) returns void
language plpgsql as $$
begin
  insert into tab_delivery (site, tab, day, last_day, seen)
  select c.site, c.tab, min(c.day), min(c.day), '{}' from unnest(sites, tabs, days) c(site, tab, day)
  group by c.site, c.tab order by c.site, c.tab on conflict do nothing;

  perform 1 from tab_delivery t
  where (t.site, t.tab) in (select c.site, c.tab from unnest(sites, tabs) c(site, tab))
  order by t.site, t.tab for update;

  with came as (
    select c.site, c.tab, max(c.day) as day, range_agg(int4range(c.seq, c.seq + 1)) as seen
    from unnest(sites, tabs, seqs, days) c(site, tab, seq, day) group by c.site, c.tab
  ), before as (
    select t.site, t.tab, t.day, t.seen, t.seen + c.seen as seen_now, c.day as last_day
    from tab_delivery t join came c using (site, tab) where not t.seen @> c.seen
  ), noted as (
    update tab_delivery t set seen = b.seen_now, last_day = greatest(t.last_day, b.last_day)
    from before b where t.site = b.site and t.tab = b.tab
  )
  insert into site_delivery (site, day, tabs, expected, received)
  select site, day, count(*) filter (where seen = '{}'),
    sum(numbers_up_to(tab, seen_now) - numbers_up_to(tab, seen)), sum(numbers_in(seen_now) - numbers_in(seen))
  from before group by site, day order by site, day
  on conflict (site, day) do update set tabs = site_delivery.tabs + excluded.tabs,
    expected = site_delivery.expected + excluded.expected, received = site_delivery.received + excluded.received;
end $$;

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
