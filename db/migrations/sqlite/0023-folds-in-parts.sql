CREATE TABLE `fold_parts` (
  `fold_id` text NOT NULL,
  `part` integer NOT NULL,
  `document_id` text NOT NULL,
  `bytes` blob NOT NULL,
  `at` integer NOT NULL,
  PRIMARY KEY(`fold_id`, `part`)
);
CREATE INDEX `fold_parts_document` ON `fold_parts` (`document_id`);
ALTER TABLE `document_snapshots` ADD `fold_id` text;
