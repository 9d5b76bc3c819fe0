CREATE TABLE "document_history" (
  "document_id" text NOT NULL,
  "from_seq" bigint NOT NULL,
  "through_seq" bigint NOT NULL,
  "updates" bigint NOT NULL,
  "person_id" text,
  "organisation_id" text,
  "from_at" timestamp (3) with time zone NOT NULL,
  "through_at" timestamp (3) with time zone NOT NULL,
  "packed" "bytea" NOT NULL,
  CONSTRAINT "document_history_document_id_through_seq_pk" PRIMARY KEY("document_id","through_seq")
);
CREATE TABLE "snapshot_records" (
  "snapshot_id" text PRIMARY KEY NOT NULL,
  "failure" text,
  "contributors" jsonb NOT NULL,
  "passages" jsonb NOT NULL,
  "news" jsonb NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL
);
ALTER TABLE "document_clients" ADD COLUMN "origin" text;
ALTER TABLE "document_clients" ADD COLUMN "carried" jsonb;
ALTER TABLE "snapshot_records" ADD CONSTRAINT "snapshot_records_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;
