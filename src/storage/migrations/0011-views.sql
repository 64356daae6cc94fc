-- A name and the address that it stands for: what somebody looks at often, her own or everybody's in the operation.
create table saved_views (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  -- Who may change it. Others see a role and an organisation; null when she has left and the others keep it.
  staff_id uuid,
  name text not null check (char_length(name) between 1 and 80),
  search jsonb not null check (jsonb_typeof(search) = 'object' and octet_length(search::text) <= 12000),
  is_shared boolean not null,
  by_role text not null check (by_role in (
    'administrator', 'commander', 'analyst', 'officer', 'coordinator', 'partner', 'auditor')),
  by_organisation text not null check (char_length(by_organisation) between 1 and 200),
  -- Two people who change the same one are told apart by it.
  changed_at timestamptz not null,
  primary key (operation_id, id),
  foreign key (operation_id, staff_id) references members on delete set null (staff_id),
  constraint saved_views_are_somebodys check (is_shared or staff_id is not null)
);
create index saved_views_by_staff on saved_views (operation_id, staff_id);

-- What was only hers goes with her.
create function forget_own_views() returns trigger language plpgsql as $$
begin
  delete from saved_views
  where operation_id = old.operation_id and staff_id = old.staff_id and not is_shared;
  return old;
end $$;
create trigger members_take_their_views before delete on members
for each row execute function forget_own_views();

-- Until when a member has seen what is new: the one moment, no trail of earlier ones, and nobody else is shown it.
create table last_looks (
  operation_id uuid not null,
  staff_id uuid not null,
  looked_at timestamptz not null,
  primary key (operation_id, staff_id),
  foreign key (operation_id, staff_id) references members on delete cascade
);
