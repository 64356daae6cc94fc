-- What lets a machine read in somebody's name: a map program, a report that is made each week. The token itself is
-- shown once and never stored. A token can do less than its maker, never more, and ends with her membership.
create table api_tokens (
  operation_id uuid not null references operations on delete cascade,
  id uuid not null,
  staff_id uuid not null references "user" on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The last four characters, to tell one from another in a list.
  ending text not null check (char_length(ending) = 4),
  scopes text[] not null constraint api_tokens_have_scopes check (cardinality(scopes) between 1 and 20),
  created_at timestamptz not null,
  expires_at timestamptz not null
    constraint api_tokens_end_within_a_year check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  revoked_at timestamptz,
  last_used_on date,
  primary key (operation_id, id),
  unique (operation_id, sha256)
);
create index api_tokens_by_staff on api_tokens (staff_id);
