-- A point had one place and one parent. It moves, several can become one and one several, so what is kept now is what
-- people decided, line by line; a point is what its decisions add up to (domain/point/lineage.ts).
drop index points_by_place;
alter table points
  drop column parent_id, drop column place_id, drop column state, drop column opened_on, drop column closed_on;

create table point_decisions (
  operation_id uuid not null references operations,
  id uuid not null,
  sequence bigint generated always as identity,
  verb text not null check (verb in ('accept', 'dismiss', 'move', 'merge', 'split', 'state', 'undo')),
  at timestamptz not null,
  -- The local day from which it holds: a move may have been seen before it was entered.
  effective_on date not null,
  by_role text not null check (by_role in (
    'administrator', 'commander', 'analyst', 'officer', 'coordinator', 'partner', 'auditor')),
  by_organisation text not null check (char_length(by_organisation) between 1 and 200),
  -- Who saw a move: a role and a kind of organisation. There is no column for a name.
  seen_role text check (seen_role in (
    'officer', 'safety-host', 'night-walker', 'caretaker', 'staff', 'resident')),
  seen_organisation text check (seen_organisation in (
    'police', 'municipality', 'landlord', 'school', 'association', 'trade', 'none')),
  -- Of a dismissal: which place, and why.
  place_id uuid,
  reason text check (reason in ('one-off', 'known-cause', 'more-reporting', 'other-handles', 'not-seen')),
  undoes uuid,
  primary key (operation_id, id),
  foreign key (operation_id, place_id) references places,
  foreign key (operation_id, undoes) references point_decisions,
  constraint point_decisions_undone_once unique (operation_id, undoes),
  constraint point_decisions_move_was_seen check (
    (verb = 'move') = (seen_role is not null) and (verb = 'move') = (seen_organisation is not null)),
  constraint point_decisions_dismissal_says_why check (
    (verb = 'dismiss') = (place_id is not null) and (verb = 'dismiss') = (reason is not null)),
  constraint point_decisions_undo_names_what check ((verb = 'undo') = (undoes is not null))
);
create index point_decisions_in_order on point_decisions (operation_id, sequence);

create table point_changes (
  operation_id uuid not null,
  point_id uuid not null,
  -- The how-manieth change of this point: two people who decide on it at once cannot both have the next one.
  revision integer not null check (revision >= 1),
  decision_id uuid not null,
  ordinal smallint not null check (ordinal >= 0),
  -- Both null: this decision opened the point.
  from_place_id uuid,
  from_state text check (from_state in ('watch', 'active', 'tapering', 'closed')),
  -- Both null: its opening was taken back.
  to_place_id uuid,
  to_state text check (to_state in ('watch', 'active', 'tapering', 'closed')),
  primary key (operation_id, point_id, revision),
  foreign key (operation_id, point_id) references points,
  foreign key (operation_id, decision_id) references point_decisions,
  foreign key (operation_id, from_place_id) references places,
  foreign key (operation_id, to_place_id) references places,
  constraint point_changes_one_a_decision unique (operation_id, decision_id, point_id),
  constraint point_changes_whole check (
    (from_place_id is null) = (from_state is null) and (to_place_id is null) = (to_state is null)),
  constraint point_changes_first_opens check ((revision = 1) <= (from_state is null)),
  constraint point_changes_some check (from_state is not null or to_state is not null)
);
create index point_changes_by_from_place on point_changes (operation_id, from_place_id);
create index point_changes_by_to_place on point_changes (operation_id, to_place_id);

create function refuse_change_of_decisions() returns trigger language plpgsql as $$
begin
  raise exception 'decisions on points are only ever added' using errcode = 'insufficient_privilege';
end $$;

create trigger point_decisions_are_append_only before update or delete on point_decisions
for each statement execute function refuse_change_of_decisions();
create trigger point_changes_are_append_only before update or delete on point_changes
for each statement execute function refuse_change_of_decisions();

-- What the displacement watch has proposed: kept as it was first said until a person answers, whatever the numbers
-- say later.
create table point_proposals (
  operation_id uuid not null references operations,
  place_id uuid not null,
  proposed_at timestamptz not null,
  week_starts_on date not null,
  evidence double precision not null check (evidence > 0 and evidence <= 1e300),
  enough double precision not null check (enough > 0 and enough <= 1e300),
  origin_place_id uuid,
  origin_metres double precision check (origin_metres between 0 and 1e7),
  origin_evidence double precision check (origin_evidence > 0 and origin_evidence <= 1e300),
  primary key (operation_id, place_id),
  foreign key (operation_id, place_id) references places on delete cascade,
  foreign key (operation_id, origin_place_id) references places on delete cascade,
  constraint point_proposals_whole_origin check (
    (origin_place_id is null) = (origin_metres is null) and (origin_place_id is null) = (origin_evidence is null))
);
