CREATE TABLE `artefact_sets` (
  `hash` text PRIMARY KEY NOT NULL,
  `manifest` text NOT NULL,
  `described` text NOT NULL,
  `created_at` integer NOT NULL
);
CREATE TABLE `artefacts` (
  `version_id` text NOT NULL,
  `path` text NOT NULL,
  `kind` text NOT NULL,
  `hash` text NOT NULL,
  `bytes` integer NOT NULL,
  `media_type` text NOT NULL,
  `title` text NOT NULL,
  `defines` text NOT NULL,
  `identifier` text NOT NULL,
  `version` text NOT NULL,
  `refers_to` text NOT NULL,
  `remarks` text NOT NULL,
  `added_by` text,
  `added_at` integer NOT NULL,
  PRIMARY KEY(`version_id`, `path`),
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`hash`) REFERENCES `files`(`hash`) ON UPDATE no action ON DELETE no action
);
ALTER TABLE `snapshots` ADD `artefacts_hash` text REFERENCES artefact_sets(hash);
ALTER TABLE `ballots` ADD `artefacts_hash` text;
ALTER TABLE `approvals` ADD `artefacts_hash` text;
