CREATE TABLE `people` (
  `id` text PRIMARY KEY NOT NULL,
  `email` text NOT NULL,
  `name` text NOT NULL,
  `password_hash` text,
  `email_confirmed_at` integer,
  `suspended_at` integer,
  `last_seen_at` integer,
  `created_at` integer NOT NULL
);
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);
CREATE TABLE `offices` (
  `person_id` text NOT NULL,
  `office` text NOT NULL,
  `granted_by` text,
  `granted_at` integer NOT NULL,
  PRIMARY KEY(`person_id`, `office`),
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `sessions` (
  `id` text PRIMARY KEY NOT NULL,
  `secret_hash` text NOT NULL,
  `person_id` text NOT NULL,
  `created_at` integer NOT NULL,
  `last_seen_at` integer NOT NULL,
  `expires_at` integer NOT NULL,
  `agent` text NOT NULL,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `sessions_secret_hash` ON `sessions` (`secret_hash`);
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);
CREATE TABLE `tokens` (
  `secret_hash` text PRIMARY KEY NOT NULL,
  `purpose` text NOT NULL,
  `person_id` text,
  `email` text,
  `created_at` integer NOT NULL,
  `expires_at` integer NOT NULL,
  `used_at` integer,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `attempts` (
  `key` text PRIMARY KEY NOT NULL,
  `count` integer NOT NULL,
  `window_ends_at` integer NOT NULL
);
CREATE TABLE `notices` (
  `id` text PRIMARY KEY NOT NULL,
  `person_id` text NOT NULL,
  `kind` text NOT NULL,
  `summary` text NOT NULL,
  `path` text NOT NULL,
  `standard_id` text,
  `created_at` integer NOT NULL,
  `read_at` integer,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `notices_person` ON `notices` (`person_id`,`created_at`);
CREATE TABLE `organisations` (
  `id` text PRIMARY KEY NOT NULL,
  `slug` text NOT NULL,
  `name` text NOT NULL,
  `kind` text NOT NULL,
  `interest_category` text NOT NULL,
  `parent_id` text,
  `description` text DEFAULT '' NOT NULL,
  `website` text,
  `created_by` text,
  `created_at` integer NOT NULL,
  `verified_by` text,
  `verified_at` integer,
  `suspended_at` integer,
  FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`verified_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (`name`);
CREATE TABLE `memberships` (
  `organisation_id` text NOT NULL,
  `person_id` text NOT NULL,
  `duty` text NOT NULL,
  `manages` integer NOT NULL,
  `joined_at` integer NOT NULL,
  PRIMARY KEY(`organisation_id`, `person_id`),
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);
CREATE TABLE `join_requests` (
  `organisation_id` text NOT NULL,
  `person_id` text NOT NULL,
  `message` text NOT NULL,
  `created_at` integer NOT NULL,
  PRIMARY KEY(`organisation_id`, `person_id`),
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `invitations` (
  `id` text PRIMARY KEY NOT NULL,
  `organisation_id` text NOT NULL,
  `email` text NOT NULL,
  `secret_hash` text NOT NULL,
  `invited_by` text NOT NULL,
  `created_at` integer NOT NULL,
  `expires_at` integer NOT NULL,
  `accepted_at` integer,
  `withdrawn_at` integer,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `invitations_secret_hash` ON `invitations` (`secret_hash`);
CREATE TABLE `standards` (
  `id` text PRIMARY KEY NOT NULL,
  `reference` text NOT NULL,
  `number` integer NOT NULL,
  `title` text NOT NULL,
  `summary` text NOT NULL,
  `type` text NOT NULL,
  `lane` text,
  `owner_id` text,
  `applies_to` text NOT NULL,
  `applies_to_kinds` text NOT NULL,
  `care_settings` text NOT NULL,
  `topics` text NOT NULL,
  `need` text NOT NULL,
  `expected_benefit` text NOT NULL,
  `proposed_by` text NOT NULL,
  `proposed_for` text NOT NULL,
  `last_requirement` integer NOT NULL,
  `last_comment` integer NOT NULL,
  `created_at` integer NOT NULL,
  `hidden_at` integer,
  FOREIGN KEY (`owner_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`proposed_for`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `standards_reference` ON `standards` (`reference`);
CREATE UNIQUE INDEX `standards_number` ON `standards` (`number`);
CREATE TABLE `versions` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `number` text NOT NULL,
  `state` text NOT NULL,
  `state_since` integer NOT NULL,
  `held_from` text,
  `document_id` text,
  `based_on_id` text,
  `snapshot_id` text,
  `published_snapshot_id` text,
  `change_summary` text NOT NULL,
  `change_log` text NOT NULL,
  `highest_impact` text,
  `adoption_call_ends_at` integer,
  `consultation_opened_at` integer,
  `consultation_closes_at` integer,
  `consultation_invited` text NOT NULL,
  `involvement_record` text NOT NULL,
  `published_at` integer,
  `implement_from` integer,
  `comply_by` integer,
  `review_by` integer,
  `deprecated_at` integer,
  `phase_out_ends_at` integer,
  `retired_at` integer,
  `created_at` integer NOT NULL,
  `deprecation_notice_at` integer,
  `deprecation_reason` text DEFAULT '' NOT NULL,
  `successor` text DEFAULT '' NOT NULL,
  `known_products` text DEFAULT '' NOT NULL,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `versions_number` ON `versions` (`standard_id`,`number`);
CREATE INDEX `versions_state` ON `versions` (`state`);
CREATE INDEX `versions_document` ON `versions` (`document_id`);
CREATE TABLE `appointments` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text,
  `person_id` text NOT NULL,
  `organisation_id` text,
  `role` text NOT NULL,
  `appointed_by` text NOT NULL,
  `appointed_at` integer NOT NULL,
  `ended_at` integer,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `appointments_standard` ON `appointments` (`standard_id`);
CREATE INDEX `appointments_person` ON `appointments` (`person_id`);
CREATE TABLE `version_moves` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `version_id` text NOT NULL,
  `from_state` text,
  `to_state` text NOT NULL,
  `actor_id` text,
  `reason` text NOT NULL,
  `snapshot_hash` text,
  `at` integer NOT NULL,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `version_moves_version` ON `version_moves` (`version_id`);
CREATE TABLE `reviews` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `kind` text NOT NULL,
  `outcome` text NOT NULL,
  `note` text NOT NULL,
  `recorded_by` text NOT NULL,
  `recorded_at` integer NOT NULL,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `reviews_version` ON `reviews` (`version_id`);
CREATE TABLE `follows` (
  `person_id` text NOT NULL,
  `standard_id` text NOT NULL,
  `created_at` integer NOT NULL,
  PRIMARY KEY(`person_id`, `standard_id`),
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `documents` (
  `id` text PRIMARY KEY NOT NULL,
  `kind` text NOT NULL,
  `version_id` text NOT NULL,
  `state` text NOT NULL,
  `epoch` integer NOT NULL,
  `created_by` text,
  `created_at` integer NOT NULL,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `document_updates` (
  `seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `document_id` text NOT NULL,
  `client_id` integer,
  `person_id` text,
  `organisation_id` text,
  `bytes` blob NOT NULL,
  `at` integer NOT NULL
);
CREATE INDEX `document_updates_document` ON `document_updates` (`document_id`,`seq`);
CREATE TABLE `document_snapshots` (
  `document_id` text PRIMARY KEY NOT NULL,
  `through_seq` integer NOT NULL,
  `state` blob NOT NULL,
  `state_vector` blob NOT NULL,
  `at` integer NOT NULL
);
CREATE TABLE `document_clients` (
  `document_id` text NOT NULL,
  `client_id` integer NOT NULL,
  `person_id` text NOT NULL,
  `organisation_id` text,
  `at` integer NOT NULL,
  PRIMARY KEY(`document_id`, `client_id`)
);
CREATE TABLE `texts` (
  `hash` text PRIMARY KEY NOT NULL,
  `canonical` text NOT NULL,
  `html` text NOT NULL,
  `outline` text NOT NULL,
  `requirements` text NOT NULL,
  `findings` text NOT NULL,
  `words` integer NOT NULL,
  `created_at` integer NOT NULL
);
CREATE TABLE `snapshots` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `document_id` text NOT NULL,
  `hash` text NOT NULL,
  `kind` text NOT NULL,
  `name` text NOT NULL,
  `through_seq` integer NOT NULL,
  `state_vector` blob NOT NULL,
  `created_by` text,
  `created_at` integer NOT NULL,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`hash`) REFERENCES `texts`(`hash`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `snapshots_version` ON `snapshots` (`version_id`,`created_at`);
CREATE TABLE `files` (
  `hash` text PRIMARY KEY NOT NULL,
  `media_type` text NOT NULL,
  `bytes` blob NOT NULL,
  `uploaded_by` text,
  `created_at` integer NOT NULL
);
CREATE TABLE `comments` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `number` integer NOT NULL,
  `snapshot_id` text,
  `ballot_id` text,
  `anchor` text NOT NULL,
  `author_id` text NOT NULL,
  `organisation_id` text,
  `interest_category` text,
  `recorded_by` text,
  `type` text NOT NULL,
  `blocking` integer NOT NULL,
  `blocking_reason` text NOT NULL,
  `body` text NOT NULL,
  `proposed_wording` text NOT NULL,
  `late` integer NOT NULL,
  `state` text NOT NULL,
  `assignee_id` text,
  `disposition` text,
  `reason` text NOT NULL,
  `impact` text,
  `how_decided` text,
  `decided_by` text,
  `decided_at` integer,
  `applied_in_version_id` text,
  `duplicate_of_id` text,
  `content` integer,
  `content_at` integer,
  `created_at` integer NOT NULL,
  `edited_at` integer,
  `removed_at` integer,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`assignee_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`applied_in_version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `comments_number` ON `comments` (`standard_id`,`number`);
CREATE INDEX `comments_version` ON `comments` (`version_id`);
CREATE INDEX `comments_author` ON `comments` (`author_id`);
CREATE TABLE `replies` (
  `id` text PRIMARY KEY NOT NULL,
  `comment_id` text NOT NULL,
  `author_id` text NOT NULL,
  `organisation_id` text,
  `body` text NOT NULL,
  `created_at` integer NOT NULL,
  `edited_at` integer,
  `removed_at` integer,
  FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `replies_comment` ON `replies` (`comment_id`);
CREATE TABLE `wording_history` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `comment_id` text,
  `reply_id` text,
  `body` text NOT NULL,
  `proposed_wording` text NOT NULL,
  `replaced_at` integer NOT NULL
);
CREATE TABLE `enrolments` (
  `version_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `interest_category` text NOT NULL,
  `declaration` text NOT NULL,
  `enrolled_by` text NOT NULL,
  `enrolled_at` integer NOT NULL,
  PRIMARY KEY(`version_id`, `organisation_id`),
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`enrolled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `ballots` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `snapshot_id` text NOT NULL,
  `hash` text NOT NULL,
  `track` text NOT NULL,
  `question` text NOT NULL,
  `rules` text NOT NULL,
  `rules_reason` text NOT NULL,
  `state` text NOT NULL,
  `opened_by` text NOT NULL,
  `opened_at` integer NOT NULL,
  `closes_at` integer NOT NULL,
  `round` integer DEFAULT 1 NOT NULL,
  `extended_at` integer,
  `extension_reason` text NOT NULL,
  `closed_at` integer,
  `result` text,
  `voided_by` text,
  `void_reason` text NOT NULL,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`voided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `ballots_version` ON `ballots` (`version_id`);
CREATE INDEX `ballots_closing` ON `ballots` (`state`,`closes_at`);
CREATE TABLE `electorate` (
  `ballot_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `voting_group_id` text NOT NULL,
  `name` text NOT NULL,
  `interest_category` text NOT NULL,
  `declaration` text NOT NULL,
  PRIMARY KEY(`ballot_id`, `organisation_id`),
  FOREIGN KEY (`ballot_id`) REFERENCES `ballots`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `votes` (
  `ballot_id` text NOT NULL,
  `voting_group_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `position` text NOT NULL,
  `reason` text NOT NULL,
  `blocking_comment_ids` text NOT NULL,
  `cast_by` text NOT NULL,
  `cast_at` integer NOT NULL,
  `revision` integer NOT NULL,
  `withdrawn_at` integer,
  PRIMARY KEY(`ballot_id`, `voting_group_id`),
  FOREIGN KEY (`ballot_id`) REFERENCES `ballots`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`cast_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `vote_events` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `ballot_id` text NOT NULL,
  `voting_group_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `position` text NOT NULL,
  `reason` text NOT NULL,
  `blocking_comment_ids` text NOT NULL,
  `cast_by` text NOT NULL,
  `cast_at` integer NOT NULL,
  `withdrawal` integer NOT NULL,
  `receipt` text NOT NULL,
  FOREIGN KEY (`ballot_id`) REFERENCES `ballots`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `vote_events_ballot` ON `vote_events` (`ballot_id`,`id`);
CREATE TABLE `approvals` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `snapshot_id` text NOT NULL,
  `hash` text NOT NULL,
  `state` text NOT NULL,
  `requested_by` text,
  `requested_at` integer NOT NULL,
  `target_date` integer,
  `decided_at` integer,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`requested_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `approvals_version` ON `approvals` (`version_id`);
CREATE INDEX `approvals_state` ON `approvals` (`state`);
CREATE TABLE `approval_decisions` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `approval_id` text NOT NULL,
  `lead_id` text NOT NULL,
  `decision` text NOT NULL,
  `hash` text NOT NULL,
  `statement` text NOT NULL,
  `points` text NOT NULL,
  `at` integer NOT NULL,
  FOREIGN KEY (`approval_id`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`lead_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `approval_decisions_approval` ON `approval_decisions` (`approval_id`);
CREATE TABLE `audit_events` (
  `seq` integer PRIMARY KEY NOT NULL,
  `at` integer NOT NULL,
  `actor_kind` text NOT NULL,
  `actor_id` text,
  `organisation_id` text,
  `act` text NOT NULL,
  `object_kind` text NOT NULL,
  `object_id` text NOT NULL,
  `standard_id` text,
  `version_id` text,
  `before` text,
  `after` text,
  `previous_hash` text NOT NULL,
  `hash` text NOT NULL
);
CREATE INDEX `audit_events_object` ON `audit_events` (`object_kind`,`object_id`);
CREATE INDEX `audit_events_version` ON `audit_events` (`version_id`);
CREATE TABLE `audit_head` (
  `id` integer PRIMARY KEY NOT NULL,
  `seq` integer NOT NULL,
  `hash` text NOT NULL
);
CREATE TABLE `letters` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `recipient` text NOT NULL,
  `subject` text NOT NULL,
  `body` text NOT NULL,
  `created_at` integer NOT NULL,
  `not_before` integer NOT NULL,
  `attempts` integer NOT NULL,
  `sent_at` integer,
  `failed_at` integer,
  `last_error` text
);
CREATE INDEX `letters_waiting` ON `letters` (`sent_at`,`not_before`);
CREATE TABLE `settings` (
  `key` text PRIMARY KEY NOT NULL,
  `value` text NOT NULL,
  `changed_at` integer NOT NULL
);
