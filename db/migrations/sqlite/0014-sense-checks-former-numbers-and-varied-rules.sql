CREATE TABLE `former_numbers` (
  `standard_id` text NOT NULL,
  `number` text NOT NULL,
  `version_id` text NOT NULL,
  `at` integer NOT NULL,
  PRIMARY KEY(`standard_id`, `number`),
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `rule_variations` (
  `version_id` text NOT NULL,
  `track` text NOT NULL,
  `rules` text NOT NULL,
  `reason` text NOT NULL,
  `varied_by` text NOT NULL,
  `varied_at` integer NOT NULL,
  PRIMARY KEY(`version_id`, `track`),
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`varied_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `sense_checks` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `subject_kind` text NOT NULL,
  `subject_id` text NOT NULL,
  `subject` text NOT NULL,
  `question` text NOT NULL,
  `opened_by` text NOT NULL,
  `opened_at` integer NOT NULL,
  `closes_at` integer NOT NULL,
  `closed_at` integer,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `sense_checks_version` ON `sense_checks` (`version_id`);
CREATE INDEX `sense_checks_subject` ON `sense_checks` (`subject_id`);
CREATE INDEX `sense_checks_closing` ON `sense_checks` (`closed_at`,`closes_at`);
CREATE TABLE `sense_answers` (
  `id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  `sense_check_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `interest_category` text NOT NULL,
  `position` text NOT NULL,
  `reason` text NOT NULL,
  `person_id` text NOT NULL,
  `at` integer NOT NULL,
  FOREIGN KEY (`sense_check_id`) REFERENCES `sense_checks`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `sense_answers_check` ON `sense_answers` (`sense_check_id`);
