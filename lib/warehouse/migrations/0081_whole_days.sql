-- A day that nothing was added to for six hours becomes one part: a question about an account opens every part of its days, and reads of
-- each at least one step of the index. The engine merges by itself only where more parts have gathered.
ALTER TABLE exchange MODIFY SETTING min_age_to_force_merge_seconds = 21600;

ALTER TABLE exchange MODIFY SETTING min_age_to_force_merge_on_partition_only = 1;
