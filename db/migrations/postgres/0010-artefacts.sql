CREATE TABLE "artefact_sets" (
  "hash" text PRIMARY KEY NOT NULL,
  "manifest" text NOT NULL,
  "described" jsonb NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "artefacts" (
  "version_id" text NOT NULL,
  "path" text NOT NULL,
  "kind" text NOT NULL,
  "hash" text NOT NULL,
  "bytes" bigint NOT NULL,
  "media_type" text NOT NULL,
  "title" text NOT NULL,
  "defines" text NOT NULL,
  "identifier" text NOT NULL,
  "version" text NOT NULL,
  "refers_to" jsonb NOT NULL,
  "remarks" jsonb NOT NULL,
  "added_by" text,
  "added_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "artefacts_version_id_path_pk" PRIMARY KEY("version_id","path")
);
ALTER TABLE "snapshots" ADD COLUMN "artefacts_hash" text;
ALTER TABLE "ballots" ADD COLUMN "artefacts_hash" text;
ALTER TABLE "approvals" ADD COLUMN "artefacts_hash" text;
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_hash_files_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."files"("hash") ON DELETE no action ON UPDATE no action;
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_artefacts_hash_artefact_sets_hash_fk" FOREIGN KEY ("artefacts_hash") REFERENCES "public"."artefact_sets"("hash") ON DELETE no action ON UPDATE no action;
