create table code_tables (
  operation_id uuid not null references operations,
  version date not null,
  name text not null check (char_length(name) between 1 and 200),
  -- Who published the codes: named wherever the table is shown.
  source text not null check (char_length(source) between 1 and 400),
  primary key (operation_id, version)
);

create table crime_groups (
  operation_id uuid not null,
  version date not null,
  ordinal smallint not null check (ordinal >= 0),
  key text not null check (char_length(key) between 1 and 80),
  name_sv text not null check (char_length(name_sv) between 1 and 200),
  name_en text not null check (char_length(name_en) between 1 and 200),
  sensitivity text not null check (sensitivity in ('none', 'sexual', 'relation', 'honour', 'children')),
  primary key (operation_id, version, key),
  foreign key (operation_id, version) references code_tables on delete cascade
);

create table crime_codes (
  operation_id uuid not null,
  version date not null,
  ordinal integer not null check (ordinal >= 0),
  code text not null check (char_length(code) between 1 and 20),
  crime_group text not null,
  sensitivity text not null check (sensitivity in ('none', 'sexual', 'relation', 'honour', 'children')),
  valid_from date,
  -- First day no longer in force.
  valid_to date constraint crime_codes_end_after_start check (valid_to > valid_from),
  -- A code may come again with another meaning, so it is not a key alone.
  primary key (operation_id, version, ordinal),
  foreign key (operation_id, version, crime_group) references crime_groups on delete cascade
);

