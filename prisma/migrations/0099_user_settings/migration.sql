-- How the console looks to one person; who has said nothing has no row.
CREATE TABLE "user_settings" (
    "user_id" TEXT NOT NULL,
    "blur_words" BOOLEAN NOT NULL,
    "greyscale" BOOLEAN NOT NULL,
    "zone" TEXT NOT NULL,
    "motion" TEXT NOT NULL,
    "density" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_settings_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "user_settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
