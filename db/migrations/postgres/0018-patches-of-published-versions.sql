ALTER TABLE "versions" ADD COLUMN "patch_of_id" text;
ALTER TABLE "versions" ADD COLUMN "patch_notice_at" timestamp (3) with time zone;
ALTER TABLE "versions" ADD COLUMN "patch_reason" text DEFAULT '' NOT NULL;
