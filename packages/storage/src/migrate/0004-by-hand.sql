-- Two companies that turned out to be one: whose name leads where. One step is always enough.
alter table company add column merged_into text references company (id);
create index company_merged_into on company (merged_into) where merged_into is not null;

-- After a deploy everybody's role is worked out again, person by person: how far that has come (null: to the end).
alter table rules_version add column roles_up_to text default '';
