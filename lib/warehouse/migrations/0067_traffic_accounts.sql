-- Stands in stored_hour. By itself, so that what fills that can be repeated.
ALTER TABLE traffic_hour DROP COLUMN IF EXISTS accounts;
