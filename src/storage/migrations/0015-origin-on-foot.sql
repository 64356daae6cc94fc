-- Whether the metres to a proposal's likely origin are walked, on the ways of the ground, or in a straight line where
-- nobody has drawn any. What was kept before was in a straight line.
alter table point_proposals add column origin_on_foot boolean not null default false;
