CREATE TABLE `statements_of_use` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `organisation_id` text NOT NULL,
  `supplier_id` text NOT NULL,
  `product` text NOT NULL,
  `site` text NOT NULL,
  `evidence` text NOT NULL,
  `stated_by` text NOT NULL,
  `stated_at` integer NOT NULL,
  `withdrawn_by` text,
  `withdrawn_at` integer,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`supplier_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`stated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `statements_of_use_version` ON `statements_of_use` (`version_id`);
CREATE TABLE `exchanges_shown` (
  `id` text PRIMARY KEY NOT NULL,
  `version_id` text NOT NULL,
  `requirements` text NOT NULL,
  `first_product` text NOT NULL,
  `first_supplier_id` text NOT NULL,
  `second_product` text NOT NULL,
  `second_supplier_id` text NOT NULL,
  `evidence` text NOT NULL,
  `shown_on` integer NOT NULL,
  `recorded_by` text NOT NULL,
  `recorded_at` integer NOT NULL,
  `withdrawn_by` text,
  `withdrawn_at` integer,
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`first_supplier_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`second_supplier_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`withdrawn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
CREATE INDEX `exchanges_shown_version` ON `exchanges_shown` (`version_id`);
CREATE TABLE `requirements_without_exchange` (
  `version_id` text NOT NULL,
  `requirement` text NOT NULL,
  `reason` text NOT NULL,
  `recorded_by` text NOT NULL,
  `recorded_at` integer NOT NULL,
  PRIMARY KEY(`version_id`, `requirement`),
  FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
ALTER TABLE `versions` ADD `mandated_at` integer;
ALTER TABLE `ballots` ADD `recirculate_at` integer;
ALTER TABLE `ballots` ADD `recirculated_at` integer;
ALTER TABLE `ballots` ADD `first_closed_at` integer;
ALTER TABLE `ballots` ADD `first_result` text;
CREATE INDEX `ballots_recirculating` ON `ballots` (`recirculate_at`);
ALTER TABLE `approvals` ADD `purpose` text DEFAULT 'publication' NOT NULL;
ALTER TABLE `approvals` ADD `implement_from` integer;
ALTER TABLE `approvals` ADD `comply_by` integer;
ALTER TABLE `approvals` ADD `review_by` integer;
ALTER TABLE `approvals` ADD `notice_reason` text DEFAULT '' NOT NULL;
