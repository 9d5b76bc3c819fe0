CREATE TABLE "amendments" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "number" bigint NOT NULL,
  "document_id" text NOT NULL,
  "draft_id" text NOT NULL,
  "author_id" text NOT NULL,
  "organisation_id" text,
  "interest_category" text,
  "title" text NOT NULL,
  "rationale" text NOT NULL,
  "type" text,
  "impact" text,
  "state" text NOT NULL,
  "round" bigint NOT NULL,
  "changes" jsonb NOT NULL,
  "reason" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "submitted_at" timestamp (3) with time zone,
  "decided_by" text,
  "decided_at" timestamp (3) with time zone
);
CREATE TABLE "amendment_bases" (
  "amendment_id" text PRIMARY KEY NOT NULL,
  "canonical" text NOT NULL
);
CREATE TABLE "amendment_people" (
  "amendment_id" text NOT NULL,
  "person_id" text NOT NULL,
  "organisation_id" text,
  "invited_by" text,
  "at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "amendment_people_amendment_id_person_id_pk" PRIMARY KEY("amendment_id","person_id")
);
CREATE TABLE "amendment_comments" (
  "amendment_id" text NOT NULL,
  "comment_id" text NOT NULL,
  CONSTRAINT "amendment_comments_amendment_id_comment_id_pk" PRIMARY KEY("amendment_id","comment_id")
);
CREATE TABLE "amendment_supports" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "amendment_supports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "amendment_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "interest_category" text NOT NULL,
  "position" text NOT NULL,
  "reason" text NOT NULL,
  "person_id" text NOT NULL,
  "round" bigint NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "amendment_acceptances" (
  "id" text PRIMARY KEY NOT NULL,
  "draft_id" text NOT NULL,
  "number" bigint NOT NULL,
  "before" text,
  "after" text,
  "decided_by" text NOT NULL,
  "at" timestamp (3) with time zone NOT NULL,
  "undone_by" text,
  "undone_at" timestamp (3) with time zone
);
CREATE TABLE "amendment_merges" (
  "acceptance_id" text NOT NULL,
  "amendment_id" text NOT NULL,
  "former_base" text,
  CONSTRAINT "amendment_merges_acceptance_id_amendment_id_pk" PRIMARY KEY("acceptance_id","amendment_id")
);
CREATE TABLE "amendment_decisions" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "amendment_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "amendment_id" text NOT NULL,
  "acceptance_id" text,
  "part_id" text NOT NULL,
  "clause" text NOT NULL,
  "outcome" text NOT NULL,
  "reason" text NOT NULL,
  "wording" text NOT NULL,
  "decided_by" text NOT NULL,
  "at" timestamp (3) with time zone NOT NULL,
  "undone_at" timestamp (3) with time zone
);
ALTER TABLE "standards" ADD COLUMN "last_amendment" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_draft_id_documents_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_bases" ADD CONSTRAINT "amendment_bases_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_people" ADD CONSTRAINT "amendment_people_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_people" ADD CONSTRAINT "amendment_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_people" ADD CONSTRAINT "amendment_people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_comments" ADD CONSTRAINT "amendment_comments_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_comments" ADD CONSTRAINT "amendment_comments_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_supports" ADD CONSTRAINT "amendment_supports_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_supports" ADD CONSTRAINT "amendment_supports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_supports" ADD CONSTRAINT "amendment_supports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_acceptances" ADD CONSTRAINT "amendment_acceptances_draft_id_documents_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_acceptances" ADD CONSTRAINT "amendment_acceptances_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_acceptances" ADD CONSTRAINT "amendment_acceptances_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_merges" ADD CONSTRAINT "amendment_merges_acceptance_id_amendment_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."amendment_acceptances"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_merges" ADD CONSTRAINT "amendment_merges_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_decisions" ADD CONSTRAINT "amendment_decisions_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_decisions" ADD CONSTRAINT "amendment_decisions_acceptance_id_amendment_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."amendment_acceptances"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_decisions" ADD CONSTRAINT "amendment_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "amendments_number" ON "amendments" USING btree ("standard_id","number");
CREATE UNIQUE INDEX "amendments_document" ON "amendments" USING btree ("document_id");
CREATE INDEX "amendments_draft" ON "amendments" USING btree ("draft_id","state");
CREATE INDEX "amendments_author" ON "amendments" USING btree ("author_id");
CREATE INDEX "amendment_people_person" ON "amendment_people" USING btree ("person_id");
CREATE INDEX "amendment_supports_amendment" ON "amendment_supports" USING btree ("amendment_id");
CREATE UNIQUE INDEX "amendment_acceptances_number" ON "amendment_acceptances" USING btree ("draft_id","number");
CREATE INDEX "amendment_decisions_amendment" ON "amendment_decisions" USING btree ("amendment_id");
