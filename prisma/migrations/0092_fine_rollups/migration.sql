-- Every day is built once more, so that what a single account did in it is found without reading thousands of others.
UPDATE "rollup_day" SET "dirty_version" = "dirty_version" + 1;
