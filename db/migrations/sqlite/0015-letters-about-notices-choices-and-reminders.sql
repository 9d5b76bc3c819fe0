CREATE TABLE `notice_choices` (
  `person_id` text NOT NULL,
  `kind` text NOT NULL,
  `channel` text NOT NULL,
  `chosen_at` integer NOT NULL,
  PRIMARY KEY(`person_id`, `kind`),
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `mail_wishes` (
  `person_id` text PRIMARY KEY NOT NULL,
  `secret` text NOT NULL,
  `paused_until` integer,
  FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX `mail_wishes_secret` ON `mail_wishes` (`secret`);
CREATE TABLE `reminders` (
  `object_kind` text NOT NULL,
  `object_id` text NOT NULL,
  `closes_at` integer NOT NULL,
  `days_before` integer NOT NULL,
  `settled_at` integer NOT NULL,
  `told` integer NOT NULL,
  PRIMARY KEY(`object_id`, `closes_at`, `days_before`)
);
ALTER TABLE `notices` ADD `detail` text;
ALTER TABLE `notices` ADD `times` integer DEFAULT 1 NOT NULL;
ALTER TABLE `notices` ADD `organisation_id` text;
ALTER TABLE `notices` ADD `object_kind` text;
ALTER TABLE `notices` ADD `object_id` text;
ALTER TABLE `notices` ADD `mail` text;
ALTER TABLE `notices` ADD `mail_after` integer;
ALTER TABLE `notices` ADD `letter_id` integer;
CREATE INDEX `notices_mail` ON `notices` (`mail`,`mail_after`);
CREATE INDEX `notices_letter` ON `notices` (`letter_id`);
ALTER TABLE `letters` ADD `person_id` text;
ALTER TABLE `letters` ADD `about` text;
CREATE INDEX `letters_person` ON `letters` (`person_id`,`about`,`created_at`);
