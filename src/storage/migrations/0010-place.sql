-- The ground is edited by people, several at once. Every set of edits has a number, counted by operation; a record carries
-- the number of the edit that last touched it (0: none has), which is how two editors of one place find out about each other.
alter table places add column revision integer not null default 0 check (revision >= 0);
-- A place that became part of another, and that decisions on points still name: those are only ever added to, so the place
-- stays behind as a name for where it went. Nobody sees it; undoing the merge brings it back.
alter table places add column merged_into uuid constraint places_not_in_themselves check (merged_into <> id);
alter table places add constraint places_merged_into_fkey foreign key (operation_id, merged_into) references places;
create index places_by_merged_into on places (operation_id, merged_into) where merged_into is not null;
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

-- Which incidents a merge or a split took along, from where and to where, so that its undoing brings back those and no other.
create table place_moves (
  operation_id uuid not null,
  revision integer not null,
  -- One edit may move an incident twice: its undoing goes the same way back.
  step smallint not null check (step >= 0),
  -- From place to place, or from area to area.
  kind text not null check (kind in ('incident-place', 'incident-area')),
  record_id uuid not null,
  -- Which version of the incident.
  import_id uuid not null,
  former_id uuid not null,
  new_id uuid not null,
  primary key (operation_id, revision, step, record_id, import_id),
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

-- Nothing new comes to a place that has become part of another: neither an incident (as in 0006, one line more) …
create or replace function refuse_unknown_references() returns trigger language plpgsql as $$
declare
  unknown text;
begin
  perform from operations o where o.operation_id in (select operation_id from written) for key share;
  select case
      when i.id is null then 'incidents_import'
      when w.place_id is not null and p.id is null then 'incidents_place'
      when w.area_id is not null and a.id is null then 'incidents_area' end
    into unknown
    from (select distinct operation_id, import_id, place_id, area_id from written) w
    left join imports i on i.operation_id = w.operation_id and i.id = w.import_id
    left join places p on p.operation_id = w.operation_id and p.id = w.place_id and p.merged_into is null
    left join areas a on a.operation_id = w.operation_id and a.id = w.area_id
    where i.id is null or (w.place_id is not null and p.id is null) or (w.area_id is not null and a.id is null)
    limit 1;
  if unknown is not null then
    raise exception 'an incident refers to what is not there' using errcode = '23503', constraint = unknown;
  end if;
  return null;
end $$;

-- … nor a decision on a point.
create function refuse_merged_place() returns trigger language plpgsql as $$
begin
  if exists (select from places where operation_id = new.operation_id and merged_into is not null
      and id::text = to_jsonb(new) ->> tg_argv[0]) then
    raise exception 'the place has become part of another' using errcode = '23503', constraint = 'points_place_is_there';
  end if;
  return new;
end $$;

create trigger point_decisions_name_places_that_are before insert on point_decisions
for each row execute function refuse_merged_place('place_id');
create trigger point_changes_name_places_that_are before insert on point_changes
for each row execute function refuse_merged_place('to_place_id');
