CREATE TABLE `document_history` (
  `document_id` text NOT NULL,
  `from_seq` integer NOT NULL,
  `through_seq` integer NOT NULL,
  `updates` integer NOT NULL,
  `person_id` text,
  `organisation_id` text,
  `from_at` integer NOT NULL,
  `through_at` integer NOT NULL,
  `packed` blob NOT NULL,
  PRIMARY KEY(`document_id`, `through_seq`)
);
CREATE TABLE `snapshot_records` (
  `snapshot_id` text PRIMARY KEY NOT NULL,
  `failure` text,
  `contributors` text NOT NULL,
  `passages` text NOT NULL,
  `news` text NOT NULL,
  `created_at` integer NOT NULL,
  FOREIGN KEY (`snapshot_id`) REFERENCES `snapshots`(`id`) ON UPDATE no action ON DELETE no action
);
ALTER TABLE `document_clients` ADD `origin` text;
ALTER TABLE `document_clients` ADD `carried` text;
