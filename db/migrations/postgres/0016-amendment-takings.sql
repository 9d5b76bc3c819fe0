CREATE TABLE "amendment_takings" (
  "amendment_id" text PRIMARY KEY NOT NULL,
  "draft_id" text NOT NULL,
  "former_base" text NOT NULL,
  "before" text NOT NULL,
  "after" text NOT NULL,
  "person_id" text NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
ALTER TABLE "amendment_takings" ADD CONSTRAINT "amendment_takings_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "amendment_takings" ADD CONSTRAINT "amendment_takings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
