CREATE TABLE "former_numbers" (
  "standard_id" text NOT NULL,
  "number" text NOT NULL,
  "version_id" text NOT NULL,
  "at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "former_numbers_standard_id_number_pk" PRIMARY KEY("standard_id","number")
);
CREATE TABLE "rule_variations" (
  "version_id" text NOT NULL,
  "track" text NOT NULL,
  "rules" jsonb NOT NULL,
  "reason" text NOT NULL,
  "varied_by" text NOT NULL,
  "varied_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "rule_variations_version_id_track_pk" PRIMARY KEY("version_id","track")
);
CREATE TABLE "sense_checks" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "subject_kind" text NOT NULL,
  "subject_id" text NOT NULL,
  "subject" text NOT NULL,
  "question" text NOT NULL,
  "opened_by" text NOT NULL,
  "opened_at" timestamp (3) with time zone NOT NULL,
  "closes_at" timestamp (3) with time zone NOT NULL,
  "closed_at" timestamp (3) with time zone
);
CREATE TABLE "sense_answers" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sense_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "sense_check_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "interest_category" text NOT NULL,
  "position" text NOT NULL,
  "reason" text NOT NULL,
  "person_id" text NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
ALTER TABLE "former_numbers" ADD CONSTRAINT "former_numbers_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "former_numbers" ADD CONSTRAINT "former_numbers_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rule_variations" ADD CONSTRAINT "rule_variations_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rule_variations" ADD CONSTRAINT "rule_variations_varied_by_people_id_fk" FOREIGN KEY ("varied_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_checks" ADD CONSTRAINT "sense_checks_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_checks" ADD CONSTRAINT "sense_checks_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_checks" ADD CONSTRAINT "sense_checks_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_answers" ADD CONSTRAINT "sense_answers_sense_check_id_sense_checks_id_fk" FOREIGN KEY ("sense_check_id") REFERENCES "public"."sense_checks"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_answers" ADD CONSTRAINT "sense_answers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sense_answers" ADD CONSTRAINT "sense_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "sense_checks_version" ON "sense_checks" USING btree ("version_id");
CREATE INDEX "sense_checks_subject" ON "sense_checks" USING btree ("subject_id");
CREATE INDEX "sense_checks_closing" ON "sense_checks" USING btree ("closed_at","closes_at");
CREATE INDEX "sense_answers_check" ON "sense_answers" USING btree ("sense_check_id");
