-- What a policy recommended when a measure was proposed: the second person sees whether the measure departs from it.
ALTER TABLE "proposal" ADD COLUMN "recommended" JSONB;
