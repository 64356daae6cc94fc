-- An export is logged with all of its filter, and a filter may name a hundred areas.
alter table audit_log drop constraint audit_log_subject_check,
  add constraint audit_log_subject_check check (char_length(subject) between 1 and 16384);

-- Which codes stay on the board of unresolved crimes. Tables that were brought before get the marks that codes of
-- these groups had, and those of the built-in table.
alter table crime_codes add column serious boolean not null default false;
update crime_codes set serious = true
where crime_group in ('lethal-violence', 'robbery') or code in (
  '0336', '0375', '0377', '0385', '0387', '0648', '0660', '1301', '1308', '1312', '1313',
  '9343', '9344', '9380', '9392', '9634', '9642', '9806', '9807', '9808', '9809');

-- Which codes are serious is an operation's own choice now, so the index can no longer name groups.
drop index incidents_unresolved;
create index incidents_unresolved on incident_versions (operation_id, crime_code, crime_group)
where investigation is distinct from 'cleared';
