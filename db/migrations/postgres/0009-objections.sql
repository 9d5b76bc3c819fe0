CREATE TABLE "objections" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "number" bigint NOT NULL,
  "decision_kind" text NOT NULL,
  "decision_id" text NOT NULL,
  "decision" text NOT NULL,
  "decided_at" timestamp (3) with time zone NOT NULL,
  "filed_by" text NOT NULL,
  "organisation_id" text,
  "summary" text NOT NULL,
  "reasons" text NOT NULL,
  "removed_by" text NOT NULL,
  "filed_at" timestamp (3) with time zone NOT NULL,
  "answer_by" timestamp (3) with time zone NOT NULL,
  "outcome" text,
  "answer" text NOT NULL,
  "answered_by" text,
  "answered_at" timestamp (3) with time zone,
  "answered_late" boolean NOT NULL
);
ALTER TABLE "standards" ADD COLUMN "last_objection" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "objections" ADD CONSTRAINT "objections_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "objections" ADD CONSTRAINT "objections_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "objections" ADD CONSTRAINT "objections_filed_by_people_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "objections" ADD CONSTRAINT "objections_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "objections" ADD CONSTRAINT "objections_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "objections_number" ON "objections" USING btree ("standard_id","number");
CREATE INDEX "objections_version" ON "objections" USING btree ("version_id");
CREATE INDEX "objections_decision" ON "objections" USING btree ("decision_kind","decision_id");
