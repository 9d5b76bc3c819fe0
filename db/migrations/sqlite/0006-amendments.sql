CREATE TABLE `amendments` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `number` integer NOT NULL,
  `document_id` text NOT NULL,
  `draft_id` text NOT NULL,
  `author_id` text NOT NULL,
  `organisation_id` text,
  `interest_category` text,
  `title` text NOT NULL,
  `rationale` text NOT NULL,
  `type` text,
  `impact` text,
  `state` text NOT NULL,
  `round` integer NOT NULL,
  `changes` text NOT NULL,
  `reason` text NOT NULL,
  `created_at` integer NOT NULL,
  `submitted_at` integer,
  `decided_by` text,
  `decided_at` integer,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`draft_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `amendments_number` ON `amendments` (`standard_id`,`number`);
CREATE UNIQUE INDEX `amendments_document` ON `amendments` (`document_id`);
CREATE INDEX `amendments_draft` ON `amendments` (`draft_id`,`state`);
CREATE INDEX `amendments_author` ON `amendments` (`author_id`);
CREATE TABLE `amendment_bases` (
  `amendment_id` text PRIMARY KEY NOT NULL,
  `canonical` text NOT NULL,
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `amendment_people` (
  `amendment_id` text NOT NULL,
  `person_id` text NOT NULL,
  `organisation_id` text,
  `invited_by` text,
  `at` integer NOT NULL,
  PRIMARY KEY(`amendment_id`, `person_id`),
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `amendment_people_person` ON `amendment_people` (`person_id`);
CREATE TABLE `amendment_comments` (
  `amendment_id` text NOT NULL,
  `comment_id` text NOT NULL,
  PRIMARY KEY(`amendment_id`, `comment_id`),
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `amendment_supports` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `amendment_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `interest_category` text NOT NULL,
  `position` text NOT NULL,
  `reason` text NOT NULL,
  `person_id` text NOT NULL,
  `round` integer NOT NULL,
  `at` integer NOT NULL,
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `amendment_supports_amendment` ON `amendment_supports` (`amendment_id`);
CREATE TABLE `amendment_acceptances` (
  `id` text PRIMARY KEY NOT NULL,
  `draft_id` text NOT NULL,
  `number` integer NOT NULL,
  `before` text,
  `after` text,
  `decided_by` text NOT NULL,
  `at` integer NOT NULL,
  `undone_by` text,
  `undone_at` integer,
  FOREIGN KEY (`draft_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`undone_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `amendment_acceptances_number` ON `amendment_acceptances` (`draft_id`,`number`);
CREATE TABLE `amendment_merges` (
  `acceptance_id` text NOT NULL,
  `amendment_id` text NOT NULL,
  `former_base` text,
  PRIMARY KEY(`acceptance_id`, `amendment_id`),
  FOREIGN KEY (`acceptance_id`) REFERENCES `amendment_acceptances`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `amendment_decisions` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `amendment_id` text NOT NULL,
  `acceptance_id` text,
  `part_id` text NOT NULL,
  `clause` text NOT NULL,
  `outcome` text NOT NULL,
  `reason` text NOT NULL,
  `wording` text NOT NULL,
  `decided_by` text NOT NULL,
  `at` integer NOT NULL,
  `undone_at` integer,
  FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`acceptance_id`) REFERENCES `amendment_acceptances`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `amendment_decisions_amendment` ON `amendment_decisions` (`amendment_id`);
ALTER TABLE `standards` ADD `last_amendment` integer DEFAULT 0 NOT NULL;
