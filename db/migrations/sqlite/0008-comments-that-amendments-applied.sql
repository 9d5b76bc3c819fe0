ALTER TABLE `amendment_comments` ADD `applied_at` integer;
