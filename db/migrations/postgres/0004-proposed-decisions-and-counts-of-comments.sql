ALTER TABLE "comments" ADD COLUMN "proposal" jsonb;
ALTER TABLE "comments" ADD COLUMN "count_for" bigint;
ALTER TABLE "comments" ADD COLUMN "count_against" bigint;
