CREATE UNIQUE INDEX "decision_reverses_id_key" ON "decision"("reverses_id");
