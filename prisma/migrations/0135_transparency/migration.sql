CREATE TABLE "transparency_settings" (
    "version" INTEGER NOT NULL,
    "public_report" BOOLEAN NOT NULL,
    "statements" BOOLEAN NOT NULL,
    "terms_url" TEXT,
    "territories" TEXT[],
    "reason" TEXT NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transparency_settings_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "exported_statement" (
    "decision_id" UUID NOT NULL,
    "puid" TEXT NOT NULL,
    "export_id" UUID NOT NULL,
    "exported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exported_statement_pkey" PRIMARY KEY ("decision_id")
);

CREATE UNIQUE INDEX "exported_statement_puid_key" ON "exported_statement"("puid");
CREATE INDEX "exported_statement_export_id_idx" ON "exported_statement"("export_id");

CREATE TRIGGER transparency_settings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "transparency_settings"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exported_statement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "exported_statement"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
