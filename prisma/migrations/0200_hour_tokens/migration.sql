-- Every day is built once more, so that what is counted by group has the output tokens of its hours.
UPDATE "rollup_day" SET "dirty_version" = "dirty_version" + 1;
