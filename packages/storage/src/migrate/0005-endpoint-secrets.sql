-- A secret that was replaced signs along until then, so that receivers can change over in their own time.
alter table endpoint add column old_secrets_until timestamptz not null default '-infinity';
