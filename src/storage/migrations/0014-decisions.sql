-- Grows with every decision on a point and on what may be said of an incident. Apart from `revision`, which is the key
-- of what is counted from incidents and places: a decision changes no count, but open desks must hear of it.
alter table operations add column decisions_revision bigint not null default 0;
