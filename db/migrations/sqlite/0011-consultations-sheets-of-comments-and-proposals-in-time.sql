CREATE TABLE `comment_sheets` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `person_id` text NOT NULL,
  `organisation_id` text,
  `for_others` integer NOT NULL,
  `file_name` text NOT NULL,
  `created_at` integer NOT NULL,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `comment_sheets_person` ON `comment_sheets` (`person_id`);
CREATE INDEX `comment_sheets_created` ON `comment_sheets` (`created_at`);
CREATE TABLE `comment_sheet_rows` (
  `sheet_id` text NOT NULL,
  `row` integer NOT NULL,
  `cells` text NOT NULL,
  `comment_id` text,
  PRIMARY KEY(`sheet_id`, `row`),
  FOREIGN KEY (`sheet_id`) REFERENCES `comment_sheets`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `consultations` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `number` integer NOT NULL,
  `snapshot_id` text NOT NULL,
  `hash` text NOT NULL,
  `asks` text NOT NULL,
  `use` text NOT NULL,
  `questions` text NOT NULL,
  `invited` text NOT NULL,
  `invited_categories` text NOT NULL,
  `opened_by` text NOT NULL,
  `opened_at` integer NOT NULL,
  `closes_at` integer NOT NULL,
  `closed_at` integer,
  `outcome` text NOT NULL,
  `outcome_by` text,
  `outcome_at` integer,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`outcome_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `consultations_number` ON `consultations` (`version_id`,`number`);
CREATE TABLE `consultation_invitations` (
  `consultation_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `interest_category` text NOT NULL,
  `by_name` integer NOT NULL,
  PRIMARY KEY(`consultation_id`, `organisation_id`),
  FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `consultation_answers` (
  `id` text PRIMARY KEY NOT NULL,
  `consultation_id` text NOT NULL,
  `question_id` text NOT NULL,
  `author_id` text NOT NULL,
  `organisation_id` text,
  `interest_category` text,
  `body` text NOT NULL,
  `created_at` integer NOT NULL,
  `edited_at` integer,
  FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `consultation_answers_one` ON `consultation_answers` (`consultation_id`,`question_id`,`author_id`);
ALTER TABLE `comments` ADD `proposed_at` integer;
ALTER TABLE `comments` ADD `elsewhere` text;
CREATE INDEX `comments_state` ON `comments` (`state`,`proposed_at`);
