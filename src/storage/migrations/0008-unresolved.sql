-- What may be said to the public of one incident: every decision is kept, the newest holds. A phrase of a fixed list,
-- so that no detail and no person can stand in one. No foreign key to the incident: its versions come and go with
-- imports, the decision outlives them.
create table public_statements (
  operation_id uuid not null references operations on delete cascade,
  incident_id uuid not null,
  sequence bigint generated always as identity,
  statement text not null check (statement in (
    'nothing', 'happened', 'under-investigation', 'closed-reopens', 'witnesses-sought')),
  decided_at timestamptz not null,
  -- Who: a role, never a person; the audit log knows the rest.
  decided_by text not null check (char_length(decided_by) between 1 and 40),
  primary key (operation_id, incident_id, sequence)
);

-- The board looks for few among up to millions. The groups are those of `domain/unresolved`; a test holds them alike.
create index incidents_unresolved on incident_versions (operation_id, happened_from)
where crime_group in ('lethal-violence', 'robbery') and investigation is distinct from 'cleared';
