ALTER TABLE "amendments" ADD COLUMN "parent_id" text;
CREATE INDEX "amendments_parent" ON "amendments" USING btree ("parent_id");
