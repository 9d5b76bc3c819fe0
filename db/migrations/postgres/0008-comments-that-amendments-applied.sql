ALTER TABLE "amendment_comments" ADD COLUMN "applied_at" timestamp (3) with time zone;