-- Every state an incident has had, by the import that wrote it. An import in writing is seen by nobody, so it
-- needs no long transaction (the embedded database has one connection); one that died leaves nothing to see;
-- undoing one is to delete its versions and bring back those it replaced.
-- There is no column for a person and none for free text (S26, S27).
create table incident_versions (
  operation_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  -- The import whose newer version stands instead of this one.
  replaced_by uuid constraint incidents_not_replaced_by_itself check (replaced_by <> import_id),
  -- `id:<external id>` or `row:<hash>:<ordinal>`: equal keys are the same incident. Compared byte by byte, which
  -- is what equality means and twice as fast as a language's order.
  key text collate "C" not null check (char_length(key) between 1 and 200),
  external_id text check (char_length(external_id) between 1 and 100),
  happened_from timestamptz not null,
  happened_to timestamptz not null,
  known_at timestamptz,
  precision text not null check (precision in ('place', 'coordinates', 'area', 'none')),
  place_id uuid,
  snap_metres double precision check (snap_metres between 0 and 100000),
  -- `between` also refuses NaN and the infinities.
  east_metres double precision check (east_metres between -1e7 and 1e7),
  north_metres double precision check (north_metres between -2e7 and 2e7),
  area_id uuid,
  crime_code text check (char_length(crime_code) between 1 and 20),
  crime_group text not null check (char_length(crime_group) between 1 and 80),
  source text not null check (source in ('reported', 'discovered', 'observed', 'feed')),
  investigation text check (investigation in ('open', 'closed-without-result', 'cleared')),
  regime text not null check (regime in ('brottsdatalagen', 'gdpr')),
  controller text not null check (char_length(controller) between 1 and 200),
  purpose text not null check (purpose in ('prevent-crime', 'order-and-safety', 'municipal-prevention')),
  source_grade text not null check (source_grade in (
    'A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'X1', 'X2', 'X3', 'X4')),
  primary key (operation_id, id, import_id),
  constraint incidents_interval check (happened_to >= happened_from),
  constraint incidents_both_coordinates check ((east_metres is null) = (north_metres is null)),
  constraint incidents_snap_needs_place check (snap_metres is null or place_id is not null),
  -- A sensitive group, or a source that names only an area, holds no exact place (methods §0, S36).
  constraint incidents_precision check (case precision
    when 'place' then place_id is not null
    when 'coordinates' then place_id is null and east_metres is not null
    when 'area' then place_id is null and east_metres is null
    else place_id is null and east_metres is null and area_id is null end)
);
-- A small sample is enough to know that these are many: `analyze` runs at the end of each import.
alter table incident_versions
  alter operation_id set statistics 10, alter id set statistics 10, alter key set statistics 10;

-- The key first: an import looks keys up one by one, and where the planner believes the table to be almost empty (after
-- an undo, say) the primary key would look as good to it and be read through for each of them.
create unique index incidents_one_current_key on incident_versions (key, operation_id) where replaced_by is null;
create index incidents_replaced on incident_versions (operation_id, replaced_by) where replaced_by is not null;

-- The foreign keys of `incident_versions`. Declared ones look each row up by itself, which took half the time of
-- an import (25 µs a row and key); these look up each import, place and area once a statement, and lock them
-- against removal just as a declared one does.
create function refuse_unknown_references() returns trigger language plpgsql as $$
declare
  unknown text;
begin
  perform from imports i where (i.operation_id, i.id) in (select operation_id, import_id from written) for key share;
  perform from places p where (p.operation_id, p.id) in (select operation_id, place_id from written) for key share;
  perform from areas a where (a.operation_id, a.id) in (select operation_id, area_id from written) for key share;
  select case
      when i.id is null then 'incidents_import'
      when w.place_id is not null and p.id is null then 'incidents_place'
      when w.area_id is not null and a.id is null then 'incidents_area' end
    into unknown
    from (select distinct operation_id, import_id, place_id, area_id from written) w
    left join imports i on i.operation_id = w.operation_id and i.id = w.import_id
    left join places p on p.operation_id = w.operation_id and p.id = w.place_id
    left join areas a on a.operation_id = w.operation_id and a.id = w.area_id
    where i.id is null or (w.place_id is not null and p.id is null) or (w.area_id is not null and a.id is null)
    limit 1;
  if unknown is not null then
    raise exception 'an incident refers to what is not there' using errcode = '23503', constraint = unknown;
  end if;
  return null;
end $$;

create trigger incidents_refer_to_what_is_there after insert on incident_versions
referencing new table as written for each statement execute function refuse_unknown_references();

-- A loop in a loop is what the planner would take for few rows, and there may be many.
create function refuse_removal_while_referred_to() returns trigger language plpgsql set enable_nestloop = off as $$
declare
  referred boolean;
begin
  execute format('select exists (select from gone g join incident_versions v
    on v.operation_id = g.operation_id and v.%I = g.id)', tg_argv[0]) into referred;
  if referred then
    raise exception 'an incident still refers to it' using errcode = '23503', constraint = 'incidents_' || tg_table_name;
  end if;
  return null;
end $$;

create trigger imports_hold_incidents after delete on imports
referencing old table as gone for each statement execute function refuse_removal_while_referred_to('import_id');
create trigger places_hold_incidents after delete on places
referencing old table as gone for each statement execute function refuse_removal_while_referred_to('place_id');
create trigger areas_hold_incidents after delete on areas
referencing old table as gone for each statement execute function refuse_removal_while_referred_to('area_id');

-- What readers see: the current version of each incident, as if an import in writing did not exist.
create view incidents as
select v.* from incident_versions v
where not exists (
    select from imports i
    where i.operation_id = v.operation_id and i.id = v.import_id and i.status = 'writing')
  and (v.replaced_by is null or exists (
    select from imports i
    where i.operation_id = v.operation_id and i.id = v.replaced_by and i.status = 'writing'));

-- A point is where the problem is now; its lineage tells where it was: square → stairwell → wood.
create table points (
  operation_id uuid not null,
  id uuid not null,
  parent_id uuid constraint points_not_own_parent check (parent_id <> id),
  place_id uuid not null,
  state text not null check (state in ('watch', 'active', 'tapering', 'closed')),
  opened_on date not null,
  closed_on date constraint points_end_after_start check (closed_on >= opened_on),
  regime text not null check (regime in ('brottsdatalagen', 'gdpr')),
  controller text not null check (char_length(controller) between 1 and 200),
  purpose text not null check (purpose in ('prevent-crime', 'order-and-safety', 'municipal-prevention')),
  source_grade text not null check (source_grade in (
    'A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'X1', 'X2', 'X3', 'X4')),
  primary key (operation_id, id),
  foreign key (operation_id, parent_id) references points,
  foreign key (operation_id, place_id) references places,
  constraint points_closed_has_a_day check ((state = 'closed') = (closed_on is not null))
);
create index points_by_place on points (operation_id, place_id);
