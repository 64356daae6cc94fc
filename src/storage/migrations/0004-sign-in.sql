-- The tables of the sign-in library (better-auth 1.7, e-mail and password), with the names it expects.
-- They are the one exception to "keyed first by operation": a person signs in before choosing one.
create table "user" (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 200),
  email text not null unique check (email = lower(email) and char_length(email) between 3 and 254),
  "emailVerified" boolean not null default false,
  image text check (image is null),
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

-- Neither address nor device of a member of staff is kept (S3): the library names the columns, the checks
-- keep them empty.
create table session (
  id uuid primary key,
  "userId" uuid not null references "user" on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text constraint session_keeps_no_address check ("ipAddress" is null or "ipAddress" = ''),
  "userAgent" text constraint session_keeps_no_device check ("userAgent" is null or "userAgent" = ''),
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_by_user on session ("userId");

create table account (
  id uuid primary key,
  "userId" uuid not null references "user" on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  -- A slow hash, never the word itself.
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  unique ("providerId", "accountId")
);
create index account_by_user on account ("userId");

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on verification (identifier);

create table members (
  operation_id uuid not null references operations on delete cascade,
  staff_id uuid not null references "user" on delete cascade,
  role text not null check (role in
    ('administrator', 'commander', 'analyst', 'officer', 'coordinator', 'partner', 'auditor')),
  primary key (operation_id, staff_id)
);
create index members_by_staff on members (staff_id);
