-- The ground is edited by people, several at once. Every set of edits has a number, counted by operation; a record carries
-- the number of the edit that last touched it (0: none has), which is how two editors of one place find out about each other.
alter table places add column revision integer not null default 0 check (revision >= 0);
alter table areas add column revision integer not null default 0 check (revision >= 0);

-- Ways between two places, or along a line that meets other lines.
create table walk_links (
  operation_id uuid not null references operations,
  id uuid not null,
  kind text not null check (kind in ('walk', 'stairs', 'lift')),
  from_id uuid,
  to_id uuid constraint walk_links_lead_elsewhere check (to_id <> from_id),
  -- Pairs of plane metres, as in a GeoJSON LineString.
  line jsonb check (jsonb_typeof(line) = 'array' and jsonb_array_length(line) >= 2),
  metres double precision check (metres between 0 and 1000000),
  floors double precision check (floors between -1000 and 1000),
  one_way boolean not null,
  revision integer not null check (revision >= 0),
  primary key (operation_id, id),
  foreign key (operation_id, from_id) references places,
  foreign key (operation_id, to_id) references places,
  constraint walk_links_both_ends check ((from_id is null) = (to_id is null)),
  constraint walk_links_lead_somewhere check (from_id is not null or line is not null)
);
create index walk_links_by_from on walk_links (operation_id, from_id) where from_id is not null;
create index walk_links_by_to on walk_links (operation_id, to_id) where to_id is not null;

-- What was done to the ground: the edits as they were sent, and each record before and after, which is their undoing too.
-- Who is told by role; the audit log knows the rest.
create table place_edits (
  operation_id uuid not null references operations,
  id uuid not null,
  revision integer not null check (revision > 0),
  at timestamptz not null,
  role text not null check (role in (
    'administrator', 'commander', 'analyst', 'officer', 'coordinator', 'partner', 'auditor')),
  undoes uuid constraint place_edits_not_undo_themselves check (undoes <> id),
  edits jsonb not null check (jsonb_typeof(edits) = 'array'),
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  primary key (operation_id, id),
  unique (operation_id, revision),
  foreign key (operation_id, undoes) references place_edits
);

-- Which incidents and points a merge or a split took along and where they were, so that its undoing brings back those and no other.
create table place_moves (
  operation_id uuid not null,
  revision integer not null,
  -- What moved: an incident from place to place or from area to area, or a point.
  kind text not null check (kind in ('incident-place', 'incident-area', 'point')),
  record_id uuid not null,
  -- Which version of the incident; the nil UUID for a point.
  import_id uuid not null,
  former_id uuid not null,
  primary key (operation_id, revision, kind, record_id, import_id),
  foreign key (operation_id, revision) references place_edits (operation_id, revision) deferrable initially deferred
);

create function refuse_change_of_place_history() returns trigger language plpgsql as $$
begin
  raise exception 'the history of the ground is only ever added to' using errcode = 'insufficient_privilege';
end $$;

create trigger place_edits_are_append_only before update or delete on place_edits
for each statement execute function refuse_change_of_place_history();
create trigger place_moves_are_append_only before update or delete on place_moves
for each statement execute function refuse_change_of_place_history();
