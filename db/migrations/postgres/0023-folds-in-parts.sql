CREATE TABLE "fold_parts" (
  "fold_id" text NOT NULL,
  "part" bigint NOT NULL,
  "document_id" text NOT NULL,
  "bytes" "bytea" NOT NULL,
  "at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "fold_parts_fold_id_part_pk" PRIMARY KEY("fold_id","part")
);
ALTER TABLE "document_snapshots" ADD COLUMN "fold_id" text;
CREATE INDEX "fold_parts_document" ON "fold_parts" USING btree ("document_id");
