CREATE TABLE "people" (
  "id" text PRIMARY KEY NOT NULL,
  "email" text NOT NULL,
  "name" text NOT NULL,
  "password_hash" text,
  "email_confirmed_at" timestamp (3) with time zone,
  "suspended_at" timestamp (3) with time zone,
  "last_seen_at" timestamp (3) with time zone,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "offices" (
  "person_id" text NOT NULL,
  "office" text NOT NULL,
  "granted_by" text,
  "granted_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "offices_person_id_office_pk" PRIMARY KEY("person_id","office")
);
CREATE TABLE "sessions" (
  "id" text PRIMARY KEY NOT NULL,
  "secret_hash" text NOT NULL,
  "person_id" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "last_seen_at" timestamp (3) with time zone NOT NULL,
  "expires_at" timestamp (3) with time zone NOT NULL,
  "agent" text NOT NULL
);
CREATE TABLE "tokens" (
  "secret_hash" text PRIMARY KEY NOT NULL,
  "purpose" text NOT NULL,
  "person_id" text,
  "email" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  "expires_at" timestamp (3) with time zone NOT NULL,
  "used_at" timestamp (3) with time zone
);
CREATE TABLE "attempts" (
  "key" text PRIMARY KEY NOT NULL,
  "count" bigint NOT NULL,
  "window_ends_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "notices" (
  "id" text PRIMARY KEY NOT NULL,
  "person_id" text NOT NULL,
  "kind" text NOT NULL,
  "summary" text NOT NULL,
  "path" text NOT NULL,
  "standard_id" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  "read_at" timestamp (3) with time zone
);
CREATE TABLE "organisations" (
  "id" text PRIMARY KEY NOT NULL,
  "slug" text NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "interest_category" text NOT NULL,
  "parent_id" text,
  "description" text DEFAULT '' NOT NULL,
  "website" text,
  "created_by" text,
  "created_at" timestamp (3) with time zone NOT NULL,
  "verified_by" text,
  "verified_at" timestamp (3) with time zone,
  "suspended_at" timestamp (3) with time zone
);
CREATE TABLE "memberships" (
  "organisation_id" text NOT NULL,
  "person_id" text NOT NULL,
  "duty" text NOT NULL,
  "manages" boolean NOT NULL,
  "joined_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "memberships_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id")
);
CREATE TABLE "join_requests" (
  "organisation_id" text NOT NULL,
  "person_id" text NOT NULL,
  "message" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "join_requests_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id")
);
CREATE TABLE "invitations" (
  "id" text PRIMARY KEY NOT NULL,
  "organisation_id" text NOT NULL,
  "email" text NOT NULL,
  "secret_hash" text NOT NULL,
  "invited_by" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "expires_at" timestamp (3) with time zone NOT NULL,
  "accepted_at" timestamp (3) with time zone,
  "withdrawn_at" timestamp (3) with time zone
);
CREATE TABLE "standards" (
  "id" text PRIMARY KEY NOT NULL,
  "reference" text NOT NULL,
  "number" bigint NOT NULL,
  "title" text NOT NULL,
  "summary" text NOT NULL,
  "type" text NOT NULL,
  "lane" text,
  "owner_id" text,
  "applies_to" text NOT NULL,
  "applies_to_kinds" jsonb NOT NULL,
  "care_settings" jsonb NOT NULL,
  "topics" jsonb NOT NULL,
  "need" text NOT NULL,
  "expected_benefit" text NOT NULL,
  "proposed_by" text NOT NULL,
  "proposed_for" text NOT NULL,
  "last_requirement" bigint NOT NULL,
  "last_comment" bigint NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "hidden_at" timestamp (3) with time zone
);
CREATE TABLE "versions" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "number" text NOT NULL,
  "state" text NOT NULL,
  "state_since" timestamp (3) with time zone NOT NULL,
  "held_from" text,
  "document_id" text,
  "based_on_id" text,
  "snapshot_id" text,
  "published_snapshot_id" text,
  "change_summary" text NOT NULL,
  "change_log" text NOT NULL,
  "highest_impact" text,
  "adoption_call_ends_at" timestamp (3) with time zone,
  "consultation_opened_at" timestamp (3) with time zone,
  "consultation_closes_at" timestamp (3) with time zone,
  "consultation_invited" text NOT NULL,
  "involvement_record" text NOT NULL,
  "published_at" timestamp (3) with time zone,
  "implement_from" timestamp (3) with time zone,
  "comply_by" timestamp (3) with time zone,
  "review_by" timestamp (3) with time zone,
  "deprecated_at" timestamp (3) with time zone,
  "phase_out_ends_at" timestamp (3) with time zone,
  "retired_at" timestamp (3) with time zone,
  "created_at" timestamp (3) with time zone NOT NULL,
  "deprecation_notice_at" timestamp (3) with time zone,
  "deprecation_reason" text DEFAULT '' NOT NULL,
  "successor" text DEFAULT '' NOT NULL,
  "known_products" text DEFAULT '' NOT NULL
);
CREATE TABLE "appointments" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text,
  "person_id" text NOT NULL,
  "organisation_id" text,
  "role" text NOT NULL,
  "appointed_by" text NOT NULL,
  "appointed_at" timestamp (3) with time zone NOT NULL,
  "ended_at" timestamp (3) with time zone
);
CREATE TABLE "version_moves" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "version_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "version_id" text NOT NULL,
  "from_state" text,
  "to_state" text NOT NULL,
  "actor_id" text,
  "reason" text NOT NULL,
  "snapshot_hash" text,
  "at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "reviews" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "kind" text NOT NULL,
  "outcome" text NOT NULL,
  "note" text NOT NULL,
  "recorded_by" text NOT NULL,
  "recorded_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "follows" (
  "person_id" text NOT NULL,
  "standard_id" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "follows_person_id_standard_id_pk" PRIMARY KEY("person_id","standard_id")
);
CREATE TABLE "documents" (
  "id" text PRIMARY KEY NOT NULL,
  "kind" text NOT NULL,
  "version_id" text NOT NULL,
  "state" text NOT NULL,
  "epoch" bigint NOT NULL,
  "created_by" text,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "document_updates" (
  "seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_updates_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "document_id" text NOT NULL,
  "client_id" bigint,
  "person_id" text,
  "organisation_id" text,
  "bytes" "bytea" NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "document_snapshots" (
  "document_id" text PRIMARY KEY NOT NULL,
  "through_seq" bigint NOT NULL,
  "state" "bytea" NOT NULL,
  "state_vector" "bytea" NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "document_clients" (
  "document_id" text NOT NULL,
  "client_id" bigint NOT NULL,
  "person_id" text NOT NULL,
  "organisation_id" text,
  "at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "document_clients_document_id_client_id_pk" PRIMARY KEY("document_id","client_id")
);
CREATE TABLE "texts" (
  "hash" text PRIMARY KEY NOT NULL,
  "canonical" text NOT NULL,
  "html" text NOT NULL,
  "outline" jsonb NOT NULL,
  "requirements" jsonb NOT NULL,
  "findings" jsonb NOT NULL,
  "words" bigint NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "snapshots" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "document_id" text NOT NULL,
  "hash" text NOT NULL,
  "kind" text NOT NULL,
  "name" text NOT NULL,
  "through_seq" bigint NOT NULL,
  "state_vector" "bytea" NOT NULL,
  "created_by" text,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "files" (
  "hash" text PRIMARY KEY NOT NULL,
  "media_type" text NOT NULL,
  "bytes" "bytea" NOT NULL,
  "uploaded_by" text,
  "created_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "comments" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "number" bigint NOT NULL,
  "snapshot_id" text,
  "ballot_id" text,
  "anchor" jsonb NOT NULL,
  "author_id" text NOT NULL,
  "organisation_id" text,
  "interest_category" text,
  "recorded_by" text,
  "type" text NOT NULL,
  "blocking" boolean NOT NULL,
  "blocking_reason" text NOT NULL,
  "body" text NOT NULL,
  "proposed_wording" text NOT NULL,
  "late" boolean NOT NULL,
  "state" text NOT NULL,
  "assignee_id" text,
  "disposition" text,
  "reason" text NOT NULL,
  "impact" text,
  "how_decided" text,
  "decided_by" text,
  "decided_at" timestamp (3) with time zone,
  "applied_in_version_id" text,
  "duplicate_of_id" text,
  "content" boolean,
  "content_at" timestamp (3) with time zone,
  "created_at" timestamp (3) with time zone NOT NULL,
  "edited_at" timestamp (3) with time zone,
  "removed_at" timestamp (3) with time zone
);
CREATE TABLE "replies" (
  "id" text PRIMARY KEY NOT NULL,
  "comment_id" text NOT NULL,
  "author_id" text NOT NULL,
  "organisation_id" text,
  "body" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "edited_at" timestamp (3) with time zone,
  "removed_at" timestamp (3) with time zone
);
CREATE TABLE "wording_history" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wording_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "comment_id" text,
  "reply_id" text,
  "body" text NOT NULL,
  "proposed_wording" text NOT NULL,
  "replaced_at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "enrolments" (
  "version_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "interest_category" text NOT NULL,
  "declaration" text NOT NULL,
  "enrolled_by" text NOT NULL,
  "enrolled_at" timestamp (3) with time zone NOT NULL,
  CONSTRAINT "enrolments_version_id_organisation_id_pk" PRIMARY KEY("version_id","organisation_id")
);
CREATE TABLE "ballots" (
  "id" text PRIMARY KEY NOT NULL,
  "standard_id" text NOT NULL,
  "version_id" text NOT NULL,
  "snapshot_id" text NOT NULL,
  "hash" text NOT NULL,
  "track" text NOT NULL,
  "question" text NOT NULL,
  "rules" jsonb NOT NULL,
  "rules_reason" text NOT NULL,
  "state" text NOT NULL,
  "opened_by" text NOT NULL,
  "opened_at" timestamp (3) with time zone NOT NULL,
  "closes_at" timestamp (3) with time zone NOT NULL,
  "round" bigint DEFAULT 1 NOT NULL,
  "extended_at" timestamp (3) with time zone,
  "extension_reason" text NOT NULL,
  "closed_at" timestamp (3) with time zone,
  "result" jsonb,
  "voided_by" text,
  "void_reason" text NOT NULL
);
CREATE TABLE "electorate" (
  "ballot_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "voting_group_id" text NOT NULL,
  "name" text NOT NULL,
  "interest_category" text NOT NULL,
  "declaration" text NOT NULL,
  CONSTRAINT "electorate_ballot_id_organisation_id_pk" PRIMARY KEY("ballot_id","organisation_id")
);
CREATE TABLE "votes" (
  "ballot_id" text NOT NULL,
  "voting_group_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "position" text NOT NULL,
  "reason" text NOT NULL,
  "blocking_comment_ids" jsonb NOT NULL,
  "cast_by" text NOT NULL,
  "cast_at" timestamp (3) with time zone NOT NULL,
  "revision" bigint NOT NULL,
  "withdrawn_at" timestamp (3) with time zone,
  CONSTRAINT "votes_ballot_id_voting_group_id_pk" PRIMARY KEY("ballot_id","voting_group_id")
);
CREATE TABLE "vote_events" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vote_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "ballot_id" text NOT NULL,
  "voting_group_id" text NOT NULL,
  "organisation_id" text NOT NULL,
  "position" text NOT NULL,
  "reason" text NOT NULL,
  "blocking_comment_ids" jsonb NOT NULL,
  "cast_by" text NOT NULL,
  "cast_at" timestamp (3) with time zone NOT NULL,
  "withdrawal" boolean NOT NULL,
  "receipt" text NOT NULL
);
CREATE TABLE "approvals" (
  "id" text PRIMARY KEY NOT NULL,
  "version_id" text NOT NULL,
  "snapshot_id" text NOT NULL,
  "hash" text NOT NULL,
  "state" text NOT NULL,
  "requested_by" text,
  "requested_at" timestamp (3) with time zone NOT NULL,
  "target_date" timestamp (3) with time zone,
  "decided_at" timestamp (3) with time zone
);
CREATE TABLE "approval_decisions" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approval_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "approval_id" text NOT NULL,
  "lead_id" text NOT NULL,
  "decision" text NOT NULL,
  "hash" text NOT NULL,
  "statement" text NOT NULL,
  "points" jsonb NOT NULL,
  "at" timestamp (3) with time zone NOT NULL
);
CREATE TABLE "audit_events" (
  "seq" bigint PRIMARY KEY NOT NULL,
  "at" timestamp (3) with time zone NOT NULL,
  "actor_kind" text NOT NULL,
  "actor_id" text,
  "organisation_id" text,
  "act" text NOT NULL,
  "object_kind" text NOT NULL,
  "object_id" text NOT NULL,
  "standard_id" text,
  "version_id" text,
  "before" jsonb,
  "after" jsonb,
  "previous_hash" text NOT NULL,
  "hash" text NOT NULL
);
CREATE TABLE "audit_head" (
  "id" bigint PRIMARY KEY NOT NULL,
  "seq" bigint NOT NULL,
  "hash" text NOT NULL
);
CREATE TABLE "letters" (
  "id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "letters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
  "recipient" text NOT NULL,
  "subject" text NOT NULL,
  "body" text NOT NULL,
  "created_at" timestamp (3) with time zone NOT NULL,
  "not_before" timestamp (3) with time zone NOT NULL,
  "attempts" bigint NOT NULL,
  "sent_at" timestamp (3) with time zone,
  "failed_at" timestamp (3) with time zone,
  "last_error" text
);
CREATE TABLE "settings" (
  "key" text PRIMARY KEY NOT NULL,
  "value" jsonb NOT NULL,
  "changed_at" timestamp (3) with time zone NOT NULL
);
ALTER TABLE "offices" ADD CONSTRAINT "offices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_verified_by_people_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "standards" ADD CONSTRAINT "standards_owner_id_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "standards" ADD CONSTRAINT "standards_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "standards" ADD CONSTRAINT "standards_proposed_for_organisations_id_fk" FOREIGN KEY ("proposed_for") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "versions" ADD CONSTRAINT "versions_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "version_moves" ADD CONSTRAINT "version_moves_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "follows" ADD CONSTRAINT "follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "follows" ADD CONSTRAINT "follows_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_hash_texts_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."texts"("hash") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "comments" ADD CONSTRAINT "comments_applied_in_version_id_versions_id_fk" FOREIGN KEY ("applied_in_version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "replies" ADD CONSTRAINT "replies_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "replies" ADD CONSTRAINT "replies_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "replies" ADD CONSTRAINT "replies_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_enrolled_by_people_id_fk" FOREIGN KEY ("enrolled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_voided_by_people_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "electorate" ADD CONSTRAINT "electorate_ballot_id_ballots_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "electorate" ADD CONSTRAINT "electorate_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "votes" ADD CONSTRAINT "votes_ballot_id_ballots_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "votes" ADD CONSTRAINT "votes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "votes" ADD CONSTRAINT "votes_cast_by_people_id_fk" FOREIGN KEY ("cast_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "vote_events" ADD CONSTRAINT "vote_events_ballot_id_ballots_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "approval_decisions" ADD CONSTRAINT "approval_decisions_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");
CREATE UNIQUE INDEX "sessions_secret_hash" ON "sessions" USING btree ("secret_hash");
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","created_at");
CREATE UNIQUE INDEX "organisations_slug" ON "organisations" USING btree ("slug");
CREATE UNIQUE INDEX "organisations_name" ON "organisations" USING btree ("name");
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");
CREATE UNIQUE INDEX "invitations_secret_hash" ON "invitations" USING btree ("secret_hash");
CREATE UNIQUE INDEX "standards_reference" ON "standards" USING btree ("reference");
CREATE UNIQUE INDEX "standards_number" ON "standards" USING btree ("number");
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("standard_id","number");
CREATE INDEX "versions_state" ON "versions" USING btree ("state");
CREATE INDEX "versions_document" ON "versions" USING btree ("document_id");
CREATE INDEX "appointments_standard" ON "appointments" USING btree ("standard_id");
CREATE INDEX "appointments_person" ON "appointments" USING btree ("person_id");
CREATE INDEX "version_moves_version" ON "version_moves" USING btree ("version_id");
CREATE INDEX "reviews_version" ON "reviews" USING btree ("version_id");
CREATE INDEX "document_updates_document" ON "document_updates" USING btree ("document_id","seq");
CREATE INDEX "snapshots_version" ON "snapshots" USING btree ("version_id","created_at");
CREATE UNIQUE INDEX "comments_number" ON "comments" USING btree ("standard_id","number");
CREATE INDEX "comments_version" ON "comments" USING btree ("version_id");
CREATE INDEX "comments_author" ON "comments" USING btree ("author_id");
CREATE INDEX "replies_comment" ON "replies" USING btree ("comment_id");
CREATE INDEX "ballots_version" ON "ballots" USING btree ("version_id");
CREATE INDEX "ballots_closing" ON "ballots" USING btree ("state","closes_at");
CREATE INDEX "vote_events_ballot" ON "vote_events" USING btree ("ballot_id","id");
CREATE INDEX "approvals_version" ON "approvals" USING btree ("version_id");
CREATE INDEX "approvals_state" ON "approvals" USING btree ("state");
CREATE INDEX "approval_decisions_approval" ON "approval_decisions" USING btree ("approval_id");
CREATE INDEX "audit_events_object" ON "audit_events" USING btree ("object_kind","object_id");
CREATE INDEX "audit_events_version" ON "audit_events" USING btree ("version_id");
CREATE INDEX "letters_waiting" ON "letters" USING btree ("sent_at","not_before");
