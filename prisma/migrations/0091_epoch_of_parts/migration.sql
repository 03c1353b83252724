-- An epoch that was opened before the traffic store kept what every account held cannot tell what came since: the next run is one over everything.
DELETE FROM "detection_epoch";
