-- The foreign keys of `incident_versions` (0003) locked each place that a statement names against removal, some
-- thousand row locks a batch of an import, each of them written to disk: a fifth of the time that a batch takes in the
-- database. One lock on the operation does the same. Who adds incidents shares it with others who do; who removes a
-- place, an area or an import takes it alone, and so each waits until the other has ended and sees what it did. The
-- lock is a statement of its own, because what a statement sees is settled before it waits.
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
    left join places p on p.operation_id = w.operation_id and p.id = w.place_id
    left join areas a on a.operation_id = w.operation_id and a.id = w.area_id
    where i.id is null or (w.place_id is not null and p.id is null) or (w.area_id is not null and a.id is null)
    limit 1;
  if unknown is not null then
    raise exception 'an incident refers to what is not there' using errcode = '23503', constraint = unknown;
  end if;
  return null;
end $$;

-- A loop in a loop is what the planner would take for few rows, and there may be many.
create or replace function refuse_removal_while_referred_to() returns trigger language plpgsql
set enable_nestloop = off as $$
declare
  referred boolean;
begin
  perform from operations o where o.operation_id in (select operation_id from gone) for update;
  execute format('select exists (select from gone g join incident_versions v
    on v.operation_id = g.operation_id and v.%I = g.id)', tg_argv[0]) into referred;
  if referred then
    raise exception 'an incident still refers to it' using errcode = '23503', constraint = 'incidents_' || tg_table_name;
  end if;
  return null;
end $$;
