-- Who runs what. Every later table is keyed first by operation, so that it can be distributed by it.
create table organisations (
  organisation_id uuid primary key,
  name text not null check (char_length(name) between 1 and 200)
);

create table operations (
  operation_id uuid primary key,
  organisation_id uuid not null references organisations,
  name text not null check (char_length(name) between 1 and 200),
  starts_on date not null,
  -- An operation has a start and, as a rule, no end.
  ends_on date constraint operations_end_after_start check (ends_on >= starts_on),
  time_zone text not null check (char_length(time_zone) between 1 and 64),
  plane_epsg integer not null check (plane_epsg between 1024 and 32767),
  simulated boolean not null,
  -- Grows with every change of incidents or places: a cache key.
  revision bigint not null default 0
);

-- Who did what, when: ids only, never content (LED art. 25, S29). The nil UUID stands for "no operation"
-- (such as a new organisation), since a key cannot be null. No foreign keys: the log outlives its subjects.
create table audit_log (
  operation_id uuid not null,
  sequence bigint generated always as identity,
  at timestamptz not null,
  staff_id uuid,
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  subject text not null check (char_length(subject) between 1 and 100),
  primary key (operation_id, sequence)
);

create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_log_is_append_only before update or delete on audit_log
for each statement execute function refuse_change_of_log();
