-- A verified event has a key of its own, so that no claim that took its id first can keep it out; the rules count the two
-- once. Of a claim it is known who sent it (a hash of visitor and tab): only they are told whether it is here.
alter table seen add column verified boolean not null default false;
alter table seen add column sender bigint;
alter table seen drop constraint seen_pkey;
alter table seen add primary key (site, id, verified);

drop function append_inbox(text[], text[], int[], text[], timestamptz);

create function append_inbox(
  sites text[], ids text[], verifieds boolean[], senders text[], partitions int[], bodies text[], received_at timestamptz
)
returns table (ordinal bigint, part int, position_ bigint)
language plpgsql as $$
declare
  fresh bigint[];
begin
  with incoming as (
    select distinct on (i.site, i.id, i.verified) i.ordinal, i.site, i.id, i.verified, i.sender
    from unnest(sites, ids, verifieds, senders) with ordinality as i(site, id, verified, sender, ordinal)
    order by i.site, i.id, i.verified, i.ordinal
  ), won as (
    insert into seen (site, id, verified, sender, received)
    select i.site, i.id, i.verified, hashtextextended(i.sender, 0), received_at
    from incoming i order by i.site, i.id, i.verified
    on conflict do nothing
    returning seen.site, seen.id, seen.verified
  )
  select array_agg(i.ordinal) into fresh from incoming i join won using (site, id, verified);
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
