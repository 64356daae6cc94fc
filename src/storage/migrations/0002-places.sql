-- Geometry is GeoJSON in shape and plane metres by value (operations.plane_epsg): distances are computed
-- in domain/geo, so PostGIS is not needed.
create table areas (
  operation_id uuid not null references operations,
  id uuid not null,
  role text not null check (role in ('target', 'surroundings', 'comparison')),
  name text not null check (char_length(name) between 1 and 200),
  geometry jsonb not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
  primary key (operation_id, id)
);

create table imports (
  operation_id uuid not null references operations,
  id uuid not null,
  -- The order in which imports came: "a later import" is one with a higher number.
  sequence bigint generated always as identity,
  -- `writing`: its rows are stored batch by batch and seen by nobody until it becomes `done`.
  status text not null check (status in ('writing', 'done', 'refused', 'undone')),
  at timestamptz not null,
  staff_id uuid,
  file_name text not null check (char_length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  format text not null check (char_length(format) between 1 and 40),
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  -- When its writer last gave a sign of life; one that died is swept away by the next.
  touched_at timestamptz not null default now(),
  primary key (operation_id, id)
);

-- Two writers in one operation would each decide on rows that the other is about to change.
create unique index imports_one_writing on imports (operation_id) where status = 'writing';

create table import_problems (
  operation_id uuid not null,
  import_id uuid not null,
  ordinal integer not null check (ordinal >= 0),
  row_number integer not null check (row_number >= 0),
  column_name text check (char_length(column_name) <= 200),
  -- Screened for personal data before it gets here.
  value text check (char_length(value) <= 200),
  code text not null check (char_length(code) between 1 and 60),
  primary key (operation_id, import_id, ordinal),
  foreign key (operation_id, import_id) references imports on delete cascade
);

create table saved_mappings (
  operation_id uuid not null references operations,
  name text not null check (char_length(name) between 1 and 100),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object'),
  primary key (operation_id, name)
);

create table places (
  operation_id uuid not null references operations,
  id uuid not null,
  -- The tree: centre → building → stairwell → floor.
  parent_id uuid constraint places_not_own_parent check (parent_id <> id),
  kind text not null check (kind in (
    'centre', 'square', 'street', 'passage', 'station', 'shop', 'school', 'youth-centre', 'public-building',
    'building', 'stairwell', 'floor', 'cellar', 'garage', 'courtyard', 'parking', 'park', 'wood', 'cell')),
  name text not null check (char_length(name) between 1 and 200),
  -- 0 is the entrance level; unknown is null, never 0.
  floor integer check (floor between -20 and 200),
  floor_label text check (char_length(floor_label) between 1 and 40),
  indoor boolean not null,
  geometry jsonb check (geometry ->> 'type' in ('Point', 'LineString', 'Polygon', 'MultiPolygon')),
  -- The import that made this place of coordinates; null for a place that people entered.
  import_id uuid,
  primary key (operation_id, id),
  foreign key (operation_id, parent_id) references places,
  foreign key (operation_id, import_id) references imports,
  constraint places_floor_is_indoors check (indoor or (floor is null and floor_label is null)),
  constraint places_roofed_kinds_are_indoors
    check (indoor or kind not in ('building', 'stairwell', 'floor', 'cellar', 'garage'))
);
create index places_by_parent on places (operation_id, parent_id) where parent_id is not null;
create index places_by_import on places (operation_id, import_id) where import_id is not null;

create table opening_hours (
  operation_id uuid not null,
  place_id uuid not null,
  ordinal smallint not null check (ordinal >= 0),
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  -- May pass midnight.
  to_minute smallint not null check (to_minute between 1 and 2880),
  primary key (operation_id, place_id, ordinal),
  foreign key (operation_id, place_id) references places on delete cascade,
  constraint opening_hours_end_after_start check (to_minute > from_minute)
);
