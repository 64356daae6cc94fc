-- How heavily an operation counts each crime group. Every setting is kept, the newest holds.
create table harm_tables (
  operation_id uuid not null references operations on delete cascade,
  version integer not null check (version >= 1),
  set_at timestamptz not null,
  source text not null check (char_length(source) between 1 and 200),
  primary key (operation_id, version)
);

-- A group that is not here weighs 1. The upper end also keeps out NaN, which sorts above every number.
create table harm_weights (
  operation_id uuid not null,
  version integer not null,
  crime_group text not null check (char_length(crime_group) between 1 and 80),
  weight double precision not null constraint harm_weights_in_range check (weight >= 0 and weight <= 1000000),
  primary key (operation_id, version, crime_group),
  foreign key (operation_id, version) references harm_tables on delete cascade
);
