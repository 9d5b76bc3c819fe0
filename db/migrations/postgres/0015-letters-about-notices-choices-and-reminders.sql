CREATE TABLE "notice_choices" (
  "person_id" text NOT NULL,
  "kind" text NOT NULL,
  "channel" text NOT NULL,
  "chosen_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "notice_choices_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
CREATE TABLE "mail_wishes" (
  "person_id" text PRIMARY KEY NOT NULL,
  "secret" text NOT NULL,
  "paused_until" timestamp (3) with time zone
);
CREATE TABLE "reminders" (
  "object_kind" text NOT NULL,
  "object_id" text NOT NULL,
  "closes_at" timestamp (3) with time zone NOT NULL,
  "days_before" bigint NOT NULL,
  "settled_at" timestamp (3) with time zone NOT NULL,
  "told" bigint NOT NULL,
  CONSTRAINT "reminders_object_id_closes_at_days_before_pk" PRIMARY KEY("object_id","closes_at","days_before")
);
ALTER TABLE "notices" ADD COLUMN "detail" text;
ALTER TABLE "notices" ADD COLUMN "times" bigint DEFAULT 1 NOT NULL;
ALTER TABLE "notices" ADD COLUMN "organisation_id" text;
ALTER TABLE "notices" ADD COLUMN "object_kind" text;
ALTER TABLE "notices" ADD COLUMN "object_id" text;
ALTER TABLE "notices" ADD COLUMN "mail" text;
ALTER TABLE "notices" ADD COLUMN "mail_after" timestamp (3) with time zone;
ALTER TABLE "notices" ADD COLUMN "letter_id" bigint;
ALTER TABLE "letters" ADD COLUMN "person_id" text;
ALTER TABLE "letters" ADD COLUMN "about" text;
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "mail_wishes" ADD CONSTRAINT "mail_wishes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "mail_wishes_secret" ON "mail_wishes" USING btree ("secret");
CREATE INDEX "notices_mail" ON "notices" USING btree ("mail","mail_after");
CREATE INDEX "notices_letter" ON "notices" USING btree ("letter_id");
CREATE INDEX "letters_person" ON "letters" USING btree ("person_id","about","created_at");
