CREATE TABLE "statements_of_use" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "supplier_id" text NOT NULL,
  "product" text NOT NULL,
  "site" text NOT NULL,
  "evidence" text NOT NULL,
  "stated_by" text NOT NULL,
  "stated_at" timestamp (3) with time zone NOT NULL,
  "withdrawn_by" text,
  "withdrawn_at" timestamp (3) with time zone
);
CREATE TABLE "exchanges_shown" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "requirements" jsonb NOT NULL,
  "first_product" text NOT NULL,
  "first_supplier_id" text NOT NULL,
  "second_product" text NOT NULL,
  "second_supplier_id" text NOT NULL,
  "evidence" text NOT NULL,
  "shown_on" timestamp (3) with time zone NOT NULL,
  "recorded_by" text NOT NULL,
  "recorded_at" timestamp (3) with time zone NOT NULL,
  "withdrawn_by" text,
  "withdrawn_at" timestamp (3) with time zone
);
CREATE TABLE "requirements_without_exchange" (
  "version_id" text NOT NULL,
  "requirement" text NOT NULL,
  "reason" text NOT NULL,
  "recorded_by" text NOT NULL,
  "recorded_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "requirements_without_exchange_version_id_requirement_pk" PRIMARY KEY("version_id","requirement")
);
ALTER TABLE "versions" ADD COLUMN "mandated_at" timestamp (3) with time zone;
ALTER TABLE "ballots" ADD COLUMN "recirculate_at" timestamp (3) with time zone;
ALTER TABLE "ballots" ADD COLUMN "recirculated_at" timestamp (3) with time zone;
ALTER TABLE "ballots" ADD COLUMN "first_closed_at" timestamp (3) with time zone;
ALTER TABLE "ballots" ADD COLUMN "first_result" jsonb;
ALTER TABLE "approvals" ADD COLUMN "purpose" text DEFAULT 'publication' NOT NULL;
ALTER TABLE "approvals" ADD COLUMN "implement_from" timestamp (3) with time zone;
ALTER TABLE "approvals" ADD COLUMN "comply_by" timestamp (3) with time zone;
ALTER TABLE "approvals" ADD COLUMN "review_by" timestamp (3) with time zone;
ALTER TABLE "approvals" ADD COLUMN "notice_reason" text DEFAULT '' NOT NULL;
ALTER TABLE "statements_of_use" ADD CONSTRAINT "statements_of_use_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements_of_use" ADD CONSTRAINT "statements_of_use_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements_of_use" ADD CONSTRAINT "statements_of_use_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements_of_use" ADD CONSTRAINT "statements_of_use_stated_by_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements_of_use" ADD CONSTRAINT "statements_of_use_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exchanges_shown" ADD CONSTRAINT "exchanges_shown_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exchanges_shown" ADD CONSTRAINT "exchanges_shown_first_supplier_id_organisations_id_fk" FOREIGN KEY ("first_supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exchanges_shown" ADD CONSTRAINT "exchanges_shown_second_supplier_id_organisations_id_fk" FOREIGN KEY ("second_supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exchanges_shown" ADD CONSTRAINT "exchanges_shown_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exchanges_shown" ADD CONSTRAINT "exchanges_shown_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "requirements_without_exchange" ADD CONSTRAINT "requirements_without_exchange_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "requirements_without_exchange" ADD CONSTRAINT "requirements_without_exchange_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "statements_of_use_version" ON "statements_of_use" USING btree ("version_id");
CREATE INDEX "exchanges_shown_version" ON "exchanges_shown" USING btree ("version_id");
CREATE INDEX "ballots_recirculating" ON "ballots" USING btree ("recirculate_at");
