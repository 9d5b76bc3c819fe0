CREATE TABLE "comment_sheets" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "person_id" text NOT NULL,
  "organisation_id" text,
  "for_others" boolean NOT NULL,
  "file_name" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "comment_sheet_rows" (
  "sheet_id" text NOT NULL,
  "row" bigint NOT NULL,
  "cells" jsonb NOT NULL,
  "comment_id" text,
  CONSTRAINT "comment_sheet_rows_sheet_id_row_pk" PRIMARY KEY("sheet_id","row")
);
CREATE TABLE "consultations" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "number" bigint NOT NULL,
  "snapshot_id" text NOT NULL,
  "hash" text NOT NULL,
  "asks" text NOT NULL,
  "use" text NOT NULL,
  "questions" jsonb NOT NULL,
  "invited" text NOT NULL,
  "invited_categories" jsonb NOT NULL,
  "opened_by" text NOT NULL,
  "opened_at" timestamp (3) with time zone NOT NULL,
  "closes_at" timestamp (3) with time zone NOT NULL,
  "closed_at" timestamp (3) with time zone,
  "outcome" text NOT NULL,
  "outcome_by" text,
  "outcome_at" timestamp (3) with time zone
);
CREATE TABLE "consultation_invitations" (
  "consultation_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "interest_category" text NOT NULL,
  "by_name" boolean NOT NULL,
  CONSTRAINT "consultation_invitations_consultation_id_organisation_id_pk" PRIMARY KEY("consultation_id","organisation_id")
);
CREATE TABLE "consultation_answers" (
  "id" text PRIMARY KEY NOT NULL,
  "consultation_id" text NOT NULL,
  "question_id" text NOT NULL,
  "author_id" text NOT NULL,
  "organisation_id" text,
  "interest_category" text,
  "body" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "edited_at" timestamp (3) with time zone
);
ALTER TABLE "comments" ADD COLUMN "proposed_at" timestamp (3) with time zone;
ALTER TABLE "comments" ADD COLUMN "elsewhere" jsonb;
ALTER TABLE "comment_sheets" ADD CONSTRAINT "comment_sheets_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comment_sheets" ADD CONSTRAINT "comment_sheets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comment_sheets" ADD CONSTRAINT "comment_sheets_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comment_sheet_rows" ADD CONSTRAINT "comment_sheet_rows_sheet_id_comment_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."comment_sheets"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_outcome_by_people_id_fk" FOREIGN KEY ("outcome_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultation_invitations" ADD CONSTRAINT "consultation_invitations_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultation_invitations" ADD CONSTRAINT "consultation_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultation_answers" ADD CONSTRAINT "consultation_answers_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultation_answers" ADD CONSTRAINT "consultation_answers_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consultation_answers" ADD CONSTRAINT "consultation_answers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "comment_sheets_person" ON "comment_sheets" USING btree ("person_id");
CREATE INDEX "comment_sheets_created" ON "comment_sheets" USING btree ("created_at");
CREATE UNIQUE INDEX "consultations_number" ON "consultations" USING btree ("version_id","number");
CREATE UNIQUE INDEX "consultation_answers_one" ON "consultation_answers" USING btree ("consultation_id","question_id","author_id");
CREATE INDEX "comments_state" ON "comments" USING btree ("state","proposed_at");
