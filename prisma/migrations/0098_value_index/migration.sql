-- Which campaigns rest on a value, asked by the value.
CREATE INDEX "campaign_evidence_value_idx" ON "campaign_evidence"("value");
