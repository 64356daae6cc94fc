-- Grows with every change of units, shifts and appointments. Apart from `revision`, which is the key of what is counted
-- from incidents and places: who is out when changes nothing there.
alter table operations add column shifts_revision bigint not null default 0;

-- So many adults of one kind under a call sign. There is no column for a person.
create table units (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('police-patrol', 'guard', 'safety-host', 'youth-worker', 'night-walker')),
  label text not null check (char_length(label) between 1 and 40),
  mode text not null check (mode in ('foot', 'car')),
  adults smallint not null check (adults between 1 and 20),
  organisation text not null check (char_length(organisation) between 1 and 80),
  is_retired boolean not null default false,
  revision integer not null check (revision >= 1),
  primary key (operation_id, id)
);
create unique index units_told_apart on units (operation_id, lower(label));

-- What was asked for; its days are shifts. Units stand in an array since nothing is asked by them.
create table shift_patterns (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  weekdays smallint[] not null check (cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null,
  breaks jsonb not null check (jsonb_typeof(breaks) = 'array'),
  unit_ids uuid[] not null check (cardinality(unit_ids) between 1 and 100),
  starts_on date not null,
  ends_on date not null,
  except_on date[] not null,
  primary key (operation_id, id),
  constraint shift_patterns_hours check (to_minute > from_minute and to_minute <= from_minute + 1440),
  constraint shift_patterns_days check (ends_on between starts_on and starts_on + 370)
);

create table shifts (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  pattern_id uuid,
  -- The pattern's day, which a shift that was changed keeps.
  occurs_on date,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  breaks tstzmultirange not null default '{}',
  revision integer not null check (revision >= 1),
  primary key (operation_id, id),
  foreign key (operation_id, pattern_id) references shift_patterns,
  constraint shifts_once_a_day unique (operation_id, pattern_id, occurs_on),
  -- What a unit's place in the shift refers to, so that it moves along when the hours do.
  constraint shifts_hours_known unique (operation_id, id, starts_at, ends_at),
  constraint shifts_length check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint shifts_breaks_inside check (breaks <@ tstzmultirange(tstzrange(starts_at, ends_at))),
  constraint shifts_occurrence_whole check ((pattern_id is null) = (occurs_on is null))
);
create index shifts_by_time on shifts (operation_id, starts_at);

create table shift_units (
  operation_id uuid not null,
  shift_id uuid not null,
  unit_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (operation_id, shift_id, unit_id),
  foreign key (operation_id, shift_id, starts_at, ends_at)
    references shifts (operation_id, id, starts_at, ends_at) on update cascade on delete cascade,
  foreign key (operation_id, unit_id) references units
);
create index shift_units_by_unit on shift_units (operation_id, unit_id, starts_at);

-- An exclusion constraint would need an extension to hold uuids. The unit's row is held meanwhile, so that two
-- transactions cannot each miss what the other writes.
create function one_shift_at_a_time() returns trigger language plpgsql as $$
begin
  perform from units where operation_id = new.operation_id and id = new.unit_id for no key update;
  if exists (
    select from shift_units o
    where o.operation_id = new.operation_id and o.unit_id = new.unit_id and o.shift_id <> new.shift_id
      and o.starts_at < new.ends_at and new.starts_at < o.ends_at) then
    raise exclusion_violation using constraint = 'shift_units_one_at_a_time',
      message = 'a unit stands in one shift at a time';
  end if;
  return new;
end $$;
create trigger shift_units_one_at_a_time before insert or update on shift_units
for each row execute function one_shift_at_a_time();

create table appointments (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('company', 'school-gate', 'meeting')),
  place_id uuid not null,
  unit_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (operation_id, id),
  foreign key (operation_id, place_id) references places,
  foreign key (operation_id, unit_id) references units,
  constraint appointments_length check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours')
);
create index appointments_by_time on appointments (operation_id, starts_at);
create index appointments_by_place on appointments (operation_id, place_id);
