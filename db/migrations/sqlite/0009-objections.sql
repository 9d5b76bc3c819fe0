CREATE TABLE `objections` (
  `id` text PRIMARY KEY NOT NULL,
  `standard_id` text NOT NULL,
  `version_id` text NOT NULL,
  `number` integer NOT NULL,
  `decision_kind` text NOT NULL,
  `decision_id` text NOT NULL,
  `decision` text NOT NULL,
  `decided_at` integer NOT NULL,
  `filed_by` text NOT NULL,
  `organisation_id` text,
  `summary` text NOT NULL,
  `reasons` text NOT NULL,
  `removed_by` text NOT NULL,
  `filed_at` integer NOT NULL,
  `answer_by` integer NOT NULL,
  `outcome` text,
  `answer` text NOT NULL,
  `answered_by` text,
  `answered_at` integer,
  `answered_late` integer NOT NULL,
  FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`filed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `objections_number` ON `objections` (`standard_id`,`number`);
CREATE INDEX `objections_version` ON `objections` (`version_id`);
CREATE INDEX `objections_decision` ON `objections` (`decision_kind`,`decision_id`);
ALTER TABLE `standards` ADD `last_objection` integer DEFAULT 0 NOT NULL;
