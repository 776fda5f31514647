-- What a company's log holds for whoever reads it again (deploys, reapplying, merges, backtests): all but what was set aside.
-- What is retried stands there anew, at its new place.
create view company_past as
select l.* from company_log l
where not exists (
  select 1 from set_aside s where s.hop = 'evaluate' and s.partition = l.partition and s."offset" = l."offset"
);
