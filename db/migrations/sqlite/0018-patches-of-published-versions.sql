ALTER TABLE `versions` ADD `patch_of_id` text;
ALTER TABLE `versions` ADD `patch_notice_at` integer;
ALTER TABLE `versions` ADD `patch_reason` text DEFAULT '' NOT NULL;
