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
  valid_to date check (valid_to > valid_from),
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
  replaced_by uuid check (replaced_by <> import_id),
  -- `id:<external id>` or `row:<hash>:<ordinal>`: equal keys are the same incident.
  key text not null check (char_length(key) between 1 and 200),
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
  source_grade text not null check (source_grade ~ '^[ABCX][1-4]$'),
  primary key (operation_id, id, import_id),
  foreign key (operation_id, import_id) references imports,
  foreign key (operation_id, replaced_by) references imports,
  foreign key (operation_id, place_id) references places,
  foreign key (operation_id, area_id) references areas,
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
create unique index incidents_one_current_key on incident_versions (operation_id, key) where replaced_by is null;
create index incidents_replaced on incident_versions (operation_id, replaced_by) where replaced_by is not null;
create index incidents_by_place on incident_versions (operation_id, place_id) where place_id is not null;

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
  parent_id uuid check (parent_id <> id),
  place_id uuid not null,
  state text not null check (state in ('watch', 'active', 'tapering', 'closed')),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  regime text not null check (regime in ('brottsdatalagen', 'gdpr')),
  controller text not null check (char_length(controller) between 1 and 200),
  purpose text not null check (purpose in ('prevent-crime', 'order-and-safety', 'municipal-prevention')),
  source_grade text not null check (source_grade ~ '^[ABCX][1-4]$'),
  primary key (operation_id, id),
  foreign key (operation_id, parent_id) references points,
  foreign key (operation_id, place_id) references places,
  constraint points_closed_has_a_day check ((state = 'closed') = (closed_on is not null))
);
