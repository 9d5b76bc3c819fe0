ALTER TABLE "files" ADD COLUMN "kept_until" timestamp (3) with time zone;
